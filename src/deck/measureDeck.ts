/** A selected manuscript with its tables → the slides of its deck as they will be shown: planned, measured, divided. */
import type { Report } from '../diagnostics/diagnostic.js';
import { chartTextSmall } from '../diagnostics/messages/chartLint.js';
import { slideOverflows } from '../diagnostics/messages/deck.js';
import type { Root } from '../document/nodes.js';
import { plainText } from '../document/plainText.js';
import { visit } from '../document/visit.js';
import type { KeptResults } from '../keptResults.js';
import { wordingOf } from '../document/wording.js';
import type { FillingInput } from '../outputInput.js';
import type { Template } from '../template.js';
import { arrangeSlide } from './arrangeSlide.js';
import type { DeckVariant } from './deckTheme.js';
import { collectGlyphs } from './deckGlyphs.js';
import { footNumberOf } from './deckSettings.js';
import { deckStyle, type DeckStyle } from './deckStyle.js';
import { fitSlide, type FittedSlide } from './fitSlide.js';
import { slideMeasurer } from './measure/slideMeasurer.js';
import { planDeck } from './planDeck.js';
import type { Slide, SlidePlan } from './planSlides.js';
import { recallSlide, type KeptSlide } from './recallSlides.js';
import type { DarkGround } from './recolour.js';
import type { DeckInput, Highlight } from './renderContext.js';
import type { DeckContext } from './renderSlide.js';
import { leastTextPx } from './shownFigures.js';
import { slidePlaces } from './slidePlaces.js';

/**
 * The slides of a deck before it is written: for whoever names them, counts them or prints them.
 *
 * A slide that goes on over several stands here as its parts (`part`), each with its nodes, its heading and its measured
 * height. It is a plan like any other: `slidePlaces` gives numbers and titles.
 */
export type MeasuredDeck = {
  readonly stacks: readonly { readonly slides: readonly FittedSlide[] }[];
  readonly slideCount: number;
  readonly style: DeckStyle;
  readonly context: DeckContext;
};

/**
 * Plans the slides of a deck and lays each out with the deck's own fonts and style sheets.
 *
 * Steps of a slide only change what can be seen, not where it stands: a slide that fits does so at each of its steps.
 *
 * Each slide is fitted as soon as its drawings are there.
 *
 * `kept` holds slides of the deck that was measured before of the same manuscript.
 *
 * Reports `slide-empty`, layouts and backgrounds that do not suit their slides, `slide-overflows`, charts whose text comes out too small to be read, and `character-missing` for a character that no font has. Throws if
 * `selectOutput` left a cross-reference or citation in the tree.
 */
