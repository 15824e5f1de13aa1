/**
 * Typographic changes to running text: line ends become a space or nothing, spaces in a row one, straight quotation marks and hyphens in
 * rows become the marks of the language. Values in, values out; the caller knows where they stand.
 */
import { characterAt, characterBefore, isHan } from './characters.js';
import type { SmartPunctuation } from './phrasingContext.js';

/** A stretch of text in the order of the paragraph. */
export type Stretch =
  | { readonly kind: 'text'; readonly value: string }
  /** Typed with an escape: stays as it is. */
  | { readonly kind: 'literal'; readonly value: string }
  | { readonly kind: 'lineEnd' }
  /** Code, a formula, a picture: stands for some letter. */
  | { readonly kind: 'other' }
  /** A forced line break. */
  | { readonly kind: 'break' };

export type Language = { readonly smart: SmartPunctuation; readonly chinese: boolean };

/** The value of each stretch, '' for those without text. */
export function refineText(stretches: readonly Stretch[], language: Language): readonly string[] {
  const values = joinLineEnds(stretches, language);
  if (language.smart === 'off') return values;
  const source = stretches.map((stretch, index) => ({ changeable: stretch.kind === 'text', value: contextOf(stretch, values[index] ?? '') }));
  return language.smart === 'han' ? hanQuotes(source, values) : latinMarks(source, values, quotationMarks[language.smart]);
}

const contextOf = (stretch: Stretch, value: string): string =>
  stretch.kind === 'other' ? '\ufffc' : stretch.kind === 'break' ? '\n' : value;

function joinLineEnds(stretches: readonly Stretch[], language: Language): readonly string[] {
  let before = '';
  const after: string[] = new Array<string>(stretches.length).fill('');
  let next = '';
  for (let index = stretches.length - 1; index >= 0; index -= 1) {
    const stretch = stretches[index];
    after[index] = next;
    if (stretch?.kind === 'other' || stretch?.kind === 'break') next = '\ufffc';
    else if (stretch?.kind !== 'lineEnd' && stretch !== undefined && stretch.value !== '') next = characterAt(stretch.value, 0);
  }
  return stretches.map((stretch, index) => {
    if (stretch.kind === 'other' || stretch.kind === 'break') {
      before = '\ufffc';
      return '';
    }
    if (stretch.kind === 'lineEnd') return joinsWithoutSpace(before, after[index] ?? '', language.chinese) ? '' : ' ';
    const value = stretch.kind === 'text' ? oneSpaced(stretch.value, before) : stretch.value;
    if (value !== '') before = characterBefore(value, value.length);
    return value;
  });
}

/** Spaces in a row are one, as a browser has it; the brief would print them all. */
function oneSpaced(text: string, before: string): string {
  if (!/[ \t]{2}|^[ \t]|\t/.test(text)) return text;
  const spaced = text.replace(/[ \t]+/g, ' ');
  return before === ' ' ? spaced.trimStart() : spaced;
}

/** A line end between two Han characters, or full-width punctuation, is no space. */
function joinsWithoutSpace(before: string, after: string, chinese: boolean): boolean {
  if (isHan(before) && isHan(after)) return true;
  if (!chinese) return false;
  const wide = (character: string): boolean => isHan(character) || /^[“”‘’—…·]$/.test(character);
  return wide(before) && wide(after) && (isHan(before) || isHan(after) || before === after);
}

type Source = readonly { readonly changeable: boolean; readonly value: string }[];

/** Quotations and quotations in them; an apostrophe is ’ in each language. */
type QuotationMarks = { readonly open: string; readonly close: string; readonly innerOpen: string; readonly innerClose: string };

const quotationMarks = {
  latin: { open: '“', close: '”', innerOpen: '‘', innerClose: '’' },
  de: { open: '„', close: '“', innerOpen: '‚', innerClose: '‘' },
  fr: { open: '«\u00a0', close: '\u00a0»', innerOpen: '“', innerClose: '”' },
  es: { open: '«', close: '»', innerOpen: '“', innerClose: '”' },
} as const satisfies Record<Exclude<SmartPunctuation, 'han' | 'off'>, QuotationMarks>;

