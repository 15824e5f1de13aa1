/** Planned slides → fitted ones, taken as an earlier deck has left them where nothing has changed that they were fitted from. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { contentKey } from '../document/contentKey.js';
import type { FootnoteDefinition } from '../document/nodes.js';
import type { Drawing, FormulaDrawing, LiveChart } from '../figures/figureTable.js';
import type { KeptResults } from '../keptResults.js';
import { stillTrue, trackInput, type Use } from '../trackInput.js';
import type { DeckGlyphs } from './deckGlyphs.js';
import { fitSlide, type FittedSlide, type Fitting } from './fitSlide.js';
import type { Slide } from './planSlides.js';

/** A slide that was fitted, with what fitting it has read and left. */
export type KeptSlide = {
  readonly slides: readonly FittedSlide[];
  readonly uses: readonly Use[];
  readonly notes: readonly { readonly identifier: string; readonly seen: string | null }[];
  readonly ids: readonly { readonly id: string; readonly part: number; readonly made: string }[];
  readonly live: ReadonlyMap<string, LiveChart>;
  readonly glyphs: readonly ((glyphs: DeckGlyphs) => void)[];
};

/** Drawings are made of the same parts in each build: a chart is the same if it is printed alike and says the same. */
const prints = {
  drawing: (drawing: Drawing): unknown => (drawing.kind === 'vector' ? contentKey({ ...drawing, svg: null }) : drawing),
  formula: (formula: FormulaDrawing): unknown => contentKey({ ...formula, svg: null }),
};

/** Footnotes count with the places of their nodes, as the slide's own do. */
const noteKey = (definition: FootnoteDefinition | undefined): string | null => (definition === undefined ? null : contentKey(definition));

/** `lookKey` is the same for decks that look and are measured alike. */
export function recallSlide(slide: Slide, fitting: Fitting, { kept, lookKey }: { readonly kept: KeptResults<KeptSlide>; readonly lookKey: string }): readonly FittedSlide[] {
  const { context, uniqueId } = fitting;
  const { footnotes } = context.input.references;
  const key = `${lookKey}|${contentKey(slide)}`;
  const known = kept.find(key);
  const isGood = known !== undefined && known.ids.every(({ id, part, made }) => uniqueId(id, part) === made) && known.notes.every(({ identifier, seen }) => noteKey(footnotes.get(identifier)?.definition) === seen) && stillTrue(known.uses, context.input);
  if (!isGood) return fitAnew(slide, fitting, { kept, key });
  for (const [figure, chart] of known.live) context.live.set(figure, chart);
  for (const note of known.glyphs) note(context.glyphs);
  kept.keep(key, known);
  return known.slides;
}

/** Fits the slide and keeps it, unless something was reported: that may point at other places in the next build. */
function fitAnew(slide: Slide, fitting: Fitting, { kept, key }: { readonly kept: KeptResults<KeptSlide>; readonly key: string }): readonly FittedSlide[] {
  const { context, uniqueId, report } = fitting;
  const { typesetting, publicDeck, references } = context.input;
  const { input, uses } = trackInput(context.input, prints);
  const live = new Map<string, LiveChart>();
  const ids: KeptSlide['ids'][number][] = [];
  const { glyphs, noted } = noting(context.glyphs);
  const told: Diagnostic[] = [];
  const slides = fitSlide(slide, {
    ...fitting,
    context: { ...context, input: Object.assign(input, { typesetting, publicDeck }), live, glyphs },
    uniqueId: (id, part) => {
      const made = uniqueId(id, part);
      ids.push({ id, part, made });
      return made;
    },
    report: (diagnostic) => {
      told.push(diagnostic);
      report(diagnostic);
    },
  });
  for (const [figure, chart] of live) context.live.set(figure, chart);
  const identifiers = new Set(slides.flatMap(({ content }) => content.footnotes));
  const notes = [...identifiers].map((identifier) => ({ identifier, seen: noteKey(references.footnotes.get(identifier)?.definition) }));
  if (told.length === 0 && !glyphs.lacksSome()) kept.keep(key, { slides, uses: uses(), notes, ids, live, glyphs: noted });
  return slides;
}

/** A collector that also notes what it was told. */
function noting(glyphs: DeckGlyphs): { readonly glyphs: DeckGlyphs; readonly noted: KeptSlide['glyphs'] } {
  const noted: ((glyphs: DeckGlyphs) => void)[] = [];
  return {
    noted,
    glyphs: {
      ...glyphs,
      add: (text, face, position) => {
        noted.push((each) => { each.add(text, face, null); });
        glyphs.add(text, face, position);
      },
      addLatinPunctuation: (text, face) => {
        noted.push((each) => { each.addLatinPunctuation(text, face); });
        glyphs.addLatinPunctuation(text, face);
      },
      addDrawn: (text, request, position) => {
        noted.push((each) => { each.addDrawn(text, request, null); });
        glyphs.addDrawn(text, request, position);
      },
    },
  };
}
