/** A selected manuscript with its tables → the deck: one HTML file with everything inside. */
import type { Report } from '../diagnostics/diagnostic.js';
import { checkDeckOption, findDeckOption } from '../document/deckOptions.js';
import type { Metadata } from '../document/metadata.js';
import { visit } from '../document/visit.js';
import { wordingOf } from '../document/wording.js';
import type { DeckAssets } from './deckAssets.js';
import { fontFaceRules } from './deckFonts.js';
import { bodyFace, collectGlyphs } from './deckGlyphs.js';
import type { DeckGlyphs } from './deckGlyphs.js';
import { element, printHtml } from './html.js';
import { unkept, type Kept } from '../keptResults.js';
import type { LiveChart } from '../figures/figureTable.js';
import { placesInBrief, type BriefPage } from './briefPages.js';
import { deckPolicy } from './deckPolicy.js';
import { liveBlocks, liveCharts } from './liveFigures.js';
import { planDeck } from './planDeck.js';
import type { SlidePlan } from './planSlides.js';
import { reportSmallText } from './reportSmallText.js';
import type { DeckInput, FootNumber, Highlight } from './renderContext.js';
import { renderSlides } from './renderSlide.js';
import { stageStyle } from './stageStyle.js';
import { styleRules } from './styleRules.js';

export type Deck = {
  /** The whole file. */
  readonly html: string;
  readonly slideCount: number;
};

export type DeckMaking = {
  readonly assets: DeckAssets;
  /** The slides, where they were planned before. */
  readonly plan?: SlidePlan;
  /** The brief's page of each heading, by its id; left out where slides name none. */
  readonly briefPages?: ReadonlyMap<string, BriefPage>;
  /** The rules of the deck before; left out for a deck that is the only one. */
  readonly fontRules?: Kept<Promise<string>>;
};

/**
 * The deck of a manuscript.
 *
 * `input.root` is the tree that `selectOutput` made for the deck. The file opens from disk: reveal.js, styles, the faces'
 * characters and the drawings are in it, and a Content-Security-Policy that lets only our own script and style sheet act. The same input
 * gives the same bytes. In a public deck there are no speaker notes, whatever the tree holds.
 *
 * Reports `slide-empty`, layouts and backgrounds that do not suit their slides, and `character-missing` for a character that no font has. Throws if `selectOutput` left a
 * cross-reference or citation in the tree.
 */
export async function writeDeck(input: DeckInput & DeckMaking, report: Report): Promise<Deck> {
  const { metadata, template, fonts, assets } = input;
  const chinese = metadata.wording === 'zh';
  const wording = wordingOf(metadata.wording);
  const glyphs = collectGlyphs({ template, fonts, chinese }, report);
  const plan = input.plan ?? planDeck(input, report);
  const briefPlaces = placesInBrief(plan, input.briefPages ?? new Map());
  reportSmallText(plan, { tokens: template.tokens.deck, figures: input.figures }, report);
  const live = new Map<string, LiveChart>();
  const variant = metadata.deck.theme ?? template.deck.defaultVariant;
  const chartColours = template.deck.chartColours(template.tokens, variant);
  const darkGround = chartColours === null ? null : { colours: chartColours, paper: template.deck.inks(template.tokens, variant).paper };
  const { nodes: slides, rules } = styleRules(renderSlides(plan, { input, live, darkGround, briefPlaces, footNumber: footNumberOf(metadata), wording, glyphs, chinese, highlight: await loadHighlight(input) }, report));
  noteOwnWords(glyphs, [...Object.values(wording.deck), ...Object.values(wording.deckKeys), wording.speakerNotes]);
  const styles = [
    await fontFaceRules(glyphs.faces(), input.fontRules ?? unkept),
    assets.style,
    stageStyle(template, chinese),
    template.deck.styleSheet({ tokens: template.tokens, variant, wording: metadata.wording }),
    rules,
  ];
  const style = compact(styles.join('\n'));
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
    ...(chartScript === null ? [] : liveBlocks(liveCharts(live, template, chartColours), chartScript)),
    element('script', {}, [{ kind: 'markup', markup: script }]),
  ]);
  const page = element('html', { lang: metadata.lang, class: `deck-${variant}` }, [head, body]);
  return {
    html: `<!doctype html>\n${printHtml([page])}\n`,
    slideCount: plan.stacks.reduce((sum, stack) => sum + stack.slides.length, 0),
  };
}

