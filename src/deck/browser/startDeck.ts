/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Runs in the deck: starts reveal.js with the deck's settings, keeps slides within reach, and opens the speaker view. */
import Reveal from 'reveal.js';
import type { RevealApi } from 'reveal.js';
import zoom from 'reveal.js/plugin/zoom';
import { announceSlides } from './announceSlides.js';
import { bindFigureData } from './figureData.js';
import { bindFindSlide } from './findSlide.js';
import { keepReachable } from './keepReachable.js';
import { bindKeyHelp } from './keyHelp.js';
import { isKeyOfDeck } from './keyOwners.js';
import { startLiveFigures } from './liveFigures.js';
import { openSpeakerView } from './speakerView.js';

const keyS = 83;
const keyF = 70;

async function startDeck(): Promise<void> {
  const root = document.querySelector<HTMLElement>('.reveal');
  if (!root) throw new Error('the deck has no .reveal element');
  const settings: unknown = JSON.parse(root.dataset['settings'] ?? '{}');
  if (typeof settings !== 'object' || settings === null) throw new Error('the deck has no settings');
  const asked = new URLSearchParams(window.location.search);
  const isPrinting = asked.has('print-pdf');
  const words = wordsOf(root, 'words');
  // Before reveal.js listens: the first listener decides what becomes of `?`.
  bindKeyHelp(words['keys'] ?? '', wordsOf(root, 'keys'));
  // The fonts are inside the file, but decoding them takes a moment: slides are measured with the faces they are shown in.
  await Promise.all([...document.fonts].map((face) => face.load().catch(() => null)));
  keepReachable(root);
  // reveal.js 6.0.2's types know no 'separate-page'.
  const printing: object = isPrinting ? { view: 'print', showNotes: notesAskedFor(asked.get('showNotes')) } : {};
  const deck = new Reveal(root, {
    ...settings,
    ...printing,
    keyboardCondition: isKeyOfDeck,
    postMessage: false,
    postMessageEvents: false,
    // Control (on Linux) or Alt and a click look closer, and again away.
    plugins: [zoom],
  });
  const printed = new Promise((resolve) => {
    deck.on('pdf-ready', resolve);
  });
  await deck.initialize();
  // reveal.js takes the whole page for an application, which keeps screen readers from reading it: it is a document.
  root.removeAttribute('role');
  deck.addKeyBinding({ keyCode: keyS, key: 'S', description: 'Speaker view' }, openSpeakerView({ deck, root, words }));
  announceSlides(deck, root, words);
  bindFindSlide(deck, root, words);
  bindClicker(deck);
  bindFigureData(deck, root);
  translate(root, words);
  showWhilePointerMoves(root);
  startLiveFigures(deck, root, words);
  // The print view takes every slide out of the page for a frame before it puts them on sheets.
  if (deck.getConfig().view === 'print') await printed;
  root.dataset['ready'] = '';
}

/** A clicker starts a talk with F5, as slide programs know it: the deck fills the screen, instead of loading again, which closes the speaker's window. */
function bindClicker(deck: RevealApi): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'F5' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (document.fullscreenElement === null) deck.triggerKey(keyF);
  });
}

/** Speaker notes in print: none, on their slides, or on pages of their own. */
function notesAskedFor(value: string | null): boolean | 'separate-page' {
  return value === 'separate-page' ? value : value === 'true';
}

/**
 * Keeps the class `pointer-moves` on the deck while a mouse is in use: that is when it shows its arrows.
 *
 * Browsers send the event also for a mouse at rest under a page that appears, so the first one only says where it rests.
 */
function showWhilePointerMoves(root: HTMLElement): void {
  let timer = 0;
  let place: string | null = null;
  document.addEventListener('pointermove', (event) => {
    const before = place;
    place = `${event.screenX} ${event.screenY}`;
    if (before === null || before === place) return;
    root.classList.add('pointer-moves');
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      root.classList.remove('pointer-moves');
    }, 2500);
  });
}

/** Puts reveal.js's own English words into the deck's language. */
function translate(root: HTMLElement, words: Readonly<Record<string, string>>): void {
  const resume = root.querySelector('.resume-button');
  if (resume) resume.textContent = words['resume'] ?? '';
  root.querySelector('.controls')?.setAttribute('aria-label', words['controls'] ?? '');
  for (const [name, word] of [['left', 'previousSlide'], ['right', 'nextSlide'], ['up', 'slideAbove'], ['down', 'slideBelow']] as const) {
    root.querySelector(`.navigate-${name}`)?.setAttribute('aria-label', words[word] ?? '');
  }
}

/** Words in the deck's language, from an attribute of the deck. */
function wordsOf(root: HTMLElement, name: string): Readonly<Record<string, string>> {
  const words: unknown = JSON.parse(root.dataset[name] ?? '{}');
  if (typeof words !== 'object' || words === null) return {};
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, String(value)]));
}

void startDeck();
