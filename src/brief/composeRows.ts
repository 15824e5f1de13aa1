/** The rows of one part of a table → elements: rows of their own, or several that cells span as one box. */
import { createElement, type ReactElement } from 'react';
import type { Alignment } from '../document/nodes.js';
import type { Inline } from '../typesetting/paragraph.js';
import { setParagraph } from '../typesetting/setParagraph.js';
import { boxOf } from './boxes.js';
import { marked, paragraphStyle, roleStyle, textElement, together, type Composer } from './composer.js';
import { expandElements } from './expandElements.js';
import { layOutFlow } from './flowLayout.js';
import { plainSetter } from './galley.js';
import { foundLanguage } from './languages.js';
import type { BlockMark } from './layoutTree.js';
import { roleOf, type PreparedCell, type PreparedRow, type RowKind, type TablePart, type TablePlan } from './tablePlan.js';

/** Of a page's height: a taller head is not set again on later pages, taller rows are divided between pages. */
const tallHeadShare = 0.25;
const tallRowShare = 0.5;
/** A cell's height beyond its text where the template's component cannot be laid out by itself. */
const usualPaddingPt = 9;
const spanRulePt = 0.5;

/** Where a column stands again, what may be in the brief only once is left out. */
const isRepeatable = (inline: Inline): boolean => inline.kind === 'lineBreak' || inline.mark === null || !/^(?:anchor|footnote):/.test(inline.mark);

/** A cell in this part: where it is, and how it is set. `cell` is null where nothing stands. */
type SetCell = {
  readonly cell: PreparedCell | null;
  readonly leftPt: number;
  readonly widthPt: number;
  readonly columnSpan: number;
  readonly inlines: readonly Inline[];
  readonly align: 'left' | 'right' | 'center';
};

