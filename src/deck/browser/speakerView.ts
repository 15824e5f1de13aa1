/** Runs in the deck: the speaker's window, filled and driven from the deck itself, without messages between windows. */
import type { RevealApi } from 'reveal.js';
import { paceOf } from './speakerPace.js';
import { nextState, stateOf } from './slideStates.js';
import type { SlideState } from './slideStates.js';
import { speakerStyle } from './speakerStyle.js';

type Words = Readonly<Record<string, string>>;

export type SpeakerParts = {
  readonly deck: RevealApi;
  /** The deck's `.reveal` element. */
  readonly root: HTMLElement;
  readonly words: Words;
};

type SpeakerWindow = {
  readonly window: Window;
  readonly update: () => void;
};

/**
 * What the key `s` does: opens the speaker view, or brings the open one to the front.
 *
 * The window is an empty page of the deck's own origin, so it works from a file too, and inherits the deck's policy. All
 * that runs for it runs here: a page with a script of its own would need either an exception in the policy or messages,
 * and a deck from a file cannot tell whose messages it gets.
 */
export function openSpeakerView(parts: SpeakerParts): () => void {
  let open: SpeakerWindow | null = null;
  const startedAt = { time: Date.now() };
  const refresh = (): void => {
    if (open?.window.closed) open = null;
    open?.update();
  };
  for (const event of ['slidechanged', 'fragmentshown', 'fragmenthidden', 'paused', 'resumed'] as const) parts.deck.on(event, refresh);
  // A window left behind would show a deck that no longer moves.
  window.addEventListener('pagehide', () => open?.window.close());
  return () => {
    if (open && !open.window.closed) {
      open.window.focus();
      return;
    }
    const created = window.open('', '', 'popup,width=1180,height=760');
    if (!created) {
      showMessage(parts.words['popupBlocked'] ?? '');
      return;
    }
    created.addEventListener('pagehide', () => {
      open = null;
    });
    startedAt.time = Date.now();
    open = fill(created, parts, startedAt);
    open.update();
    created.focus();
  };
}

function showMessage(text: string): void {
  const message = document.createElement('div');
  message.className = 'deck-message';
  message.setAttribute('role', 'alert');
  message.textContent = text;
  document.body.append(message);
  window.setTimeout(() => {
    message.remove();
  }, 6000);
}

/** Builds the page of the speaker's window. */
function fill(speaker: Window, parts: SpeakerParts, startedAt: { time: number }): SpeakerWindow {
  const page = speaker.document;
  const { deck, words } = parts;
  page.title = `${words['speakerView'] ?? ''}: ${document.title}`;
  page.documentElement.lang = document.documentElement.lang;
  page.documentElement.className = document.documentElement.className;
  for (const style of document.head.querySelectorAll('style')) page.head.append(page.importNode(style, true));
  for (const sheet of document.head.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')) {
    const link = page.createElement('link');
    link.rel = 'stylesheet';
    // The window is an empty page: it has no address of its own that another could be relative to.
    link.href = sheet.href;
    page.head.append(link);
  }
  adoptStyle(speaker, speakerStyle);
  page.body.className = 'reveal-viewport';
  page.body.replaceChildren();

  const make = (name: string, className: string, parent: Element): HTMLElement => {
    const made = page.createElement(name);
    made.className = className;
    parent.append(made);
    return made;
  };
  const main = make('main', 'speaker', page.body);
  make('h1', 'visually-hidden', main).textContent = words['speakerView'] ?? '';
  const labelled = (className: string, label: string): HTMLElement => {
    const box = make('section', `speaker-box ${className}`, main);
    make('h2', 'speaker-label', box).textContent = label;
    return box;
  };
  const currentBox = labelled('speaker-current', words['currentSlide'] ?? '');
  const current = make('div', 'speaker-slide', currentBox);
  const nextBox = labelled('speaker-next', words['nextSlide'] ?? '');
  const next = make('div', 'speaker-slide', nextBox);
  const bar = make('div', 'speaker-bar', main);
  const timer = make('p', 'speaker-time', bar);
  make('span', 'speaker-label', timer).textContent = words['elapsed'] ?? '';
  const elapsed = make('span', 'speaker-figures', timer);
  const reset = make('button', 'speaker-reset', timer);
  reset.textContent = words['reset'] ?? '';
  const pace = make('p', 'speaker-pace', bar);
  const paceAt = paceOf(parts.root, words);
  const clockBox = make('p', 'speaker-time', bar);
  make('span', 'speaker-label', clockBox).textContent = words['clock'] ?? '';
  const clock = make('span', 'speaker-figures', clockBox);
  const place = make('p', 'speaker-place', bar);
  const notesBox = labelled('speaker-script', words['speakerNotes'] ?? '');
  const notes = make('div', 'speaker-text', notesBox);
  notes.tabIndex = 0;

  const tick = (): void => {
    const seconds = Math.max(0, Math.floor((Date.now() - startedAt.time) / 1000));
    elapsed.textContent = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits).join(':');
    const stand = paceAt(deck.getCurrentSlide(), seconds);
    pace.textContent = stand?.text ?? '';
    pace.classList.toggle('speaker-late', stand?.isLate ?? false);
    const now = new Date();
    clock.textContent = [now.getHours(), now.getMinutes()].map(twoDigits).join(':');
  };
  const ticking = window.setInterval(() => {
    if (speaker.closed) window.clearInterval(ticking);
    else tick();
  }, 500);
  tick();
  reset.addEventListener('click', () => {
    startedAt.time = Date.now();
    tick();
    speaker.focus();
  });
  page.addEventListener('keydown', (event) => {
    if (event.target === reset && (event.key === ' ' || event.key === 'Enter')) return;
    if (move(event, deck)) event.preventDefault();
  });
  const scale = (): void => {
    for (const box of [current, next]) box.style.setProperty('--scale', String(box.clientWidth / stageWidth(parts.root)));
  };
  speaker.addEventListener('resize', scale);

  const update = (): void => {
    const slide = deck.getCurrentSlide();
    const state = stateOf(slide);
    show(current, state);
    const following = nextState(state);
    show(next, following);
    nextBox.classList.toggle('speaker-end', following === null);
    if (following === null) next.textContent = words['endOfDeck'] ?? '';
    const own = slide.querySelector(':scope > aside.notes');
    notes.replaceChildren(...[...(own?.childNodes ?? [])].map((node) => page.importNode(node, true)));
    if (!own) notes.textContent = words['noNotes'] ?? '';
    notes.classList.toggle('speaker-none', !own);
    notes.scrollTop = 0;
    const counted = parts.root.querySelectorAll('section.slide:not([data-visibility=uncounted])').length;
    const number = slide.dataset['visibility'] === 'uncounted' ? (slide.dataset['number'] ?? '') : `${slide.dataset['number'] ?? ''} / ${counted}`;
    const title = slide.querySelector('.frame :is(h1,h2,h3,h4,h5,h6)')?.textContent ?? '';
    place.replaceChildren();
    make('span', 'speaker-figures', place).textContent = number;
    make('span', 'speaker-title', place).textContent = title;
    const briefPage = slide.querySelector('.foot-brief')?.textContent;
    if (briefPage !== undefined) make('span', 'speaker-brief', place).textContent = briefPage;
    tick();
    main.classList.toggle('speaker-paused', deck.isPaused());
    scale();
  };
  return { window: speaker, update };
}

