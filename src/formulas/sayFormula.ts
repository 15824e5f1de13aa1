/**
 * A formula's MathML tree → what is said of it, in words.
 *
 * Ours, because no well-kept library speaks Chinese: speech-rule-engine 4.1 has 14 languages without it, and takes 150 ms to load.
 */
import type { WordingLanguage } from '../document/metadata.js';
import { mathWords, type MathWords } from './mathWords.js';

/** A MathML element by its name, with elements or its text. https://www.w3.org/TR/mathml-core/ */
export type MathElement = { readonly name: string; readonly text: string; readonly children: readonly MathElement[]; readonly attributes: Readonly<Record<string, string>> };

/** In one line, without the commas and spaces that parts leave at its ends. */
export function sayFormula(formula: MathElement, lang: WordingLanguage): string {
  return say(formula, mathWords[lang])
    .replace(/\s+/g, ' ')
    .replace(/\s*([,;，；])[\s,，]*(?=[;；，])/g, '')
    .replace(/\s+([,;，；：])/g, '$1')
    .replace(/([，；：])\s+/g, '$1')
    .replace(/^[\s,，]+|[\s,;，；]+$/g, '');
}

const transparent: ReadonlySet<string> = new Set(['math', 'mrow', 'inferredMrow', 'TeXAtom', 'mstyle', 'mpadded', 'semantics', 'mtd']);

/** TeX's blackboard letters. */
const sets: Readonly<Record<string, string>> = { R: 'ℝ', N: 'ℕ', Z: 'ℤ', Q: 'ℚ', C: 'ℂ' };

/** The element that stands alone in rows around it. */
function bare(element: MathElement): MathElement {
  const [only] = element.children;
  return transparent.has(element.name) && only !== undefined && element.children.length === 1 ? bare(only) : element;
}

const isSimple = (element: MathElement): boolean => ['mi', 'mn', 'mtext', 'mo'].includes(bare(element).name);
const signOf = (element: MathElement | undefined): string => (element === undefined ? '' : bare(element).text);

function say(element: MathElement, words: MathWords): string {
  const [first, second, third] = element.children;
  const part = (child: MathElement | undefined): string => (child === undefined ? '' : say(child, words));
  switch (element.name) {
    case 'mi':
    case 'mn':
    case 'mo':
    case 'mtext':
      return words.signs[element.attributes['mathvariant'] === 'double-struck' ? (sets[element.text] ?? element.text) : element.text] ?? element.text;
    case 'mspace':
    case 'mphantom':
    case 'annotation':
      return '';
    case 'mfrac':
      if (first === undefined || second === undefined) return '';
      return element.attributes['linethickness'] === '0' ? words.choose(part(first), part(second)) : words.fraction(part(first), part(second), isSimple(first) && isSimple(second));
    case 'msqrt':
      return words.root(part(first), null, first !== undefined && isSimple(first));
    case 'mroot':
      return words.root(part(first), part(second), first !== undefined && isSimple(first));
    case 'msup':
      return raised(part(first), second, words);
    case 'msub':
      return withLimits({ base: first, from: second, to: null }, words) ?? words.index(part(first), part(second));
    case 'msubsup':
      return withLimits({ base: first, from: second, to: third ?? null }, words) ?? raised(words.index(part(first), part(second)), third, words);
    case 'munder':
      return withLimits({ base: first, from: second, to: null }, words) ?? words.below(part(first), part(second));
    case 'mover':
      return words.accents[signOf(second)]?.(part(first)) ?? words.above(part(first), part(second));
    case 'munderover':
      return withLimits({ base: first, from: second, to: third ?? null }, words) ?? words.above(words.below(part(first), part(second)), part(third));
    case 'menclose':
      return words.crossed(element.children.map(part).join(words.gap));
    case 'mtable':
      return element.attributes['columnalign']?.startsWith('right') === true
        ? element.children.map((row) => row.children.map(part).join(words.gap)).join(words.nextLine)
        : words.matrix(element.children.map((row) => row.children.map(part)));
    default:
      return sayRow(element.children, words);
  }
}

/** What stands side by side. A minus that has nothing before it is a sign of the number after it. */
function sayRow(children: readonly MathElement[], words: MathWords): string {
  return children
    .map((child, index) => {
      const before = children[index - 1];
      const leads = before === undefined || (bare(before).name === 'mo' && !/^[)\]}|!′]$/.test(signOf(before)));
      return /^[−-]$/.test(signOf(child)) && bare(child).name === 'mo' && leads ? words.negative : say(child, words);
    })
    .filter((said) => said !== '')
    .join(words.gap);
}

function raised(base: string, exponent: MathElement | undefined, words: MathWords): string {
  if (exponent === undefined) return base;
  const own = words.powers[signOf(exponent)];
  return own === undefined ? words.power(base, say(exponent, words), isSimple(exponent)) : `${base}${words.gap}${own}`;
}

type Limits = { readonly base: MathElement | undefined; readonly from: MathElement | undefined; readonly to: MathElement | null };

/** Sums, integrals, limits and the like with what they go over; null for anything else. */
function withLimits({ base, from, to }: Limits, words: MathWords): string | null {
  const sign = signOf(base);
  if (from === undefined) return null;
  if (/^lim/.test(sign) && to === null) return words.limit(say(from, words));
  const operator = words.operators[sign];
  return operator === undefined ? null : words.over(operator, say(from, words), to === null ? null : say(to, words));
}
