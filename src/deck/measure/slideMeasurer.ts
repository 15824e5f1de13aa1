/** Slides as HTML → how much room they take on the stage: a browser's layout, without a browser. */
import type { Template } from '../../template.js';
import type { FontLibrary } from '../../typesetting/fontLibrary.js';
import type { TypesettingCache } from '../../typesetting/typesettingCache.js';
import type { DeckStyle } from '../deckStyle.js';
import type { HtmlElement } from '../html.js';
import type { Box } from './box.js';
import { StyleComputer } from './computeStyle.js';
import { InlineLayout } from './inlineContent.js';
import { SlideLayout } from './layoutSlide.js';
import { measureFonts } from './measureFonts.js';
import { SlideTrees } from './slideTree.js';
import { readStyleSheet } from './styleSheet.js';

export type SlideMeasurement = {
  /** By how much the content is higher or wider than the box that holds it; at most 0 where everything fits. */
  readonly over: { readonly widthPx: number; readonly heightPx: number };
  /** Height of the body's content, and where it ends below the top of the body; 0 without a body. */
  readonly contentPx: number;
  readonly endPx: number;
  /** Height of the body: the room that heading, footnotes and foot leave. */
  readonly roomPx: number;
  /** The frame, laid out. */
  readonly frame: Box;
  /** Boxes that hold more than they show. */
  readonly overfull: ReadonlySet<HtmlElement>;
};

export type SlideMeasurer = (slide: HtmlElement) => SlideMeasurement;

export type MeasurerInput = {
  readonly template: Template;
  readonly fonts: FontLibrary;
  readonly typesetting: TypesettingCache;
  readonly style: DeckStyle;
  readonly chinese: boolean;
};

/** Heights are rounded on their way through the layout. */
const TOLERANCE_PX = 1;

/** What cuts its content off where there is too much of it. */
const holders: ReadonlySet<string> = new Set(['body', 'frame', 'table']);
const isHolder = ({ node }: Box): boolean => node.name === 'pre' || node.classes.some((name) => holders.has(name));

/**
 * Gives a measurer for each planned slide of one deck: what it finds out of the whole slide serves the parts.
 *
 * It follows CSS as far as the style sheets of decks use it: blocks, flex containers, tables, lines broken greedily at the
 * places where Chromium breaks them. `npm run overflow-audit` compares it with Chromium.
 */
export function slideMeasurer({ template, fonts, typesetting, style, chinese }: MeasurerInput): () => SlideMeasurer {
  const { widthPx, heightPx } = template.tokens.deck;
  const families = new Set(template.faces.map((face) => face.family));
  const known = measureFonts(fonts, families, typesetting);
  const computer = new StyleComputer({ sheet: readStyleSheet(style.css), zeroEm: known.zeroEm });
  const inline = new InlineLayout({ fonts: known, cache: typesetting, chinese });
  return () => {
    const trees = new SlideTrees(`deck-${style.variant}`, computer);
    const layout = new SlideLayout(inline);
    return (slide) => {
      const frame = trees.treeOf(slide).elements.find((element) => element.classes.includes('frame'));
      if (frame === undefined) throw new Error('each slide has a frame');
      return measurementOf(layout.layout(frame, { width: widthPx, height: heightPx }));
    };
  };
}

function measurementOf(frame: Box): SlideMeasurement {
  const overfull = new Set<HtmlElement>();
  let [widthPx, heightPx] = [0, 0];
  let body: Box | null = null;
  const look = (box: Box): void => {
    if (isHolder(box)) {
      const { right, bottom } = box.reach;
      const over = { width: right - box.width, height: bottom - box.height };
      if ((over.width > TOLERANCE_PX || over.height > TOLERANCE_PX) && box.node.source !== null) overfull.add(box.node.source);
      widthPx = Math.max(widthPx, over.width);
      heightPx = Math.max(heightPx, over.height);
    }
    if (box.node.classes.includes('body')) body ??= box;
    for (const child of box.children) look(child);
  };
  look(frame);
  return { over: { widthPx: beyondTolerance(widthPx), heightPx: beyondTolerance(heightPx) }, ...bodyOf(body), frame, overfull };
}

const beyondTolerance = (px: number): number => (px > TOLERANCE_PX ? px : 0);

function bodyOf(body: Box | null): { readonly contentPx: number; readonly endPx: number; readonly roomPx: number } {
  const [first, last] = [body?.children[0], body?.children.at(-1)];
  if (body === null || first === undefined || last === undefined) return { contentPx: 0, endPx: 0, roomPx: body?.height ?? 0 };
  const endPx = last.y + Math.max(last.height, last.reach.bottom);
  return { contentPx: endPx - first.y, endPx, roomPx: body.height };
}