/** A sheet made by the window that adopts it, which no policy takes for a style of the page's text. */
function adoptStyle(speaker: Window & { readonly CSSStyleSheet?: typeof CSSStyleSheet }, style: string): void {
  const sheet = new (speaker.CSSStyleSheet ?? CSSStyleSheet)();
  sheet.replaceSync(style);
  speaker.document.adoptedStyleSheets.push(sheet);
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const stageWidth = (root: HTMLElement): number => root.querySelector<HTMLElement>('.frame')?.offsetWidth || 1280;

/** A copy of the slide as it is in that state, in the structure that the deck's style sheet expects. */
function show(box: HTMLElement, state: SlideState | null): void {
  const page = box.ownerDocument;
  box.replaceChildren();
  if (!state) return;
  const copy = page.importNode(state.slide, true);
  copy.querySelector(':scope > aside.notes')?.remove();
  // The picture of a chart stands for the live one.
  for (const part of copy.querySelectorAll('.live')) part.remove();
  for (const part of copy.querySelectorAll('.is-live')) part.classList.remove('is-live');
  copy.classList.remove('past', 'future');
  copy.classList.add('present');
  copy.removeAttribute('hidden');
  copy.removeAttribute('aria-hidden');
  // Where reveal.js has put the slide; how it is set stands in its classes.
  copy.removeAttribute('style');
  for (const fragment of copy.querySelectorAll<HTMLElement>('.fragment')) {
    const index = Number(fragment.dataset['fragmentIndex'] ?? 0);
    fragment.classList.toggle('visible', index <= state.step);
    fragment.classList.toggle('current-fragment', index === state.step);
  }
  for (const part of copy.querySelectorAll('a, [tabindex]')) part.setAttribute('tabindex', '-1');
  const frame = page.createElement('div');
  frame.className = 'reveal speaker-copy';
  const slides = page.createElement('div');
  slides.className = 'slides';
  slides.append(copy);
  frame.append(slides);
  box.append(frame);
}

/** Keys in the speaker's window move the deck as they would in its own; true when the key was taken. */
function move(event: KeyboardEvent, deck: RevealApi): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowDown':
    case 'PageDown':
    case 'n':
    case 'Enter':
      deck.next();
      return true;
    case ' ':
      if (event.shiftKey) deck.prev();
      else deck.next();
      return true;
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'PageUp':
    case 'p':
    case 'Backspace':
      deck.prev();
      return true;
    case 'Home':
      deck.slide(0, 0);
      return true;
    case 'End': {
      const last = deck.getSlides().at(-1);
      if (last) {
        const { h, v } = deck.getIndices(last);
        deck.slide(h, v);
      }
      return true;
    }
    case 'b':
    case '.':
      deck.togglePause();
      return true;
    // A clicker's key for starting a talk: here it would empty the window.
    case 'F5':
      return true;
    default:
      return false;
  }
}
