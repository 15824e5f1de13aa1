/**
 * Stands in for `@react-pdf/textkit`: gives React-PDF's layout the lines that our own paragraph engine sets.
 *
 * `@react-pdf/layout` 5.2 builds its line breaker from this module's exports and hands a text node's
 * `hyphenationCallback` through untouched. That callback is our door: it carries a `TextSetter`, which knows the fonts
 * and what is to be set, so that this module has no state of its own. The bundle and the tests replace
 * `@react-pdf/textkit` by this file.
 */
import type { AttributedText, EngineLine, TextSetter } from './layoutTree.js';
import type { SetLine, SetParagraph } from '../typesetting/paragraph.js';

type Container = { readonly width: number };
type Options = { readonly hyphenationCallback: TextSetter | null };

/** A set line as React-PDF's layout keeps it. */
export const engineLine = (paragraph: SetParagraph, line: SetLine, index: number): EngineLine => {
  const next = paragraph.lines[index + 1];
  const bottomPt = next === undefined ? Math.max(paragraph.heightPt, line.topPt + line.heightPt) : next.topPt;
  const firstInkPt = line.items[0]?.xPt ?? 0;
  return {
    box: { x: 0, y: line.topPt, width: line.widthPt, height: bottomPt - line.topPt },
    // React-PDF moves a shrunk text box back by its alignment; it expects the ink's own width here.
    xAdvance: Math.max(0, line.widthPt - firstInkPt),
    ascent: line.baselinePt,
    runs: [],
    set: line,
    continued: index > 0,
  };
};

/** React-PDF's engine factory: `(engines) => (text, container, options) => paragraphs of lines`. */
const layoutEngine =
  () =>
  (text: AttributedText, container: Container, options: Options): readonly (readonly EngineLine[])[] => {
    if (options.hyphenationCallback === null) throw new Error('a text reached the layout without a setter');
    const paragraph = options.hyphenationCallback(text, container.width);
    return [paragraph.lines.map((line, index) => engineLine(paragraph, line, index))];
  };

type Fragment = { readonly string: string; readonly attributes: AttributedText['runs'][number]['attributes'] };

/** Text runs with their attributes, as React-PDF's layout collects them from a text node. */
export const fromFragments = (fragments: readonly Partial<Fragment>[]): AttributedText => ({
  runs: fragments.map((fragment) => ({ text: fragment.string ?? '', attributes: fragment.attributes ?? {} })),
});

/** The parts of React-PDF's own engine; ours needs none of them. */
const unused = (): null => null;
export const bidi = unused;
export const linebreaker = unused;
export const justification = unused;
export const textDecoration = unused;
export const scriptItemizer = unused;
export const wordHyphenation = unused;
export const fontSubstitution = unused;

// eslint-disable-next-line no-restricted-syntax -- the module it replaces has a default export
export default layoutEngine;
