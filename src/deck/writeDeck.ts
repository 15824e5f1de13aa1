/** A selected manuscript with its tables → the deck: one HTML file with everything inside. */
import type { LiveChart } from '../figures/figureTable.js';
import { unkept, type Kept } from '../keptResults.js';
import { placesInBrief, type BriefPage } from './briefPages.js';
import type { DeckAssets } from './deckAssets.js';
import { fontFaceRules } from './deckFonts.js';
import { bodyFace } from './deckGlyphs.js';
import type { DeckGlyphs } from './deckGlyphs.js';
import { deckPolicy } from './deckPolicy.js';
import { settingsOf } from './deckSettings.js';
import { compact } from './deckStyle.js';
import { element, printHtml } from './html.js';
import type { HtmlElement } from './html.js';
import { liveBlocks, liveCharts } from './liveFigures.js';
import type { MeasuredDeck } from './measureDeck.js';
import { renderSlide, type DeckContext } from './renderSlide.js';
import { slidePlaces } from './slidePlaces.js';
import { styleRules } from './styleRules.js';

export type Deck = {
  /** The whole file. */
  readonly html: string;
  readonly slideCount: number;
};

export type DeckMaking = {
  readonly assets: DeckAssets;
  /** The brief's page of each heading, by its id; left out where slides name none. */
  readonly briefPages?: ReadonlyMap<string, BriefPage>;
  /** Rules of the manuscript's own, after the theme's; left out where it has none. */
  readonly authorRules?: string;
  /** The rules of the deck before; left out for a deck that is the only one. */
  readonly fontRules?: Kept<Promise<string>>;
};

/**
 * The deck of the measured slides.
 *
 * The file opens from disk: reveal.js, styles, the faces' characters and the drawings are in it, and a
 * Content-Security-Policy that lets only our own script and style sheet act. The same slides give the same bytes. In a
 * public deck there are no speaker notes, whatever the tree holds.
 *
 * Reports nothing of its own: what is wrong with slides was reported when they were measured.
 */
export async function writeDeck(deck: MeasuredDeck, { assets, briefPages, fontRules, authorRules = '' }: DeckMaking): Promise<Deck> {
  const context: DeckContext = { ...deck.context, briefPlaces: placesInBrief(deck, briefPages ?? new Map()) };
  const { input, wording, glyphs } = context;
  const live: ReadonlyMap<string, LiveChart> = context.live;
  const { metadata, template } = input;
  const { nodes: slides, rules } = styleRules(renderSlides(deck, context));
  noteOwnWords(glyphs, [...Object.values(wording.deck), ...Object.values(wording.deckKeys), wording.speakerNotes]);
  const style = compact([await fontFaceRules(glyphs.faces(), fontRules ?? unkept), assets.style, deck.style.css, rules].join('\n')) + authorRules;
  const script = scriptText(assets.script);
  const chartScript = live.size === 0 ? null : scriptText(assets.charts());
  const head = element('head', {}, [
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: deckPolicy({ scripts: [script, ...(chartScript === null ? [] : [chartScript])], styles: [style] }) }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'generator', content: 'briefdeck' }),
    ...(metadata.authors.length === 0 ? [] : [element('meta', { name: 'author', content: metadata.authors.map((author) => author.name).join(', ') })]),
    element('title', {}, [metadata.title === '' ? wording.deck.slides : metadata.title]),
    element('style', {}, [{ kind: 'markup', markup: style }]),
  ]);
  const body = element('body', {}, [
    element(
      'div',
      {
        class: 'reveal',
        'data-settings': JSON.stringify(settingsOf(input)),
        'data-seconds': metadata.durationSeconds === null ? null : String(metadata.durationSeconds),
        'data-words': JSON.stringify({ ...wording.deck, speakerNotes: wording.speakerNotes }),
        'data-keys': JSON.stringify(wording.deckKeys),
      },
      [element('main', { class: 'slides' }, slides)],
    ),
    ...(chartScript === null ? [] : liveBlocks(liveCharts(live, template, context.darkGround?.colours ?? null), chartScript)),
    element('script', {}, [{ kind: 'markup', markup: script }]),
  ]);
  const page = element('html', { lang: metadata.lang, class: `deck-${deck.style.variant}` }, [head, body]);
  return {
    html: `<!doctype html>\n${printHtml([page])}\n`,
    slideCount: deck.slideCount,
  };
}

/** The sections of all stacks in order; a stack of several slides is a section around theirs. */
function renderSlides(deck: MeasuredDeck, context: DeckContext): readonly HtmlElement[] {
  const places = slidePlaces(deck, context.input.metadata, context.wording);
  return deck.stacks.flatMap((stack) => {
    const slides = stack.slides.flatMap((slide) => {
      const place = places.get(slide.id);
      if (place === undefined) return [];
      // The list of slides and the speaker's window show titles in the type of text.
      context.glyphs.add(place.title, bodyFace, null);
      return [renderSlide(slide, place, context)];
    });
    return slides.length === 1 ? slides : [element('section', {}, slides)];
  });
}

const scriptText = (script: string): string => `\n${script.trim().replaceAll('</script', '<\\/script')}\n`;

/** Printable ASCII: reveal.js's own help and the numbers that the script writes. */
const ascii = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)).join('');

function noteOwnWords(glyphs: DeckGlyphs, words: readonly string[]): void {
  glyphs.add(ascii, bodyFace, null);
  glyphs.add('←→', bodyFace, null);
  for (const text of words) glyphs.add(text, bodyFace, null);
}