/** https://daringfireball.net/projects/smartypants/ */
function latinMarks(source: Source, values: readonly string[], marks: QuotationMarks): readonly string[] {
  const state: Quoting = { last: '', innerOpen: false };
  return source.map((stretch, index) => {
    const value = values[index] ?? '';
    if (stretch.changeable && /["'.-]/.test(value)) return latinValue(value, { state, after: nextCharacter(source, index), marks });
    const context = stretch.changeable ? value : stretch.value;
    if (context !== '') state.last = characterBefore(context, context.length);
    return value;
  });
}

/** The character before, marks as in English, and whether a quotation in a quotation is open. */
type Quoting = { last: string; innerOpen: boolean };

/** Characters after which a quotation mark opens. */
const opensAfter = /^[\s([{\u2013\u2014\u2018\u201c\u00a0/]?$/u;

function latinValue(text: string, { state, after, marks }: { readonly state: Quoting; readonly after: string; readonly marks: QuotationMarks }): string {
  const dashed = text
    .replace(/(?<!-)---(?!-)/g, '—')
    .replace(/(?<!-)--(?!-)/g, '–')
    .replace(/(?<!\.)\.\.\.(?!\.)/g, '…');
  let result = '';
  let hasOpened = false;
  for (let at = 0; at < dashed.length; at += 1) {
    const character = dashed.charAt(at);
    const next = at + 1 < dashed.length ? dashed.charAt(at + 1) : after;
    const opens = opensAfter.test(state.last) && !/^\s?$/.test(next);
    let mark = character;
    let printed = character;
    if (character === '"') {
      // 5'10" and 12" are feet and inches.
      mark = opens ? '“' : /\d/.test(state.last) && !hasOpened ? '"' : '”';
      printed = mark === '"' ? mark : opens ? marks.open : marks.close;
      hasOpened ||= opens;
    } else if (character === "'") {
      mark = opens && !isDecade(dashed, at) ? '‘' : '’';
      const closes = mark === '’' && state.innerOpen && !/^[\p{L}\p{N}]/u.test(next);
      printed = mark === '‘' ? marks.innerOpen : closes ? marks.innerClose : mark;
      state.innerOpen = mark === '‘' || (state.innerOpen && !closes);
    }
    result += printed;
    state.last = mark;
  }
  return result;
}

/** `'90s`: an apostrophe although it opens a word. */
const isDecade = (text: string, at: number): boolean => /^'\d\ds?(?![\p{L}\p{N}'])/u.test(text.slice(at, at + 6));

function nextCharacter(source: Source, index: number): string {
  for (let at = index + 1; at < source.length && at < index + 20; at += 1) {
    const value = source[at]?.value ?? '';
    if (value !== '') return characterAt(value, 0);
  }
  return '';
}

type Mark = { readonly stretch: number; readonly at: number };

/** Pairs straight double quotation marks; a pair that holds or touches Han text becomes “ ”. */
function hanQuotes(source: Source, values: readonly string[]): readonly string[] {
  if (!values.some((value) => value.includes('"'))) return values;
  const result = [...values];
  let opening: (Mark & { touchesHan: boolean }) | null = null;
  let before = '';
  for (const [stretch, { value, changeable }] of source.entries()) {
    for (let at = 0; at < value.length; at += 1) {
      const character = characterAt(value, at);
      if (character === '"' && changeable) {
        const after = at + 1 < value.length ? characterAt(value, at + 1) : nextCharacter(source, stretch);
        if (opening === null) opening = { stretch, at, touchesHan: isHan(before) };
        else {
          if (opening.touchesHan || isHan(after)) {
            result[opening.stretch] = replaceAt(result[opening.stretch] ?? '', opening.at, '“');
            result[stretch] = replaceAt(result[stretch] ?? '', at, '”');
          }
          opening = null;
        }
      } else if (opening !== null && isHan(character)) opening.touchesHan = true;
      before = character;
      if (character.length === 2) at += 1;
    }
  }
  return result;
}

const replaceAt = (text: string, at: number, mark: string): string => text.slice(0, at) + mark + text.slice(at + 1);
