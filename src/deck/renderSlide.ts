/** Planned slides → the `<section>` elements of the deck. Their content and what stands around it in one place. */
import type { Report } from '../diagnostics/diagnostic.js';
import { readDuration } from '../document/duration.js';
import type { Flow } from '../document/nodes.js';
import { plainText } from '../document/plainText.js';
import type { FootnoteEntry } from '../references/references.js';
import { bodyFace, headingFace } from './deckGlyphs.js';
import type { TextFace } from './deckGlyphs.js';
import { element, isElement, withAttribute } from './html.js';
import type { Html, HtmlElement } from './html.js';
import type { Slide } from './planSlides.js';
import { emptySlide } from './renderContext.js';
import type { RenderContext, SlideState } from './renderContext.js';
import { renderDrawing } from './renderDrawing.js';
import { renderFlow } from './renderFlow.js';
import { renderOnce } from './renderOnce.js';
import { renderPhrasing, renderWords } from './renderPhrasing.js';
import { bleedGround, groundOf } from './slideGround.js';
import type { SlideGround } from './slideGround.js';
import { isTitled, type SlidePlace } from './slidePlaces.js';

const boldFace: TextFace = { ...bodyFace, weight: 700 };

/** What every slide of a deck is rendered with: the context but for the slide's own state. */
export type DeckContext = Omit<RenderContext, 'slide' | 'rank' | 'incremental' | 'drawingPlace' | 'inNotes'>;

/** A slide in HTML but for what depends on the slides around it. */
export type SlideContent = {
  readonly layout: readonly string[];
  readonly ground: SlideGround;
  /** Heading, body and footnotes, or the parts of the title slide. */
  readonly frame: readonly Html[];
  readonly notes: readonly Html[];
  /** Identifiers of the footnotes that it cites, in the order in which they stand on it. */
  readonly footnotes: readonly string[];
  /** What the elements of its flow content were made from, the innermost node first. */
  readonly sources: ReadonlyMap<HtmlElement, readonly Flow[]>;
};

/** How the content of a slide is shown: its type over its full size, where it begins, and whether it scrolls. */
export type SlideSetting = {
  readonly fit: number;
  /** How far below its heading a slide with little on it begins. */
  readonly dropPx: number;
  readonly scrolls: boolean;
  /** Boxes with more in them than they show, which can be scrolled by keyboard. */
  readonly overfull: ReadonlySet<HtmlElement>;
};

export const plainSetting: SlideSetting = { fit: 1, dropPx: 0, scrolls: false, overfull: new Set() };

/** Renders what stands on a slide. Reports backgrounds that are not understood, and those on which nothing can be read. */
export function renderSlideContent(slide: Slide, deck: DeckContext, report: Report): SlideContent {
  const state = emptySlide(slide.rank);
  const layout = layoutOf(slide);
  const context: RenderContext = {
    ...deck,
    slide: state,
    rank: slide.rank,
    incremental: false,
    drawingPlace: slide.layout === 'full-bleed' ? 'xMidYMid slice' : layout.includes('lone-figure') ? 'xMidYMin' : 'xMinYMin',
    // Whatever ground a slide asks for itself, charts are drawn for white paper.
    darkGround: slide.kind === 'content' && slide.layout !== 'full-bleed' && slide.heading?.attributes.values['background'] === undefined ? deck.darkGround : null,
    inNotes: false,
  };
  const content = slide.kind === 'title' ? renderTitle(context) : renderContent(slide, context);
  if (slide.kind === 'title') renderFlow(slide.children, context);
  const footnotes = renderFootnotes(state, context);
  const ground = slide.layout === 'full-bleed' ? bleedGround : groundOf(slide.heading, context, report);
  return { layout, ground, frame: [...content, ...footnotes], notes: state.notes, footnotes: state.footnotes, sources: state.sources };
}

/** The section of a slide as it is measured: without its place in the deck, which takes no room. */
export const measuredSection = (slide: Slide, content: SlideContent, fit: number): HtmlElement =>
  element('section', { class: classesOf(slide, content, false), style: styleOf({ fit, dropPx: 0 }, content) }, [element('div', { class: 'frame' }, [...content.frame, element('div', { class: 'foot' })])]);