/** Rows that stay together, by their indices in the table. */
type RowGroup = { readonly rows: readonly PreparedRow[]; readonly isLast: boolean };

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export class PartComposer {
  private readonly squeezed: boolean;

  constructor(private readonly align: readonly Alignment[], private readonly plan: TablePlan, private readonly part: TablePart) {
    this.squeezed = plan.excessPt > 0;
  }

  get widthPt(): number {
    return sum(this.part.widthsPt);
  }

  /** The cells that begin in a row, in this part; `filled` puts an empty one wherever none begins. */
  private cellsOf(row: PreparedRow, filled: boolean): SetCell[] {
    const { columns, widthsPt } = this.part;
    const found: SetCell[] = [];
    let leftPt = 0;
    for (let at = 0; at < columns.length; ) {
      const column = columns[at] ?? 0;
      const cell = row.cells.find((own) => own.column <= column && column < own.column + own.columnSpan) ?? null;
      let end = at + 1;
      if (cell !== null) while (end < columns.length && (columns[end] ?? 0) === (columns[end - 1] ?? 0) + 1 && (columns[end] ?? 0) < cell.column + cell.columnSpan) end += 1;
      const widthPt = sum(widthsPt.slice(at, end));
      const again = this.part !== this.plan.parts[0] && (column === 0 || (cell !== null && column > cell.column));
      const inlines = cell?.inlines ?? [];
      const align = row.kind === 'head' && end - at > 1 ? 'center' : (this.align[column] ?? 'left');
      if (cell !== null || filled) found.push({ cell, leftPt, widthPt, columnSpan: end - at, inlines: again ? inlines.filter(isRepeatable) : inlines, align });
      leftPt += widthPt;
      at = end;
    }
    return found;
  }

  private cell(set: SetCell, row: PreparedRow, setting: { readonly rowSpan: number; readonly composer: Composer }): ReactElement {
    const { cell, widthPt, columnSpan, inlines, align } = set;
    const { rowSpan, composer } = setting;
    const { look, components } = composer;
    const style = paragraphStyle(roleStyle(roleOf[row.kind], composer), composer);
    const textWidthPt = widthPt - 2 * look.style.metrics.cellPaddingPt;
    const text = cell === null ? null : textElement({ inlines, style: { ...style, align, hyphenate: style.hyphenate || this.squeezed } }, composer, { position: cell.node.position, widthPt: textWidthPt });
    const own = { columnSpan, rowSpan, ...(cell === null ? {} : foundLanguage(cell.node.children, composer)) };
    const block: BlockMark = row.kind === 'head' ? { tag: 'TH', scope: 'Column', ...own } : { tag: 'TD', ...own };
    return createElement(components.TableCell, { look, kind: row.kind, widthPt, children: marked(block, text) });
  }

  private textHeightPt(set: SetCell, kind: RowKind): number {
    const { composer } = this.plan;
    const { input, cache, look } = composer;
    const style = paragraphStyle(roleStyle(roleOf[kind], composer), composer);
    const widthPt = set.widthPt - 2 * look.style.metrics.cellPaddingPt;
    return setParagraph(set.inlines, { ...style, align: set.align, hyphenate: style.hyphenate || this.squeezed }, { widthPt, fonts: input.fonts, cache }).heightPt;
  }

  private cellHeightPt(set: SetCell, row: PreparedRow): number {
    const silent: Composer = { ...this.plan.composer, report: () => undefined };
    const nodes = expandElements(this.cell(set, row, { rowSpan: 1, composer: silent }), plainSetter(silent));
    const laid = nodes === null ? null : layOutFlow(nodes, { widthPt: set.widthPt, heightPt: null });
    return laid === null ? this.textHeightPt(set, row.kind) + usualPaddingPt : boxOf(laid).height;
  }

  /** The share of a page that a row takes, known of rows that may be tall. */
  private shareOf(row: PreparedRow): number {
    const heightPt = this.squeezed ? Math.max(0, ...this.cellsOf(row, false).map((set) => this.textHeightPt(set, row.kind))) : 0;
    return heightPt / this.plan.composer.look.geometry.areaHeightPt;
  }

  private row(row: PreparedRow, { last, keepWithNext }: { readonly last: boolean; readonly keepWithNext: boolean }): ReactElement {
    const { composer } = this.plan;
    const { look, components } = composer;
    const cells = this.cellsOf(row, true).map((set) => this.cell(set, row, { rowSpan: 1, composer }));
    const content = createElement(components.TableRow, { look, kind: row.kind, last, children: together(cells) });
    const share = this.shareOf(row);
    return marked({ tag: 'TR', unbreakable: share <= tallRowShare, keepWithNext: keepWithNext && share <= tallHeadShare, position: row.node.position }, content);
  }

  /** Heights of rows that cells span: a cell over several makes the last of them higher where it needs more than they have. */
  private heights({ rows }: RowGroup): number[] {
    const heights = rows.map(() => 0);
    const cells = rows.flatMap((row, index) => this.cellsOf(row, false).map((set) => ({ index, end: index + (set.cell?.rowSpan ?? 1), heightPt: this.cellHeightPt(set, row) })));
    for (const { index, end, heightPt } of cells.toSorted((a, b) => a.end - a.index - (b.end - b.index))) {
      const last = Math.min(end, rows.length) - 1;
      const missing = heightPt - sum(heights.slice(index, last + 1));
      if (missing > 0) heights[last] = (heights[last] ?? 0) + missing;
    }
    return heights;
  }

  /** Rows that cells span, as one row of the template: its ground and rules go around them, not through the cells. */
  private spannedRows(group: RowGroup, heights: readonly number[], keepWithNext: boolean): ReactElement {
    const { composer } = this.plan;
    const { look, components } = composer;
    const kind = group.rows[0]?.kind ?? 'body';
    const inner = group.rows.map((row, index) => {
      const cells = this.cellsOf(row, false).flatMap((set) => {
        const rowSpan = Math.min(set.cell?.rowSpan ?? 1, group.rows.length - index);
        const coveredPt = sum(heights.slice(index, index + rowSpan));
        const ownPt = this.cellHeightPt(set, row);
        const isGroupHead = kind === 'head' && set.columnSpan > 1 && index + rowSpan < group.rows.length;
        // Heads stand on the rule below them; a head over several columns has a rule of its own, as wide as its text may be.
        const { cellPaddingPt } = look.style.metrics;
        const style = { position: 'absolute', top: kind === 'head' ? coveredPt - ownPt : 0, left: set.leftPt, width: set.widthPt };
        const rule = { position: 'absolute', top: coveredPt - spanRulePt, left: set.leftPt + cellPaddingPt, width: set.widthPt - 2 * cellPaddingPt, height: spanRulePt, backgroundColor: look.tokens.colours.muted };
        return [createElement('VIEW', { style }, this.cell(set, row, { rowSpan, composer })), ...(isGroupHead ? [createElement('VIEW', { style: rule })] : [])];
      });
      return createElement('VIEW', { block: { tag: 'TR', position: row.node.position }, style: { flexDirection: 'row', height: heights[index] ?? 0 } }, ...cells);
    });
    const column = createElement('VIEW', { style: { width: this.widthPt } }, ...inner);
    return marked({ tag: null, unbreakable: true, keepWithNext }, createElement(components.TableRow, { look, kind, last: group.isLast, children: column }));
  }

  /** Rows of a kind in groups: rows with a cell over both are in one, and all rows of a head. */
  private groups(kind: RowKind): RowGroup[] {
    const own = this.plan.rows.filter((row) => row.kind === kind);
    const groups: PreparedRow[][] = [];
    let reach = 0;
    own.forEach((row, index) => {
      if (index < reach || (kind === 'head' && index > 0)) groups.at(-1)?.push(row);
      else groups.push([row]);
      reach = Math.max(reach, ...row.cells.map(({ rowSpan }) => index + rowSpan));
    });
    const isTableEnd = kind === 'body' || this.plan.rows.every((row) => row.kind === 'head');
    return groups.map((rows, index) => ({ rows, isLast: isTableEnd && index === groups.length - 1 }));
  }

  private elements(kind: RowKind, keepsLast: boolean): ReactElement[] {
    const groups = this.groups(kind);
    const { areaHeightPt } = this.plan.composer.look.geometry;
    return groups.flatMap((group, index) => {
      // The last row is not sent off alone.
      const keepWithNext = kind === 'body' && ((index === groups.length - 2 && groups.length > 2) || (keepsLast && index === groups.length - 1));
      const heights = group.rows.length === 1 ? [] : this.heights(group);
      if (group.rows.length > 1 && sum(heights) <= tallRowShare * areaHeightPt) return [this.spannedRows(group, heights, keepWithNext)];
      // What is too tall to stay on a page is divided: a cell over its rows stands in the first.
      return group.rows.map((row, at) => this.row(row, { last: group.isLast && at === group.rows.length - 1, keepWithNext: keepWithNext && at === group.rows.length - 1 }));
    });
  }

  /** `keepsLast`: something below the table stays with its last row. */
  rows({ keepsLast }: { readonly keepsLast: boolean }): ReactElement {
    const { rows } = this.plan;
    const head = this.elements('head', false);
    const body = this.elements('body', keepsLast);
    // Broken words pile up: such a head can be taller than what a page has left for the rows.
    const repeat = !this.squeezed || sum(rows.map((row) => (row.kind === 'head' ? this.shareOf(row) : 0))) <= tallHeadShare;
    return together([
      ...(head.length === 0 ? [] : [marked({ tag: 'THead', repeat, unbreakable: repeat, keepWithNext: repeat }, ...head)]),
      ...(body.length === 0 ? [] : [marked({ tag: 'TBody' }, ...body)]),
    ]);
  }
}
