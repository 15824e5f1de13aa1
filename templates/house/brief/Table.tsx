/** Tables with rules above, below and under the head, and nothing between the columns. */
import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { TableCellProps, TableProps, TableRowProps } from '../../../src/brief/briefTemplate.js';

export const Table = ({ look, widthPt, caption, children }: TableProps): ReactElement => (
  <View style={{ marginTop: 10, marginBottom: 14, alignItems: 'center' }}>
    {caption === null ? null : <View style={{ marginBottom: 6 }}>{caption}</View>}
    <View style={{ width: widthPt, borderTopWidth: 1.1, borderTopColor: look.tokens.colours.accent, borderBottomWidth: 1.1, borderBottomColor: look.tokens.colours.accent }}>{children}</View>
  </View>
);

export const TableRow = ({ look, kind, last, children }: TableRowProps): ReactElement => (
  <View
    style={
      kind === 'head'
        ? { flexDirection: 'row', alignItems: 'flex-end', borderBottomWidth: 0.7, borderBottomColor: look.tokens.colours.accent, backgroundColor: look.tokens.colours.panel }
        : { flexDirection: 'row', borderBottomWidth: last ? 0 : 0.5, borderBottomColor: look.tokens.colours.rule }
    }
  >
    {children}
  </View>
);

export const TableCell = ({ look, kind, widthPt, children }: TableCellProps): ReactElement => (
  <View style={{ width: widthPt, paddingHorizontal: look.style.metrics.cellPaddingPt, paddingVertical: kind === 'head' ? 4.5 : 3.6 }}>{children}</View>
);
