/**
 * Running text → pieces: emphasis, links and notes paired, everything else recognised, all of it in order.
 * One pass; what could run to the end of the text again and again is remembered as not found.
 */
import type { InlineCode, InlineMath } from '../document/nodes.js';
import { linkDefinitionMissing } from '../diagnostics/messages/markdown.js';
import { readAttributes } from './attributes.js';
import { readCharacterReference } from './characterReferences.js';
import { characterAt, characterBefore } from './characters.js';
import { flanking, pairRuns } from './emphasis.js';
import { readLinkTail, normalizeLabel, stickyMatch } from './linkTails.js';
import { slicePassage, positionBetween, type Passage } from './passage.js';
import type { PhrasingContext } from './phrasingContext.js';
import type { Enclosure, Piece, Run } from './pieces.js';
import { scanAt } from './scanReferences.js';
import { scanUrl } from './scanUrls.js';

/** A `[`, `![` or `^[` that may still close. */
type Bracket = {
  readonly kind: 'link' | 'image' | 'note';
  readonly piece: number;
  readonly start: number;
  readonly textStart: number;
  readonly runsBefore: Run | null;
  active: boolean;
};

const special = /[\n`[\]\\!<&*_~$^@:wW]/g;

/** The pieces of a passage. Reports references that lead nowhere. */
export function scanPhrasing(passage: Passage, context: PhrasingContext): readonly Piece[] {
  return new PhrasingScanner(passage, context).scan();
}

export class PhrasingScanner {
  readonly passage: Passage;
  readonly text: string;
  readonly context: PhrasingContext;
  readonly pieces: Piece[] = [];
  at = 0;
  /** Start of the plain text that is not yet a piece. */
  private textStart = 0;
  private readonly brackets: Bracket[] = [];
  private readonly runs: { last: Run | null } = { last: null };
  private codeEnds: ReadonlyMap<number, readonly number[]> | null = null;
  /** Tags, formulas … of which no end follows any more. */
  private readonly noEnd = new Set<string>();

  constructor(passage: Passage, context: PhrasingContext) {
    this.passage = passage;
    this.text = passage.text;
    this.context = context;
  }

  scan(): readonly Piece[] {
    while (this.at < this.text.length) {
      special.lastIndex = this.at;
      const found = special.exec(this.text);
      if (found === null) break;
      this.at = found.index;
      if (!this.readSpecial(found[0])) this.at += 1;
    }
    this.at = this.text.length;
    this.flush(this.at);
    pairRuns(this.runs, null, this.text);
    return this.pieces;
  }

  /** Ends the plain text before `end`. */
  flush(end: number): void {
    if (end > this.textStart) {
      this.pieces.push({ kind: 'text', value: this.text.slice(this.textStart, end), start: this.textStart, end, literal: false });
    }
    this.textStart = end;
  }

  /** Adds a piece that stands from `start` to `end`, and goes on after it. */
  add(piece: Piece, start: number, end: number): true {
    this.flush(start);
    this.pieces.push(piece);
    this.at = end;
    this.textStart = end;
    return true;
  }

  /** Start of plain text before the present place: how far back an address may reach. */
  get plainStart(): number {
    return this.textStart;
  }

  /** True where the character was more than itself; the place is then after it. */
  private readSpecial(character: string): boolean {
    switch (character) {
      case '\n':
        return this.readLineEnd();
      case '\\':
        return this.readBackslash();
      case '`':
        return this.readCode();
      case '*':
      case '_':
      case '~':
        return this.readRun(character);
      case '[':
        return this.readFootnoteReference() || this.openBracket('link', 1);
      case '!':
        return this.text[this.at + 1] === '[' && this.openBracket('image', 2);
      case ']':
        return this.closeBracket();
      case '<':
        return this.readAngle();
      case '&':
        return this.readReference();
      case '$':
        return this.readMath();
      case '^':
        return this.text[this.at + 1] === '[' ? this.openBracket('note', 2) : this.readSuperscript();
      case '@':
        return scanUrl(this, 'email') || scanAt(this);
      case ':':
        return scanUrl(this, 'scheme');
      default:
        return scanUrl(this, 'www');
    }
  }

  private readLineEnd(): true {
    const start = this.at;
    let end = start;
    while (end > this.textStart && this.text[end - 1] === ' ') end -= 1;
    this.flush(end);
    const next = start + 1 + (stickyMatch(/[ \t]*/y, this.text, start + 1)?.[0].length ?? 0);
    if (start - end >= 2) {
      return this.add({ kind: 'atom', node: { type: 'break', position: positionBetween(this.passage, end, start + 1) }, start: end, end: next }, end, next);
    }
    return this.add({ kind: 'lineEnd', start: end, end: next }, end, next);
  }

  private readBackslash(): boolean {
    const start = this.at;
    const next = this.text.charAt(start + 1);
    if (next === '\n') {
      const end = start + 2 + (stickyMatch(/[ \t]*/y, this.text, start + 2)?.[0].length ?? 0);
      return this.add({ kind: 'atom', node: { type: 'break', position: positionBetween(this.passage, start, start + 2) }, start, end }, start, end);
    }
    if (!/[!-/:-@[-`{-~]/.test(next)) return false;
    return this.add({ kind: 'text', value: next, start, end: start + 2, literal: true }, start, start + 2);
  }

  private readCode(): true {
    const start = this.at;
    const width = stickyMatch(/`+/y, this.text, start)?.[0].length ?? 1;
    this.codeEnds ??= backtickRuns(this.text);
    const close = firstAfter(this.codeEnds.get(width) ?? [], start + width);
    if (close === null) {
      this.at = start + width;
      return true;
    }
    const value = this.text.slice(start + width, close).replaceAll('\n', ' ');
    const end = close + width;
    const trimmed = value.startsWith(' ') && value.endsWith(' ') && value.trim() !== '' ? value.slice(1, -1) : value;
    const node: InlineCode = { type: 'inlineCode', value: trimmed, position: positionBetween(this.passage, start, end) };
    return this.addWithAttributes({ kind: 'atom', node, start, end }, start, end);
  }

  /** Attributes right after a piece put a span around it. */
  private addWithAttributes(piece: Piece, start: number, end: number): true {
    const found = readAttributes(this.text, end);
    if (found === null) return this.add(piece, start, end);
    this.add({ kind: 'open', enclosure: { kind: 'span', attributes: found.attributes }, start }, start, end);
    this.pieces.push(piece, { kind: 'close', end: found.end });
    this.at = found.end;
    this.textStart = found.end;
    return true;
  }

  private readRun(character: string): boolean {
    const start = this.at;
    let end = start + 1;
    while (this.text[end] === character) end += 1;
    if (character === '~' && end - start > 2) {
      this.at = end;
      return true;
    }
    const { canOpen, canClose } = flanking(character, { before: characterBefore(this.text, start), after: characterAt(this.text, end) });
    if (!canOpen && !canClose) {
      this.at = end;
      return true;
    }
    const run: Run = {
      kind: 'run', character, length: end - start, origin: start, canOpen, canClose, start, end, opens: [], closes: [], previous: this.runs.last, next: null,
    };
    if (this.runs.last !== null) this.runs.last.next = run;
    this.runs.last = run;
    return this.add(run, start, end);
  }

  private openBracket(kind: Bracket['kind'], width: number): true {
    const start = this.at;
    this.flush(start);
    this.brackets.push({ kind, piece: this.pieces.length, start, textStart: start + width, runsBefore: this.runs.last, active: true });
    return this.add({ kind: 'text', value: this.text.slice(start, start + width), start, end: start + width, literal: false }, start, start + width);
  }

  private readFootnoteReference(): boolean {
    const match = stickyMatch(/\[\^([^\s[\]^]{1,200})\]/y, this.text, this.at);
    if (match?.[1] === undefined) return false;
    const start = this.at;
    const end = start + match[0].length;
    const position = positionBetween(this.passage, start, end);
    const identifier = this.context.footnote(match[1], position);
    if (identifier === null) return false;
    return this.add({ kind: 'atom', node: { type: 'footnoteReference', identifier, position }, start, end }, start, end);
  }

  private closeBracket(): boolean {
    const bracket = this.brackets.at(-1);
    if (bracket === undefined) return false;
    const close = this.at;
    if (bracket.kind === 'note') return this.enclose(bracket, { kind: 'note' }, close + 1);
    if (bracket.active || bracket.kind === 'image') {
      const target = this.readTarget(bracket, close);
      if (target !== null) {
        const attributes = readAttributes(this.text, target.end);
        const enclosure: Enclosure = { kind: bracket.kind, url: target.url, title: target.title, attributes: attributes?.attributes ?? null };
        this.enclose(bracket, enclosure, attributes?.end ?? target.end);
        if (bracket.kind === 'link') this.deactivateLinks();
        return true;
      }
    }
    if (bracket.kind === 'link') {
      const attributes = readAttributes(this.text, close + 1);
      if (attributes !== null) return this.enclose(bracket, { kind: 'span', attributes: attributes.attributes }, attributes.end);
      if (this.readBracketCitation(bracket, close)) return true;
    }
    this.brackets.pop();
    return false;
  }

  private deactivateLinks(): void {
    for (let index = this.brackets.length - 1; index >= 0; index -= 1) {
      const bracket = this.brackets[index];
      if (bracket?.kind !== 'link') continue;
      if (!bracket.active) return;
      bracket.active = false;
    }
  }

  private readTarget(bracket: Bracket, close: number): { readonly url: string; readonly title: string | null; readonly end: number } | null {
    const tail = readLinkTail(this.text, close + 1);
    if (tail !== null) return tail;
    const second = stickyMatch(/\[((?:[^\\[\]]|\\[\s\S]){0,999})\]/y, this.text, close + 1);
    const own = close - bracket.textStart > 999 ? null : this.text.slice(bracket.textStart, close);
    const typed = second?.[1] !== undefined && second[1] !== '' ? second[1] : own;
    // A label has no unescaped bracket in it.
    if (typed === null || typed.trim() === '' || (typed === own && this.bracketInside(bracket))) return null;
    const definition = this.context.link(normalizeLabel(typed));
    const end = second === null ? close + 1 : close + 1 + second[0].length;
    if (definition !== null) return { url: definition.url, title: definition.title, end };
    const isNext = second !== null && !second[0].startsWith('[^') && !second[0].includes('@') && !(own ?? '').startsWith('^');
    if (isNext) this.context.report(linkDefinitionMissing(typed, positionBetween(this.passage, bracket.start, end)));
    return null;
  }

  private bracketInside(bracket: Bracket): boolean {
    return /(?<!\\)(?:\\\\)*\[/.test(this.text.slice(bracket.textStart, this.at));
  }

  private readBracketCitation(bracket: Bracket, close: number): boolean {
    const inside = slicePassage(this.passage, bracket.textStart, close);
    const found = this.context.bracketCitation(inside, positionBetween(this.passage, bracket.start, close + 1));
    if (found === null) return false;
    this.textStart = this.at;
    this.pieces.length = bracket.piece;
    this.dropRuns(bracket);
    this.brackets.pop();
    for (const node of found) this.pieces.push({ kind: 'atom', node, start: bracket.start, end: close + 1 });
    this.at = close + 1;
    this.textStart = close + 1;
    return true;
  }

  private dropRuns(bracket: Bracket): void {
    this.runs.last = bracket.runsBefore;
    if (bracket.runsBefore !== null) bracket.runsBefore.next = null;
  }

  private enclose(bracket: Bracket, enclosure: Enclosure, end: number): true {
    this.flush(this.at);
    pairRuns(this.runs, bracket.runsBefore, this.text);
    this.pieces[bracket.piece] = { kind: 'open', enclosure, start: bracket.start };
    this.brackets.pop();
    return this.add({ kind: 'close', end }, this.at, end);
  }

  private readAngle(): boolean {
    const start = this.at;
    const link = this.context.tokens.autolink(this.text.slice(start, start + 2100));
    if (link !== null) {
      const end = start + link.raw.length;
      this.add({ kind: 'open', enclosure: { kind: 'link', url: link.url, title: null, attributes: null }, start }, start, end);
      this.pieces.push({ kind: 'text', value: this.text.slice(start + 1, end - 1), start: start + 1, end: end - 1, literal: true }, { kind: 'close', end });
      return true;
    }
    const form = /^<(?:!--|\?|!\[CDATA\[|![A-Za-z])/.exec(this.text.slice(start, start + 9))?.[0].replace(/[A-Za-z]$/, '');
    if (form !== undefined && this.noEnd.has(form)) return false;
    const raw = this.context.tokens.tag(this.text.slice(start));
    if (raw === null) {
      if (form !== undefined) this.noEnd.add(form);
      return false;
    }
    return this.add({ kind: 'tag', raw, start, end: start + raw.length }, start, start + raw.length);
  }

  private readReference(): boolean {
    const found = readCharacterReference(this.text, this.at);
    if (found === null) return false;
    const end = this.at + found.length;
    return this.add({ kind: 'text', value: found.value, start: this.at, end, literal: true }, this.at, end);
  }

  /** `$x$` by Pandoc's rule: no space inside the marks, no digit after them. `$$x$$` is set on its own line. */
  private readMath(): boolean {
    const start = this.at;
    const display = this.text[start + 1] === '$';
    const opening = display ? '$$' : '$';
    const from = start + opening.length;
    if (this.noEnd.has(opening) || (!display && /^(?:\s|$)/.test(this.text.charAt(from)))) {
      if (display) this.at += 1;
      return false;
    }
    const close = findMathEnd(this.text, from, display);
    if (close === null || close === from) {
      if (close === null) this.noEnd.add(opening);
      if (display) this.at += 1;
      return false;
    }
    const end = close + opening.length;
    const attributes = display ? readAttributes(this.text, end + (stickyMatch(/[ \t]*(?=\{#)/y, this.text, end)?.[0].length ?? 0)) : null;
    const after = attributes?.end ?? end;
    const node: InlineMath = { type: 'inlineMath', value: this.text.slice(from, close).trim(), position: positionBetween(this.passage, start, after) };
    if (display) this.context.displayMaths.set(node, attributes?.attributes ?? null);
    return this.add({ kind: 'atom', node, start, end: after }, start, after);
  }

  private readSuperscript(): boolean {
    const match = stickyMatch(/\^([^\s^[\]]{1,100})\^/y, this.text, this.at);
    if (match?.[1] === undefined) return false;
    const start = this.at;
    const end = start + match[0].length;
    const position = positionBetween(this.passage, start, end);
    const value = match[1].replace(/\\([!-/:-@[-`{-~])/g, '$1');
    const text = { type: 'text' as const, value, position: positionBetween(this.passage, start + 1, end - 1) };
    return this.add({ kind: 'atom', node: { type: 'superscript', children: [text], position }, start, end }, start, end);
  }
}

function findMathEnd(text: string, from: number, display: boolean): number | null {
  let at = from;
  for (; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '$') {
      if (display) {
        if (text[at + 1] === '$') return at;
      } else if (!/\s/.test(text.charAt(at - 1)) && !/\d/.test(text.charAt(at + 1))) return at;
    }
  }
  return null;
}

/** Length of a run of backticks → where such runs stand. */
function backtickRuns(text: string): ReadonlyMap<number, readonly number[]> {
  const runs = new Map<number, number[]>();
  for (const match of text.matchAll(/`+/g)) {
    const places = runs.get(match[0].length);
    if (places === undefined) runs.set(match[0].length, [match.index]);
    else places.push(match.index);
  }
  return runs;
}

function firstAfter(places: readonly number[], offset: number): number | null {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return places[low] ?? null;
}
