/** What the deck has to say about a manuscript. */
import type { OverflowMode } from '../../document/overflowModes.js';
import type { Position } from '../../document/position.js';
import type { Diagnostic } from '../diagnostic.js';

/** A slide on which nothing can be seen. */
export const slideEmpty = (position: Position): Diagnostic => ({
  code: 'slide-empty',
  severity: 'warning',
  position,
  message: 'slide with speaker notes only',
  hint: 'give it a heading or content, or move its speaker notes to the slide before',
});

/** What each layout of slides needs. */
const layoutNeeds: Readonly<Record<string, string>> = {
  'figure-left': 'one figure at the top of the slide’s content, and something beside it',
  'figure-right': 'one figure at the top of the slide’s content, and something beside it',
  'full-bleed': 'one picture, no chart, at the top of the slide’s content',
  'big-number': 'a first paragraph of at most 16 characters, the number',
  quotation: 'a quotation (>)',
  comparison: 'two to four headings below the slide’s own, one for each side',
  timeline: 'one definition list with two to six entries, each a date with its text',
};

export const slideLayoutUnfit = (layout: string, position: Position): Diagnostic => ({
  code: 'slide-layout-unfit', severity: 'warning', position,
  message: `content does not fit the slide's layout: .${layout}`, hint: `it needs ${layoutNeeds[layout] ?? 'other content'}`,
});

export const slideLayoutTwice = (layouts: readonly string[], position: Position): Diagnostic => ({
  code: 'slide-layout-twice', severity: 'warning', position,
  message: `slide with more than one layout, the first counts: ${layouts.map((layout) => `.${layout}`).join(' ')}`, hint: 'leave all but one out',
});

export const slideLayoutUnknown = (name: string, meant: string, position: Position): Diagnostic => ({
  code: 'slide-layout-unknown', severity: 'warning', position, message: `class of a slide is not known: .${name}`, hint: `did you mean .${meant}?`,
});

export const backgroundNotUnderstood = (value: string, position: Position): Diagnostic => ({
  code: 'background-not-understood', severity: 'warning', position, message: `background of a slide is not understood: ${value}`,
  hint: 'give a colour (#0b4f6c), a gradient (linear-gradient(135deg, #0b4f6c, #10202b)), or a picture file (PNG, JPEG, WebP, SVG)',
});

export const backgroundContrastLow = (value: string, ratio: number, position: Position): Diagnostic => ({
  code: 'background-contrast-low', severity: 'warning', position,
  message: `neither light nor dark text can be read on the slide's background, ${ratio.toFixed(1)} : 1 where 4.5 : 1 is needed: ${value}`,
  hint: 'take a darker or a lighter colour, and in a gradient colours of like lightness',
});

export const slideTimeNotUnderstood = (value: string, position: Position): Diagnostic => ({
  code: 'slide-time-not-understood', severity: 'warning', position, message: `time of a slide is not understood: ${value}`, hint: 'write it like time=2m or time=90s',
});

export const slideTimesTooLong = (slides: string, talk: string, position: Position): Diagnostic => ({
  code: 'slide-times-too-long', severity: 'warning', position,
  message: `slides take longer than the talk, ${talk}: ${slides}`, hint: 'shorten times of slides, or lengthen duration in the front matter',
});

export type OverfullSlide = {
  /** As the slide shows it. */
  readonly number: string;
  /** Empty for a slide without a heading. */
  readonly title: string;
  readonly over: { readonly widthPx: number; readonly heightPx: number };
  readonly mode: OverflowMode;
};

const overflowHints = {
  split: 'make what cannot be divided smaller (a figure, a formula, a row), or start a slide before it with ---',
  shrink: 'shorten it, start a new slide with ---, or write overflow: split',
  scroll: 'shorten it, or start a new slide with ---',
  error: 'shorten it, start a new slide with ---, or write overflow: split',
} as const satisfies Record<OverflowMode, string>;

/** A slide with more on it than the stage has room for, after all that its `overflow` allows. */
export function slideOverflows({ number, title, over, mode }: OverfullSlide, position: Position | null): Diagnostic {
  const sizes = [over.heightPx > 0 ? `${Math.ceil(over.heightPx)} px too high` : '', over.widthPx > 0 ? `${Math.ceil(over.widthPx)} px too wide` : ''].filter((size) => size !== '');
  return {
    code: 'slide-overflows',
    severity: mode === 'error' ? 'error' : 'warning',
    position,
    message: `slide ${number} is ${sizes.join(' and ')}${title === '' ? '' : `: ${title}`}`,
    hint: overflowHints[mode],
  };
}
