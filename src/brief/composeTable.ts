/** A table node → rows of cells with columns as wide as their content needs, its head repeated on later pages. */
import { createElement, type ReactElement } from 'react';
import { tableTooWide } from '../diagnostics/messages/brief.js';
import type { Table, TableCell, TableRow } from '../document/nodes.js';
import type { Inline } from '../typesetting/paragraph.js';
import { intrinsicWidths } from '../typesetting/setParagraph.js';
import { captionElement } from './composeFigure.js';
import { inlinesOf } from './composeInlines.js';
import type { Place } from './composeFlow.js';
import { columnWidths } from './columnWidths.js';
import { baseStyle, marked, paragraphStyle, roleStyle, textElement, together, type Composer } from './composer.js';

type Kind = 'head' | 'body';
type PreparedCell = { readonly node: TableCell; readonly inlines: readonly Inline[] };
type PreparedRow = { readonly node: TableRow; readonly kind: Kind; readonly cells: readonly PreparedCell[] };

const roleOf = { head: 'tableHead', body: 'tableCell' } as const;

function prepareRow(node: TableRow, kind: Kind, composer: Composer): PreparedRow {
  const style = { ...baseStyle(roleStyle(roleOf[kind], composer), composer), tabularFigures: true };
  return { node, kind, cells: node.children.map((cell) => ({ node: cell, inlines: inlinesOf(cell.children, style, composer) })) };
}

/** The element of a table. Reports `table-too-wide` where even the longest words do not fit side by side. */
export function composeTable(node: Table, place: Place, composer: Composer): ReactElement {
  const { look, components, input } = composer;
  const rows = node.children.map((row, index) => prepareRow(row, index === 0 ? 'head' : 'body', composer));
  const columnCount = Math.max(1, ...rows.map((row) => row.cells.length));
  const padding = 2 * look.style.metrics.cellPaddingPt;
  const context = { fonts: input.fonts, cache: composer.cache };
  const columns = Array.from({ length: columnCount }, (_, index) => {
    let minPt = 0;
    let maxPt = 0;
    for (const row of rows) {
      const cell = row.cells[index];
      if (cell === undefined) continue;
      const widths = intrinsicWidths(cell.inlines, paragraphStyle(roleStyle(roleOf[row.kind], composer), composer), context);
      minPt = Math.max(minPt, widths.minPt);
      maxPt = Math.max(maxPt, widths.maxPt);
    }
    // Rounded up: a width that is too small by a rounding error would break the longest line.
    return { minPt: Math.ceil(minPt * 10 + 1) / 10 + padding, maxPt: Math.ceil(maxPt * 10 + 1) / 10 + padding };
  });
  const { widthsPt, excessPt } = columnWidths(columns, { measurePt: place.widthPt, comfortablePt: roleStyle('tableCell', composer).sizePt * 5 + padding });
  if (excessPt > 0.5) composer.report(tableTooWide(excessPt, node.position));

  const composeRow = (row: PreparedRow, index: number): ReactElement => {
    const role = roleStyle(roleOf[row.kind], composer);
    const cells = widthsPt.map((widthPt, column) => {
      const cell = row.cells[column];
      const align = node.align[column] ?? 'left';
      const text =
        cell === undefined
          ? null
          : textElement({ inlines: cell.inlines, style: { ...paragraphStyle(role, composer), align } }, composer, { position: cell.node.position, widthPt: widthPt - padding });
      return createElement(components.TableCell, { look, kind: row.kind, widthPt, children: marked({ tag: row.kind === 'head' ? 'TH' : 'TD' }, text) });
    });
    const content = createElement(components.TableRow, { look, kind: row.kind, last: index === rows.length - 1, children: together(cells) });
    // A head must not be left alone at the foot of a page, nor the last row be sent off alone.
    const keepWithNext = row.kind === 'head' || (index === rows.length - 2 && rows.length > 3);
    return marked({ tag: 'TR', unbreakable: true, keepWithNext, repeat: row.kind === 'head', position: row.node.position }, content);
  };

  const widthPt = widthsPt.reduce((total, width) => total + width, 0);
  const caption = captionElement({ children: node.caption, label: input.references.tables.get(node.key) }, composer, place.widthPt);
  return marked(
    { tag: 'Table', ids: [node.key], position: node.position },
    createElement(components.Table, {
      look, widthPt,
      caption: caption === null ? null : marked({ tag: null, keepWithNext: true }, caption),
      children: together(rows.map(composeRow)),
    }),
  );
}
