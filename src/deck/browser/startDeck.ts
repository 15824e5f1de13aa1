/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Runs in the deck: starts reveal.js with the deck's settings, fits the slides, and opens the speaker view. */
import Reveal from 'reveal.js';
import { fitSlides } from './fitSlides.js';
import { openSpeakerView } from './speakerView.js';

const keyS = 83;

async function startDeck(): Promise<void> {
  const root = document.querySelector<HTMLElement>('.reveal');
  if (!root) throw new Error('the deck has no .reveal element');
  const settings: unknown = JSON.parse(root.dataset['settings'] ?? '{}');
  if (typeof settings !== 'object' || settings === null) throw new Error('the deck has no settings');
  const isPrinting = new URLSearchParams(window.location.search).has('print-pdf');
  // The fonts are inside the file, but decoding them takes a moment: slides are measured with the faces they are shown in.
  await Promise.all([...document.fonts].map((face) => face.load().catch(() => null)));
  fitSlides(root);
  const deck = new Reveal(root, {
    ...settings,
    ...(isPrinting ? { view: 'print' as const } : {}),
    postMessage: false,
    postMessageEvents: false,
    plugins: [],
  });
  await deck.initialize();
  // reveal.js takes the whole page for an application, which keeps screen readers from reading it: it is a document.
  root.removeAttribute('role');
  deck.addKeyBinding({ keyCode: keyS, key: 'S', description: 'Speaker view' }, openSpeakerView({ deck, root, words: wordsOf(root) }));
  root.dataset['ready'] = '';
}

/** What the speaker view says, in the deck's language. */
function wordsOf(root: HTMLElement): Readonly<Record<string, string>> {
  const words: unknown = JSON.parse(root.dataset['words'] ?? '{}');
  if (typeof words !== 'object' || words === null) return {};
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, String(value)]));
}

void startDeck();
