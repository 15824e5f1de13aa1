/** What is said of a manuscript's own style sheets for its deck. */
import type { Position } from '../../document/position.js';
import type { Diagnostic } from '../diagnostic.js';

const warning = (code: string, message: string, { hint, position }: { readonly hint: string | null; readonly position: Position }): Diagnostic => ({ code, severity: 'warning', message, hint, position });

/** A declaration that would move what slides are measured by. */
export const deckCssUnmeasured = (property: string, position: Position): Diagnostic =>
  warning('deck-css-unmeasured', `property decides sizes, places or type, which slides are measured by; it is not applied: ${property}`, {
    hint: 'set colours and decoration here; a template of your own sets sizes and type, and classes of a heading the layout of its slide', position,
  });

/** A declaration that is neither a colour nor decoration. */
export const deckCssLeftOut = (property: string, position: Position): Diagnostic =>
  warning('deck-css-left-out', `property is neither a colour nor decoration, it is not applied: ${property}`, { hint: 'set colours, backgrounds, shadows, rounded corners and lines of text here', position });

export const deckCssPropertyUnknown = (property: string, meant: string | null, position: Position): Diagnostic =>
  warning('deck-css-property-unknown', `property is not known, it is not applied: ${property}`, { hint: meant === null ? null : `did you mean ${meant}?`, position });

/** Browsers may know more values than we do. */
export const deckCssValueUnknown = (property: string, value: string, position: Position): Diagnostic =>
  warning('deck-css-value-unknown', `value of ${property} is not known, browsers may leave it out: ${value}`, { hint: null, position });

export const deckCssAddress = (value: string, position: Position): Diagnostic =>
  warning('deck-css-address', `a deck's style sheet loads nothing, this is not applied: ${value}`, { hint: 'write background="picture.png" on the heading of a slide, or set a gradient', position });

const ruleHints: Readonly<Record<string, string>> = {
  import: 'list the files in the front matter: css: [one.css, two.css]',
  'font-face': 'the faces of a deck come from its template',
  keyframes: 'slides move by transition under deck and by .auto-animate',
};

export const deckCssRuleLeftOut = (rule: string, position: Position): Diagnostic =>
  warning('deck-css-rule-left-out', `rule has no place in a deck's style sheet, it is not applied: @${rule}`, { hint: ruleHints[rule] ?? null, position });

export const deckCssNested = (selector: string, position: Position): Diagnostic =>
  warning('deck-css-nested', `rule inside a rule is not applied: ${selector}`, { hint: 'write it as a rule of its own', position });

export const deckCssOutsideSlides = (selector: string, position: Position): Diagnostic =>
  warning('deck-css-outside-slides', `rule reaches beyond the slides, it is not applied: ${selector}`, {
    hint: 'begin it with .slide; the colours of the whole deck are --paper, --ink, --muted, --accent, --link and --section-paper on :root', position,
  });

export const deckCssMalformed = (what: string, position: Position): Diagnostic =>
  warning('deck-css-malformed', `style sheet is not understood here, what follows may not be applied: ${what}`, { hint: null, position });

export const deckCssTooLarge = (kilobytes: number, url: string, position: Position): Diagnostic => ({
  code: 'deck-css-too-large', severity: 'error', message: `style sheet is larger than ${kilobytes} kB: ${url}`, hint: 'leave out what the deck does not use', position,
});

export const deckCssContrastLow = (colours: string, ratio: number, position: Position): Diagnostic =>
  warning('deck-css-contrast-low', `text is hard to read, ${ratio.toFixed(1)} : 1 where 4.5 : 1 is needed: ${colours}`, { hint: 'take a darker colour on a light ground, or a lighter one on a dark ground', position });
