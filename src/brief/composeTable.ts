/** A table node → rows of cells with columns as wide as their content needs, its head repeated on later pages. */
import { createElement, type ReactElement } from 'react';
import { tableTooWide } from '../diagnostics/messages/brief.js';
import type { Table } from '../document/nodes.js';
import type { Inline } from '../typesetting/paragraph.js';
import { setParagraph } from '../typesetting/setParagraph.js';
import { captionElement, placementOf } from './composeFigure.js';
import type { Place } from './composeFlow.js';
import { marked, paragraphStyle, roleStyle, textElement, together, type Composer } from './composer.js';
import { planTable, roleOf, type PreparedRow, type TablePart, type TablePlan } from './tablePlan.js';

/** An excess that cannot be seen. */
const visibleExcessPt = 0.5;
/** Of a page's height: a taller head is not set again on later pages, a taller row is divided between pages. */
const tallHeadShare = 0.25;
const tallRowShare = 0.5;

/** Where a column stands again, what may be in the brief only once is left out. */
const isRepeatable = (inline: Inline): boolean => inline.kind === 'lineBreak' || inline.mark === null || !/^(?:anchor|footnote):/.test(inline.mark);

class PartComposer {
  private readonly node: Table;
  private readonly plan: TablePlan;
  private readonly part: TablePart;
  private readonly squeezed: boolean;

  constructor(node: Table, plan: TablePlan, part: TablePart) {
    this.node = node;
    this.plan = plan;
    this.part = part;
    this.squeezed = plan.excessPt > 0;
  }

  get widthPt(): number {
    return this.part.widthsPt.reduce((total, width) => total + width, 0);
  }

  /** The text of a row's cells in this part. */
  private texts(row: PreparedRow) {
    const { composer, parts } = this.plan;
    const padding = 2 * composer.look.style.metrics.cellPaddingPt;
    const style = paragraphStyle(roleStyle(roleOf[row.kind], composer), composer);
    return this.part.columns.map((column, index) => {
      const cell = row.cells[column] ?? null;
      const again = column === 0 && this.part !== parts[0];
      const inlines = cell?.inlines ?? [];
      return {
        cell,
        widthPt: this.part.widthsPt[index] ?? 0,
        textWidthPt: (this.part.widthsPt[index] ?? 0) - padding,
        inlines: again ? inlines.filter(isRepeatable) : inlines,
        style: { ...style, align: this.node.align[column] ?? 'left', hyphenate: style.hyphenate || this.squeezed },
      };
    });
  }

  private heightPt(row: PreparedRow): number {
    const { input, cache } = this.plan.composer;
    const heights = this.texts(row).map(({ inlines, style, textWidthPt }) => setParagraph(inlines, style, { widthPt: textWidthPt, fonts: input.fonts, cache }).heightPt);
    return Math.max(0, ...heights);
  }

  private row(row: PreparedRow, index: number): ReactElement {
    const { composer, rows } = this.plan;
    const { look, components } = composer;
    const cells = this.texts(row).map(({ cell, widthPt, textWidthPt, inlines, style }) => {
      const text = cell === null ? null : textElement({ inlines, style }, composer, { position: cell.node.position, widthPt: textWidthPt });
      return createElement(components.TableCell, { look, kind: row.kind, widthPt, children: marked(row.kind === 'head' ? { tag: 'TH', scope: 'Column' } : { tag: 'TD' }, text) });
    });
    const content = createElement(components.TableRow, { look, kind: row.kind, last: index === rows.length - 1, children: together(cells) });
    const share = this.squeezed ? this.heightPt(row) / look.geometry.areaHeightPt : 0;
    // The last row is not sent off alone.
    const keepWithNext = index === rows.length - 2 && rows.length > 3 && share <= tallHeadShare;
    return marked({ tag: 'TR', unbreakable: share <= tallRowShare, keepWithNext, position: row.node.position }, content);
  }

  rows(): ReactElement {
    const { rows, composer } = this.plan;
    const elements = (kind: PreparedRow['kind']): ReactElement[] => rows.flatMap((row, index) => (row.kind === kind ? [this.row(row, index)] : []));
    const head = elements('head');
    const body = elements('body');
    // Broken words pile up: such a head can be taller than what a page has left for the rows.
    const repeat = !this.squeezed || rows.reduce((sum, row) => sum + (row.kind === 'head' ? this.heightPt(row) : 0), 0) <= composer.look.geometry.areaHeightPt * tallHeadShare;
    return together([
      ...(head.length === 0 ? [] : [marked({ tag: 'THead', repeat, unbreakable: repeat, keepWithNext: repeat }, ...head)]),
      ...(body.length === 0 ? [] : [marked({ tag: 'TBody' }, ...body)]),
    ]);
  }
}

/**
 * The element of a table. Reports `table-too-wide` where even the longest words do not fit side by side: then they are
 * broken, the type is smaller, or the columns stand in parts below each other, each with the first column.
 */
export function composeTable(node: Table, place: Place, composer: Composer): ReactElement {
  const plan = planTable(node, place.widthPt, composer);
  const { look, components } = plan.composer;
  if (plan.excessPt > visibleExcessPt) {
    const sizePt = plan.composer === composer ? null : roleStyle('tableCell', plan.composer).sizePt;
    composer.report(tableTooWide(plan.excessPt, { sizePt, parts: plan.parts.length }, node.position));
  }
  const caption = captionElement({ children: node.caption, label: composer.input.references.tables.get(node.key) }, composer, place.widthPt);
  const placement = caption === null ? null : plan.parts.length > 1 ? 'here' : placementOf(node, place, composer);
  const parts = plan.parts.map((part, index) => {
    const own = new PartComposer(node, plan, part);
    return marked(
      { tag: 'Table', ...(index === 0 ? { ids: [node.key] } : {}), position: node.position, ...(placement === null ? {} : { placed: { sequence: 'table', placement } }) },
      createElement(components.Table, {
        look, widthPt: own.widthPt,
        caption: caption === null || index > 0 ? null : marked({ tag: null, keepWithNext: true }, caption),
        children: own.rows(),
      }),
    );
  });
  return together(parts);
}