export async function measureDeck(input: DeckInput & FillingInput, report: Report, kept: KeptResults<KeptSlide> | null = null): Promise<MeasuredDeck> {
  const { metadata, template, fonts, typesetting } = input;
  const chinese = metadata.wording === 'zh';
  const wording = wordingOf(metadata.wording);
  const glyphs = collectGlyphs({ template, fonts, chinese }, report);
  const style = deckStyle(template, metadata);
  const context: DeckContext = { input, live: new Map(), darkGround: darkGroundOf(template, style.variant), briefPlaces: new Map(), rendered: new Map(), drawings: new Map(), footNumber: footNumberOf(metadata), wording, glyphs, chinese, highlight: await loadHighlight(input) };
  const measurer = slideMeasurer({ template, fonts, typesetting, style, chinese });
  const plan = planDeck(input, report);
  const { bodySizePx, smallestSizePx } = template.tokens.deck;
  const fitting = { context, measurer, mode: metadata.deck.overflow ?? template.deck.overflow, smallestFit: smallestSizePx / bodySizePx, uniqueId: idMaker(plan, input.root), report };
  const lookKey = JSON.stringify([template.name, style, metadata.wording, metadata.lang, fitting.mode, input.publicDeck]);
  const fit = (slide: Slide): readonly FittedSlide[] => {
    const arranged = arrangeSlide(slide, input.figures, report);
    return kept === null ? fitSlide(arranged, fitting) : recallSlide(arranged, fitting, { kept, lookKey });
  };
  const fitted = new Map<Slide, readonly FittedSlide[]>();
  const planned = plan.stacks.flatMap((stack) => stack.slides);
  const isDrawnLast = drawnLast(input);
  for (const slide of planned.filter((each) => !isDrawnLast(each))) {
    await input.figuresIn([...(slide.heading === null ? [] : [slide.heading]), ...slide.children]);
    fitted.set(slide, fit(slide));
  }
  await input.allFigures;
  for (const slide of planned.filter(isDrawnLast)) fitted.set(slide, fit(slide));
  const stacks = plan.stacks.map((stack) => ({ slides: stack.slides.flatMap((slide) => fitted.get(slide) ?? []) }));
  const slides = stacks.flatMap((stack) => stack.slides);
  const places = slidePlaces({ stacks }, metadata, wording);
  for (const { id, excess, smallTexts, heading, children, kind } of slides) {
    for (const { figure, text, sizePx } of smallTexts) report(chartTextSmall({ text, size: `${sizePx.toFixed(1)} px`, least: `${leastTextPx} px`, where: 'deck' }, figure.position));
    if (excess === null) continue;
    const title = kind === 'title' ? metadata.title : plainText(heading?.children ?? []);
    report(slideOverflows({ number: places.get(id)?.number ?? '', title, ...excess }, heading?.position ?? children[0]?.position ?? null));
  }
  return { stacks, slideCount: slides.length, style, context };
}

/** Tells slides that can show drawings which do not stand in their content: a logo, a background, or those of footnotes, which they may cite. */
function drawnLast({ showsDrawing, references }: FillingInput): (slide: Slide) => boolean {
  const areInNotes = [...references.footnotes.values()].some(({ definition }) => showsDrawing(definition));
  return ({ kind, heading }) => areInNotes || kind === 'title' || heading?.attributes.values['background'] !== undefined;
}

/** Charts are drawn for white paper: what they are shown in on the variant's. */
function darkGroundOf({ deck, tokens }: Template, variant: DeckVariant): DarkGround | null {
  const colours = deck.chartColours(tokens, variant);
  return colours === null ? null : { colours, paper: deck.inks(tokens, variant).paper };
}

/** Ids of what goes on on further slides: `results-2`, unless the manuscript has one. */
function idMaker(plan: SlidePlan, root: Root): (id: string, part: number) => string {
  const taken = new Set(plan.stacks.flatMap((stack) => stack.slides.map((slide) => slide.id)));
  visit([root], (node) => {
    if ('key' in node) taken.add(node.key);
    if ('attributes' in node && node.attributes?.id !== undefined && node.attributes.id !== null) taken.add(node.attributes.id);
    return undefined;
  });
  return (id, part) => {
    let made = `${id}-${part}`;
    while (taken.has(made)) made += '-';
    return made;
  };
}

/** The highlighter is a large module: it is loaded only for decks that show code. */
async function loadHighlight(input: DeckInput): Promise<Highlight> {
  const code: string[] = [];
  visit([input.root, ...[...input.references.footnotes.values()].map((entry) => entry.definition)], (node) => {
    if (node.type === 'code') code.push(node.value);
    return undefined;
  });
  if (code.length > 0) return once((await import('../highlighting/highlight.js')).highlight);
  return (value) => value.split('\n').map((text) => [{ text, scope: null }]);
}

/** Slides are rendered more than once until they fit: their code is highlighted the first time. */
function once(highlight: Highlight): Highlight {
  const known = new Map<string, ReturnType<Highlight>>();
  return (value, lang) => {
    const key = `${lang ?? ''}\n${value}`;
    const found = known.get(key) ?? highlight(value, lang);
    known.set(key, found);
    return found;
  };
}
