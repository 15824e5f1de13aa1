/** Headings, quotations, callouts, code and tables of the academic brief: rules, no grounds. */
import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { CalloutProps, CodeBlockProps, ContainerProps, DefinitionProps, HeadingProps, TableProps, TableRowProps } from '../../../src/brief/briefTemplate.js';

const spaceAbove = [20, 15, 12, 10, 10, 10];
const spaceBelow = [7, 5, 4, 3, 2, 2];
const heavyPt = 0.9;
const lightPt = 0.5;

export const Heading = ({ depth, afterHeading, children }: HeadingProps): ReactElement => (
  <View style={{ marginTop: afterHeading ? 2 : (spaceAbove[depth - 1] ?? 10), marginBottom: spaceBelow[depth - 1] ?? 2 }}>{children}</View>
);

export const Blockquote = ({ look, children }: ContainerProps): ReactElement => (
  <View style={{ marginVertical: 7, marginHorizontal: look.style.metrics.quoteInsetPt }}>{children}</View>
);

export const Callout = ({ look, title, children }: CalloutProps): ReactElement => (
  <View
    style={{
      marginTop: 9, marginBottom: 11, paddingVertical: 7, paddingHorizontal: look.style.metrics.calloutInsetPt, borderTopWidth: lightPt, borderTopColor: look.tokens.colours.ink,
      borderBottomWidth: lightPt, borderBottomColor: look.tokens.colours.ink,
    }}
  >
    <View style={{ marginBottom: 2 }}>{title}</View>
    {children}
  </View>
);

export const Definition = ({ look, terms, definitions }: DefinitionProps): ReactElement => (
  <View style={{ marginVertical: 3 }}>
    {terms}
    <View style={{ paddingLeft: look.style.metrics.definitionIndentPt }}>{definitions}</View>
  </View>
);

export const CodeBlock = ({ look, children }: CodeBlockProps): ReactElement => (
  <View
    style={{
      marginTop: 7, marginBottom: 9, paddingVertical: 5, paddingHorizontal: look.style.metrics.codeInsetPt, borderTopWidth: lightPt, borderTopColor: look.tokens.colours.rule,
      borderBottomWidth: lightPt, borderBottomColor: look.tokens.colours.rule,
    }}
  >
    {children}
  </View>
);

export const Table = ({ look, widthPt, caption, children }: TableProps): ReactElement => (
  <View style={{ marginTop: 11, marginBottom: 14, alignItems: 'center' }}>
    {caption === null ? null : <View style={{ marginBottom: 5 }}>{caption}</View>}
    <View style={{ width: widthPt, borderTopWidth: heavyPt, borderTopColor: look.tokens.colours.ink, borderBottomWidth: heavyPt, borderBottomColor: look.tokens.colours.ink }}>{children}</View>
  </View>
);

export const TableRow = ({ look, kind, children }: TableRowProps): ReactElement => (
  <View style={kind === 'head' ? { flexDirection: 'row', alignItems: 'flex-end', borderBottomWidth: lightPt, borderBottomColor: look.tokens.colours.ink } : { flexDirection: 'row' }}>{children}</View>
);