const scriptText = (script: string): string => `\n${script.trim().replaceAll('</script', '<\\/script')}\n`;

/** The highlighter is a large module: it is loaded only for decks that show code. */
async function loadHighlight(input: DeckInput): Promise<Highlight> {
  const code: string[] = [];
  visit([input.root, ...[...input.references.footnotes.values()].map((entry) => entry.definition)], (node) => {
    if (node.type === 'code') code.push(node.value);
    return undefined;
  });
  if (code.length > 0) return (await import('../highlighting/highlight.js')).highlight;
  return (value) => value.split('\n').map((text) => [{ text, scope: null }]);
}

/** Printable ASCII: reveal.js's own help and the numbers that the script writes. */
const ascii = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)).join('');

function noteOwnWords(glyphs: DeckGlyphs, words: readonly string[]): void {
  glyphs.add(ascii, bodyFace, null);
  glyphs.add('←→', bodyFace, null);
  for (const text of words) glyphs.add(text, bodyFace, null);
}

/** Reveal.js options: ours, then the manuscript's as far as they are on the list. */
function settingsOf(input: DeckInput): Readonly<Record<string, string | number | boolean>> {
  const { deck } = input.template.tokens;
  return {
    width: deck.widthPx,
    height: deck.heightPx,
    margin: 0,
    maxScale: 4,
    center: false,
    hash: true,
    // The right arrow and a clicker visit every slide in order, also where slides stand below each other.
    navigationMode: 'linear',
    // For those who open the file with nothing but a mouse; the style sheet shows them while it moves.
    controls: true,
    controlsLayout: 'edges',
    controlsTutorial: false,
    progress: true,
    transition: 'fade',
    transitionSpeed: 'fast',
    backgroundTransition: 'fade',
    pdfSeparateFragments: false,
    // Our own box and list of keys stand in for these, in the deck's language.
    jumpToSlide: false,
    help: false,
    // On a phone held upright reveal.js scrolls: slides below each other, instead of each in a screen of its own.
    scrollLayout: 'compact',
    scrollSnap: 'proximity',
    ...checkedOptions(input.metadata),
    slideNumber: revealNumber(input.metadata),
  };
}

/**
 * Slides carry their number in their foot, `c/t` if nothing else is asked for; reveal.js adds its own only in the forms that
 * count in stacks.
 */
function revealNumber(metadata: Metadata): string | boolean {
  const asked = checkedOptions(metadata)['slideNumber'];
  return asked === 'h.v' || asked === 'h/v' ? asked : false;
}

function footNumberOf(metadata: Metadata): FootNumber {
  const asked = checkedOptions(metadata)['slideNumber'];
  if (asked === false || asked === 'h.v' || asked === 'h/v') return 'none';
  return asked === 'c' ? 'number' : 'number of count';
}

function checkedOptions(metadata: Metadata): Readonly<Record<string, string | number | boolean>> {
  const checked: Record<string, string | number | boolean> = {};
  for (const [key, value] of Object.entries(metadata.deck.options)) {
    const option = findDeckOption(key);
    const fitting = option === null ? null : checkDeckOption(option.type, value);
    if (option !== null && fitting !== null) checked[option.name] = fitting;
  }
  return checked;
}

/** The style sheet without its line ends and comments; `</style` cannot stand in it, the text is ours. */
const compact = (style: string): string => style.replace(/\/\*[^]*?\*\//g, '').replace(/\s*\n\s*/g, '\n').trim();
