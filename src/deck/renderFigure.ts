/** Figures and tables with their captions → HTML. */
import type { Figure, Phrasing, Table } from '../document/nodes.js';
import { plainText } from '../document/plainText.js';
import { provenanceOf } from '../document/provenance.js';
import { headRowsOf, tableGrid, type PlacedCell } from '../document/tableGrid.js';
import type { Drawing } from '../figures/figureTable.js';
import type { Label } from '../references/references.js';
import { bodyFace } from './deckGlyphs.js';
import type { TextFace } from './deckGlyphs.js';
import { element } from './html.js';
import type { Html, HtmlElement } from './html.js';
import { renderLiveFigure } from './liveFigures.js';
import { deckId } from './planSlides.js';
import { recoloured } from './recolour.js';
import type { RenderContext } from './renderContext.js';
import { renderDrawing } from './renderDrawing.js';
import { renderFigureData } from './renderFigureData.js';
import { authorClasses, renderPhrasing, renderWords } from './renderPhrasing.js';

const boldFace: TextFace = { ...bodyFace, weight: 700 };

/**
 * A figure with its caption. Where the author gave no text alternative, what was composed from the chart stands for it, or the caption. Nothing is left of
 * a figure without drawing and caption; its drawing's failure was reported where it was drawn.
 */
export function renderFigure(node: Figure, context: RenderContext): readonly HtmlElement[] {
  const drawn = context.input.figures.get(node.key);
  const painted = drawn?.kind === 'vector' && drawn.chart !== undefined && context.darkGround !== null ? recoloured(drawn.svg, context.darkGround) : null;
  const drawing = drawn?.kind === 'vector' && painted !== null ? { ...drawn, svg: painted } : drawn;
  const composed = drawing?.kind === 'vector' ? (drawing.meaning?.description ?? '') : '';
  const alt = node.alt ?? (composed || plainText(node.caption));
  const label = context.input.references.figures.get(node.key);
  const source = renderSource(provenanceOf(node, drawing?.kind === 'vector' ? (drawing.meaning?.source ?? null) : null), context);
  const caption = renderCaption({ label, caption: node.caption, source }, 'figcaption', context);
  if (!drawing && caption.length === 0) return [];
  const inputs = drawing?.kind === 'vector' ? renderLiveFigure(node, drawing, context) : [];
  const names = [drawing?.kind ?? null, painted === null ? null : 'recoloured', authorClasses(node.attributes?.classes ?? [])].filter((name) => name !== null).join(' ');
  return [
    element('figure', { id: deckId(node.key), 'data-id': node.attributes?.values['data-id'] ?? null, class: names === '' ? null : names }, [
      ...(drawing ? [element('div', { class: 'drawing', 'data-chart': context.live.has(node.key) ? node.key : null, style: boxOf(drawing, node.widthPercent) }, [renderDrawing(drawing, { key: node.key, alt }, context)])] : []),
      ...inputs,
      ...(drawing?.kind === 'vector' ? renderFigureData(node, drawing, { name: label?.text ?? context.wording.unnamedFigure, context }) : []),
      ...caption,
    ]),
  ];
}

/** A picture made of pixels is not blown up beyond this: it would only get coarse. */
const largestMagnification = 1.6;

/** The drawing's proportions and width: the slide's style sheet makes the box smaller where there is less room. */
function boxOf(drawing: Drawing, widthPercent: number | null): string {
  const proportions = `aspect-ratio:${round(drawing.widthPx)}/${round(drawing.heightPx)}`;
  const width = widthPercent === null ? '' : `;width:${round(widthPercent)}%`;
  const limit = drawing.kind === 'raster' ? `;max-width:${round(drawing.widthPx * largestMagnification)}px` : '';
  return proportions + width + limit;
}

const round = (value: number): string => String(Math.round(value * 100) / 100);

/** `Figure 3. Words of the caption`; empty for what has neither number nor words. */
function renderCaption(
  caption: { readonly label: Label | undefined; readonly caption: readonly Phrasing[]; readonly source?: readonly Html[] },
  name: 'figcaption' | 'caption',
  context: RenderContext,
): readonly HtmlElement[] {
  const { label, source = [] } = caption;
  if (!label && caption.caption.length === 0 && source.length === 0) return [];
  const number = label ? [element('span', { class: 'label' }, renderWords(label.text, boldFace, context))] : [];
  const separator = label && caption.caption.length > 0 ? renderWords(context.wording.captionSeparator, boldFace, context) : [];
  return [element(name, {}, [...number, ...separator, ...renderPhrasing(caption.caption, bodyFace, context), ...(source.length === 0 ? [] : [element('span', { class: 'source' }, source)])])];
}

/** `Source: …`; empty for nothing. */
const renderSource = (nodes: readonly Phrasing[], context: RenderContext): readonly Html[] =>
  nodes.length === 0 ? [] : [...renderWords(`${context.wording.source}${context.wording.labelColon}`, bodyFace, context), ...renderPhrasing(nodes, bodyFace, context)];

/** A table in a box of its own, so that a wide one can be scrolled where it cannot be made smaller. */
export function renderTable(node: Table, context: RenderContext): HtmlElement {
  const grid = tableGrid(node);
  const head = grid.slice(0, headRowsOf(node));
  const rows = grid.slice(headRowsOf(node));
  const cells = (row: readonly PlacedCell[], name: 'th' | 'td'): readonly Html[] =>
    row.map(({ cell, column, columnSpan, rowSpan }) => {
      // An empty cell is no heading of anything: https://dequeuniversity.com/rules/axe/4.11/empty-table-header
      const isHead = name === 'th' && cell.children.length > 0;
      // What stands over several columns is no column's.
      const align = name === 'th' && columnSpan > 1 ? 'center' : (node.align[column] ?? null);
      const face = name === 'th' ? boldFace : bodyFace;
      return element(
        isHead ? 'th' : 'td',
        { scope: isHead ? 'col' : null, colspan: columnSpan > 1 ? String(columnSpan) : null, rowspan: rowSpan > 1 ? String(rowSpan) : null, class: align === null || align === 'left' ? null : `align-${align}` },
        renderPhrasing(cell.children, face, context),
      );
    });
  const source = renderSource(provenanceOf(node, null), context);
  const isHeadEmpty = head.every((row) => row.every(({ cell }) => cell.children.length === 0));
  const caption = renderCaption({ label: context.input.references.tables.get(node.key), caption: node.caption }, 'caption', context);
  const names = ['table', authorClasses(node.attributes?.classes ?? [])].filter((name) => name !== null).join(' ');
  return element('div', { class: names, id: deckId(node.key) }, [
    element('table', {}, [
      ...caption,
      ...(isHeadEmpty ? [] : [element('thead', {}, head.map((row) => element('tr', {}, cells(row, 'th'))))]),
      element('tbody', {}, rows.map((row) => element('tr', {}, cells(row, 'td')))),
    ]),
    ...(source.length === 0 ? [] : [element('p', { class: 'source' }, source)]),
  ]);
}
