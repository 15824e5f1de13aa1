/** Planned slides → the `<section>` elements of the deck. */
import type { Flow } from '../document/nodes.js';
import { plainText } from '../document/plainText.js';
import { bodyFace, headingFace } from './deckGlyphs.js';
import type { TextFace } from './deckGlyphs.js';
import { element } from './html.js';
import type { Html, HtmlElement } from './html.js';
import type { Slide, SlidePlan } from './planSlides.js';
import { emptySlide } from './renderContext.js';
import type { RenderContext, SlideState } from './renderContext.js';
import { renderDrawing } from './renderDrawing.js';
import { renderFlow } from './renderFlow.js';
import { renderPhrasing, renderWords } from './renderPhrasing.js';
import { isTitled, slideTitles } from './slideTitles.js';

const boldFace: TextFace = { ...bodyFace, weight: 700 };

type SlidePlace = { readonly number: number; readonly count: number; readonly title: string };

/** What every slide of a deck is rendered with: the context but for the slide's own state. */
export type DeckContext = Omit<RenderContext, 'slide' | 'rank' | 'incremental' | 'centred' | 'inNotes'>;

/** The sections of all stacks in order; a stack of several slides is a section around theirs. */
export function renderSlides(plan: SlidePlan, context: DeckContext): readonly HtmlElement[] {
  const count = plan.stacks.reduce((sum, stack) => sum + stack.slides.length, 0);
  const titles = slideTitles(plan, context.input.metadata, context.wording);
  let number = 0;
  return plan.stacks.flatMap((stack) => {
    const slides = stack.slides.map((slide) => {
      number += 1;
      return renderSlide(slide, { number, count, title: titles.get(slide.id) ?? '' }, context);
    });
    return slides.length === 1 ? slides : [element('section', {}, slides)];
  });
}

function renderSlide(slide: Slide, place: SlidePlace, deck: DeckContext): HtmlElement {
  const state = emptySlide(slide.rank);
  const layout = layoutOf(slide);
  const context: RenderContext = {
    ...deck,
    slide: state,
    rank: slide.rank,
    incremental: false,
    centred: layout.includes('lone-figure'),
    inNotes: false,
  };
  const content = slide.kind === 'title' ? renderTitle(context) : renderContent(slide, context);
  if (slide.kind === 'title') renderFlow(slide.children, context);
  const footnotes = renderFootnotes(state, context);
  const notes = state.notes.length === 0 ? [] : [element('aside', { class: 'notes', role: 'note' }, state.notes)];
  return element(
    'section',
    {
      id: slide.id,
      class: ['slide', `${slide.kind}-slide`, ...layout].join(' '),
      'data-number': String(place.number),
      role: 'group',
      'aria-roledescription': deck.wording.deck.slide,
      'aria-label': place.title,
      'data-background-color': slide.kind === 'section' ? 'var(--section-paper)' : null,
    },
    [element('div', { class: 'frame' }, [...content, ...footnotes, renderFoot(slide, place, context)]), ...notes],
  );
}

/** Class names for slides that hold one thing only, which is then set larger or fills the slide. */
function layoutOf(slide: Slide): readonly string[] {
  const seen = slide.children.filter((node) => node.type !== 'speakerNotes' && node.type !== 'pause');
  const only = seen.length === 1 ? seen[0] : undefined;
  const untitled = slide.kind === 'content' && !isTitled(slide) ? ['untitled'] : [];
  if (slide.kind === 'title') return [];
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
      : [element(`h${Math.min(6, slide.rank)}`, {}, renderPhrasing(slide.heading.children, headingFace, context))];
  const body = renderFlow(slide.children, context);
  return [...heading, ...(body.length === 0 ? [] : [element('div', { class: 'body' }, body)])];
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
    const number = String(entry.number);
    context.glyphs.add(number, bodyFace, null);
    rendered.push(
      element('div', { class: 'footnote' }, [element('sup', {}, [number]), ...renderFlow(entry.definition.children, context)]),
    );
  }
  return rendered.length === 0 ? [] : [element('div', { class: 'footnotes', role: 'note' }, rendered)];
}

/** Status, short title and number of the slide: in the slide itself, so that each view and print has them. */
function renderFoot(slide: Slide, place: SlidePlace, context: RenderContext): HtmlElement {
  const { metadata } = context.input;
  const number = context.footNumber === 'none' ? '' : context.footNumber === 'number' ? String(place.number) : `${place.number} / ${place.count}`;
  const status = metadata.status === null || slide.kind === 'title' ? [] : [element('span', { class: 'foot-status' }, renderWords(metadata.status, boldFace, context))];
  const title = slide.kind === 'title' ? [] : [element('span', { class: 'foot-title' }, renderPhrasing(metadata.titlePhrasing, bodyFace, { ...context, slide: emptySlide(1) }))];
  return element('div', { class: 'foot', 'aria-hidden': 'true' }, [
    ...status,
    ...title,
    element('span', { class: 'foot-number' }, renderWords(number, bodyFace, context)),
  ]);
}
