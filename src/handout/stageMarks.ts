/** What a theme draws on a slide beside text: bars, rules, dots → boxes of one colour. */
import type { Drawing } from '../figures/figureTable.js';
import { filledBox, framedBox } from './plainBoxes.js';
import { footBox, headingBox, type Setting, type SlidePart } from './slideItems.js';
import { stagePtPerPx } from './slideLook.js';
import { coveringDrawing } from './stageGround.js';
import type { StageLayout } from './stageLayout.js';

type Area = { readonly leftPx: number; readonly topPx: number; readonly widthPx: number; readonly heightPx: number };

const sides = ['--accent', '--callout-warning', '--callout-tip', '--callout-important'];

/** The colour of a side that is compared. */
export const sideColour = (index: number, layout: StageLayout): string => layout.colour(sides[index] ?? '--accent');

/** The logo's box: its own on the title slide, at the left of the foot on others; null without a logo. */
export function logoArea(setting: Setting): { readonly drawing: Drawing; readonly area: Area } | null {
  const { slide, layout, composer: { input } } = setting;
  const drawing = input.figures.get('logo');
  const { smallSizePx, marginPx } = input.template.tokens.deck;
  const at = slide.kind === 'title' ? layout.named('.logo')[0] : footBox(setting);
  if (drawing === undefined || at === undefined) return null;
  const heightPx = slide.kind === 'title' ? at.heightPx : smallSizePx * footLogoRatio;
  const topPx = slide.kind === 'title' ? at.topPx : at.topPx + (at.heightPx - heightPx) / 2;
  return { drawing, area: { leftPx: slide.kind === 'title' ? at.leftPx : marginPx, topPx, widthPx: (heightPx * drawing.widthPx) / drawing.heightPx, heightPx } };
}

/** Of small type, as the deck's style sheet has it. */
const footLogoRatio = 1.4;

/** Marks of the theme, painted before the text; the rule above footnotes among them. */
export function paintedMarks(setting: Setting): readonly SlidePart[] {
  const { slide, layout, composer } = setting;
  const { input, input: { template } } = composer;
  const ptPerPx = stagePtPerPx(input);
  const box = (area: Area, colour: string, radiusPx = 0): SlidePart => ({
    node: filledBox({ widthPt: area.widthPx * ptPerPx, heightPt: area.heightPx * ptPerPx }, colour, radiusPx * ptPerPx), leftPt: area.leftPx * ptPerPx, topPt: area.topPx * ptPerPx, scale: 1, artifact: true,
  });
  const { deck } = template.tokens;
  const bar = slide.kind === 'title' && template.deck.titleBarPx > 0 ? [box({ leftPx: 0, topPx: 0, widthPx: template.deck.titleBarPx, heightPx: deck.heightPx }, layout.colour('--accent'))] : [];
  // A line in the flow of a section's slide is drawn by its theme.
  const line = slide.kind === 'section' ? layout.named('::before').slice(0, 1).map((at) => box(at, layout.colour('--section-ink'))) : [];
  const imprint = layout.named('.imprint').map((at) => box({ ...at, heightPx: 2 }, layout.colour('--rule')));
  const notes = layout.named('.footnotes').map((at) => box({ ...at, heightPx: 1 }, layout.colour('--rule')));
  const columns = slide.layout === 'comparison' || slide.layout === 'timeline' ? layout.named('.column') : [];
  const tops = columns.map((at, index) =>
    slide.layout === 'comparison'
      ? box({ ...at, topPx: at.topPx - deck.columnTopPx * 0.7, heightPx: 5 }, sideColour(index, layout))
      : box({ ...at, topPx: at.topPx - deck.columnTopPx, widthPx: 15, heightPx: 15 }, layout.colour('--accent'), 7.5));
  const time = slide.layout === 'timeline' ? layout.named('.columns').map((at) => box({ ...at, topPx: at.topPx + 6, heightPx: 3 }, layout.colour('--rule'))) : [];
  const under = [headingBox(layout)].flatMap((at) => {
    const linePx = at?.box.node.style.box.border.bottom ?? 0;
    return at === undefined || linePx === 0 ? [] : [box({ ...at, topPx: at.topPx + at.heightPx - linePx, heightPx: linePx }, layout.colour('--ink'))];
  });
  const status = layout.named('.status').map((at): SlidePart => ({
    node: framedBox({ widthPt: at.widthPx * ptPerPx, heightPt: at.heightPx * ptPerPx }, { colour: layout.colour('--accent'), linePt: 2 * ptPerPx }), leftPt: at.leftPx * ptPerPx, topPt: at.topPx * ptPerPx, scale: 1, artifact: true,
  }));
  const found = logoArea(setting);
  const isDark = slide.kind === 'section' || slide.content.ground.classes.includes('on-dark');
  const logo = found === null ? [] : [
    ...(isDark ? [box({ leftPx: found.area.leftPx - 4, topPx: found.area.topPx - 4, widthPx: found.area.widthPx + 8, heightPx: found.area.heightPx + 8 }, '#ffffff')] : []),
    { ...box(found.area, '#ffffff'), node: coveringDrawing(found.drawing, { widthPt: found.area.widthPx * ptPerPx, heightPt: found.area.heightPx * ptPerPx }) },
  ];
  return [...bar, ...logo, ...line, ...under, ...status, ...imprint, ...notes, ...time, ...tops];
}
