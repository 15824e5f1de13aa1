/** A plan of slides → warnings of charts whose text comes out too small on them even where they get all the room there is. */
import type { Report } from '../diagnostics/diagnostic.js';
import { chartTextSmall } from '../diagnostics/messages/chartLint.js';
import type { Columns, DocumentNode, Figure } from '../document/nodes.js';
import { visit } from '../document/visit.js';
import type { FigureTable } from '../figures/figureTable.js';
import type { DeckTokens } from '../template.js';
import type { Slide, SlidePlan } from './planSlides.js';

/** Smaller print is not read from the last row. */
const leastTextPx = 14;

/** Sizes are in px of the stage. What stands beside a chart on its slide makes it smaller still: that is not counted. */
export function reportSmallText(plan: SlidePlan, { tokens, figures }: { readonly tokens: DeckTokens; readonly figures: FigureTable }, report: Report): void {
  for (const { slides } of plan.stacks) {
    for (const slide of slides) {
      visit(slide.children, (node, ancestors) => {
        if (node.type === 'speakerNotes') return 'skip';
        if (node.type === 'figure') reportFigure({ node, figures, room: roomOf(node, { slide, ancestors, tokens }) }, report);
        return undefined;
      });
    }
  }
}

type Room = { readonly widthPx: number; readonly heightPx: number };

function roomOf({ widthPercent }: Figure, { slide, ancestors, tokens }: { readonly slide: Slide; readonly ancestors: readonly DocumentNode[]; readonly tokens: DeckTokens }): Room {
  const { widthPx, heightPx, marginPx, headingSizePx, lineHeight } = tokens;
  const shares = ancestors.map((ancestor, index) => {
    const parent = ancestors[index - 1];
    return ancestor.type === 'column' && parent?.type === 'columns' ? (ancestor.widthPercent ?? 100 / columnCount(parent)) / 100 : 1;
  });
  const share = shares.reduce((product, each) => product * each, (widthPercent ?? 100) / 100);
  return { widthPx: (widthPx - 2 * marginPx) * share, heightPx: heightPx - 2 * marginPx - (slide.heading === null ? 0 : headingSizePx * lineHeight) };
}

const columnCount = ({ children }: Columns): number => Math.max(1, children.length);

function reportFigure({ node, figures, room }: { readonly node: Figure; readonly figures: FigureTable; readonly room: Room }, report: Report): void {
  const drawing = figures.get(node.key);
  const smallest = drawing?.kind === 'vector' ? (drawing.chart?.smallestText ?? null) : null;
  if (drawing === undefined || smallest === null) return;
  const { text, sizePx } = smallest;
  const shownPx = sizePx * Math.min(room.widthPx / drawing.widthPx, room.heightPx / drawing.heightPx);
  if (shownPx >= leastTextPx - 0.05) return;
  report(chartTextSmall({ text, size: `${shownPx.toFixed(1)} px`, least: `${leastTextPx} px`, where: 'deck' }, node.position));
}