/** The whole `<section>` of a slide. */
export function renderSlide(slide: Slide & { readonly content: SlideContent; readonly setting: SlideSetting }, place: SlidePlace, deck: DeckContext): HtmlElement {
  const { content, setting } = slide;
  const { ground } = content;
  const notes = content.notes.length === 0 ? [] : [element('aside', { class: 'notes', role: 'note' }, content.notes)];
  const frame = setting.scrolls ? content.frame.map((node) => focusable(node, setting.overfull)) : content.frame;
  return element(
    'section',
    {
      id: slide.id,
      class: classesOf(slide, content, setting.scrolls),
      'data-number': place.number,
      'data-visibility': slide.isAppendix ? 'uncounted' : null,
      'data-seconds': secondsOf(slide),
      'data-auto-animate': slide.heading?.attributes.classes.includes('auto-animate') === true ? '' : null,
      role: 'group',
      'aria-roledescription': deck.wording.deck.slide,
      'aria-label': place.title,
      'data-background-color': slide.kind === 'section' ? 'var(--section-paper)' : null,
      ...ground.attributes,
      style: styleOf(setting, content),
    },
    [...ground.backdrop, element('div', { class: 'frame' }, [...frame, renderFoot(slide, place, deck)]), ...notes],
  );
}

/** What `{time=2m}` on the heading says, in seconds. */
function secondsOf({ heading, part }: Slide): string | null {
  const seconds = readDuration(heading?.attributes.values['time'] ?? '');
  // The parts of a slide that goes on share its time: without one of its own, a part would take its share of the talk's rest.
  return seconds === null ? null : String(Math.round(seconds / (part?.count ?? 1)));
}

const classesOf = (slide: Slide, { layout, ground }: SlideContent, scrolls: boolean): string => ['slide', `${slide.kind}-slide`, ...layout, ...ground.classes, ...(scrolls ? ['scrolls'] : [])].join(' ');

function styleOf({ fit, dropPx }: Pick<SlideSetting, 'fit' | 'dropPx'>, { ground }: SlideContent): string | null {
  const styles = [ground.attributes['style'] ?? '', fit === 1 ? '' : `--fit:${fit}`, dropPx === 0 ? '' : `--drop:${dropPx}px`].filter((style) => style !== '');
  return styles.length === 0 ? null : styles.join(';');
}

const scrolling = /^(?:body|table)\b/;

/** What scrolls can be scrolled by keyboard. */
function focusable(node: Html, overfull: ReadonlySet<HtmlElement>): Html {
  if (!isElement(node)) return node;
  const children = node.children.map((child) => focusable(child, overfull));
  return { ...node, attributes: overfull.has(node) && scrolling.test(node.attributes['class'] ?? '') ? { ...node.attributes, tabindex: '0' } : node.attributes, children };
}

/** Class names for slides that hold one thing only, which is then set larger or fills the slide. */
function layoutOf(slide: Slide): readonly string[] {
  const seen = slide.children.filter((node) => node.type !== 'speakerNotes' && node.type !== 'pause');
  const only = seen.length === 1 ? seen[0] : undefined;
  const untitled = slide.kind === 'content' && !isTitled(slide) ? ['untitled'] : [];
  if (slide.kind === 'title') return [];
  // What goes on over several slides looks alike on all of them.
  if (slide.part !== undefined && only?.type !== 'figure') return slide.layout === null ? untitled : [...untitled, slide.layout];
  if (slide.layout !== null) return [...untitled, slide.layout];
  if (only === undefined) return seen.length === 0 ? [...untitled, 'bare'] : untitled;
  if (only.type === 'figure') return [...untitled, 'lone-figure'];
  return isStatement(only) ? [...untitled, 'statement'] : untitled;
}

const isStatement = (node: Flow): boolean =>
  node.type === 'blockquote' || node.type === 'math' || (node.type === 'paragraph' && plainText(node.children).length < 160);

function renderContent(slide: Slide, context: RenderContext): readonly Html[] {
  const heading =
    slide.heading === null || !isTitled(slide)
      ? []
      : [element(`h${Math.min(6, slide.rank)}`, {}, [...renderPhrasing(slide.heading.children, headingFace, context), ...renderPart(slide, context)])];
  const body = renderFlow(slide.children, context);
  return [...heading, ...(body.length === 0 ? [] : [element('div', { class: 'body' }, body)])];
}

/** `(2/3)` behind the heading of a slide that goes on. */
function renderPart({ part }: Slide, context: RenderContext): readonly Html[] {
  return part === undefined ? [] : [element('span', { class: 'part' }, renderWords(context.wording.slidePart(part.number, part.count), headingFace, context))];
}

/** Title slide: what the cover of the brief says, as far as an audience wants it. */
function renderTitle(context: RenderContext): readonly Html[] {
  const { metadata, figures } = context.input;
  const line = (name: string, text: string | null, face: TextFace): readonly Html[] =>
    text === null || text === '' ? [] : [element('p', { class: name }, renderWords(text, face, context))];
  const logo = figures.get('logo');
  const authors = metadata.authors.map((author) =>
    element('span', { class: 'author' }, [
      ...renderWords(author.name, boldFace, context),
      ...(author.affiliation === null
        ? []
        : [' ', element('span', { class: 'affiliation' }, renderWords(author.affiliation, bodyFace, context))]),
    ]),
  );
  return [
    element('div', { class: 'organisation' }, [
      ...(logo ? [element('div', { class: 'logo' }, [renderDrawing(logo, { key: 'logo', alt: metadata.organisation ?? '' }, context)])] : []),
      ...line('organisation-name', metadata.organisation, boldFace),
      ...line('status', metadata.status, boldFace),
    ]),
    element('div', { class: 'titles' }, [
      element('h1', {}, renderPhrasing(metadata.titlePhrasing, headingFace, context)),
      ...line('subtitle', metadata.subtitle, bodyFace),
    ]),
    element('div', { class: 'imprint' }, [
      ...(authors.length === 0 ? [] : [element('p', { class: 'authors' }, authors)]),
      ...line('date', [metadata.date, metadata.reportNumber].filter((part) => part !== null).join(context.chinese ? '　' : ' · '), bodyFace),
    ]),
  ];
}

/** The footnotes that the slide cites, with the numbers they have in the whole manuscript. */
function renderFootnotes(state: SlideState, context: RenderContext): readonly Html[] {
  const rendered: Html[] = [];
  // A footnote may cite another: the list grows while it is walked.
  for (let index = 0; index < state.footnotes.length; index += 1) {
    const entry = context.input.references.footnotes.get(state.footnotes[index] ?? '');
    if (!entry) continue;
    rendered.push(...renderOnce(entry.definition, context, (own) => [renderFootnote(entry, own)]));
  }
  return rendered.length === 0 ? [] : [element('div', { class: 'footnotes', role: 'note' }, rendered)];
}

function renderFootnote({ number, definition }: FootnoteEntry, context: RenderContext): HtmlElement {
  context.glyphs.add(String(number), bodyFace, null);
  return element('div', { class: 'footnote' }, [element('sup', {}, [String(number)]), ...renderFlow(definition.children, context)]);
}

/** Logo, status, footer or short title, and number of the slide: in the slide itself, so that each view and print has them. */
function renderFoot(slide: Slide, place: SlidePlace, deck: DeckContext): HtmlElement {
  const context: RenderContext = { ...deck, slide: emptySlide(1), rank: 1, incremental: false, drawingPlace: 'xMinYMin', inNotes: false };
  const { metadata } = context.input;
  const isTitle = slide.kind === 'title';
  const number = context.footNumber === 'none' ? '' : context.footNumber === 'number' || slide.isAppendix ? place.number : `${place.number} / ${place.count}`;
  const status = metadata.status === null || isTitle ? [] : [element('span', { class: 'foot-status' }, renderWords(metadata.status, boldFace, context))];
  const words = metadata.footer.length > 0 ? metadata.footer : isTitle ? [] : metadata.titlePhrasing;
  const title = words.length === 0 ? [] : [element('span', { class: 'foot-title' }, renderPhrasing(words, bodyFace, context))];
  // Those who hear the deck are told title and number with the slide; the link is theirs too.
  const unheard = [...(isTitle ? [] : renderFootLogo(place, context)), ...status, ...title].map((part) => (isElement(part) ? withAttribute(part, 'aria-hidden', 'true') : part));
  return element('div', { class: 'foot' }, [
    ...unheard,
    ...renderBriefPage(slide, context),
    element('span', { class: 'foot-number', 'aria-hidden': 'true' }, renderWords(number, bodyFace, context)),
  ]);
}

/** Where the brief tells what the slide shows; the file lies beside the deck. */
function renderBriefPage(slide: Slide, context: RenderContext): readonly Html[] {
  const place = context.briefPlaces.get(slide.id);
  if (place === undefined) return [];
  const address = { href: `brief.pdf#page=${place.index}`, title: place.section === '' ? null : place.section, target: '_blank', rel: 'noopener noreferrer' };
  return [element('a', { class: 'foot-brief', ...address }, renderWords(context.wording.seeBriefPage(place.number), bodyFace, context))];
}

/** A picture of pixels stands once in the style sheet, however many slides show it. */
function renderFootLogo(place: SlidePlace, context: RenderContext): readonly Html[] {
  const logo = context.input.figures.get('logo');
  if (logo === undefined) return [];
  const proportions = `aspect-ratio:${Math.round(logo.widthPx)}/${Math.round(logo.heightPx)}`;
  if (logo.kind === 'vector') return [element('span', { class: 'foot-logo', style: proportions }, [renderDrawing(logo, { key: `logo-${place.number}`, alt: '' }, context)])];
  const address = `data:image/${logo.format};base64,${Buffer.from(logo.bytes).toString('base64')}`;
  return [element('span', { class: 'foot-logo', style: `${proportions};background-image:url(${address})` })];
}
