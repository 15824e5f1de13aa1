/**
 * A passage of running text → phrasing nodes.
 *
 * `scanPhrasing` finds the pieces; here HTML tags are paired, the typography is refined, and the flat pieces become
 * nodes, without recursion, so that no text is too deep for the stack.
 */
import { attributesLeftOut, htmlShownAsText, linkSchemeRefused, nestingTooDeep } from '../diagnostics/messages/markdown.js';
import type { Phrasing, Text } from '../document/nodes.js';
import { makeNode, type Frame } from './makeNode.js';
import { refusedScheme } from './linkSchemes.js';
import { positionBetween, type Passage } from './passage.js';
import type { PhrasingContext } from './phrasingContext.js';
import type { Enclosure, Piece } from './pieces.js';
import { refineText, type Stretch } from './refineText.js';
import { readSafeTag, type SafeElement } from './safeHtml.js';
import { scanPhrasing } from './scanPhrasing.js';

/** What stands in a row after pairing: text, nodes, and the ends of enclosures. */
type Event =
  | { readonly kind: 'text'; readonly value: string; readonly start: number; readonly end: number; readonly literal: boolean; readonly shown: boolean }
  | { readonly kind: 'lineEnd'; readonly start: number; readonly end: number }
  | { readonly kind: 'atom'; readonly node: Phrasing }
  | { readonly kind: 'open'; readonly enclosure: Enclosure | Element; readonly start: number }
  | { readonly kind: 'close'; readonly end: number };

type Element = { readonly kind: 'element'; readonly name: SafeElement; readonly title: string | null };

/** Enclosures in each other; beyond that they are left out. */
const deepestNesting = 100;

/** Reads running text. Reports what is refused, shown as it was typed, or leads nowhere. */
export function readPhrasing(passage: Passage, context: PhrasingContext): readonly Phrasing[] {
  const events = pairTags(flatten(scanPhrasing(passage, context)), passage, context);
  const values = refineText(events.map((event, index) => (isEmptySpan(event, events[index + 1]) ? { kind: 'other' } : stretchOf(event))), context);
  return buildNodes({ events, values, passage }, context);
}

/** Turns runs of emphasis marks into the opens and closes that were matched in them. */
function flatten(pieces: readonly Piece[]): readonly Exclude<Piece, { kind: 'run' }>[] {
  const flat: Exclude<Piece, { kind: 'run' }>[] = [];
  for (const piece of pieces) {
    if (piece.kind !== 'run') {
      flat.push(piece);
      continue;
    }
    for (const match of piece.closes) flat.push({ kind: 'close', end: match.end });
    if (piece.end > piece.start) {
      const value = piece.character.repeat(piece.end - piece.start);
      flat.push({ kind: 'text', value, start: piece.start, end: piece.end, literal: false });
    }
    for (const match of piece.opens.toReversed()) flat.push({ kind: 'open', enclosure: match.enclosure, start: match.start });
  }
  return flat;
}

/** Pairs the tags of safe elements inside one enclosure; all other tags become text. */
function pairTags(pieces: readonly Exclude<Piece, { kind: 'run' }>[], passage: Passage, context: PhrasingContext): readonly Event[] {
  const events: Event[] = [];
  const stack: { readonly name: SafeElement | null; readonly index: number }[] = [];
  const show = (piece: { readonly raw: string; readonly start: number; readonly end: number }): Event => {
    context.report(htmlShownAsText(piece.raw, positionBetween(passage, piece.start, piece.end)));
    return { kind: 'text', value: piece.raw.replaceAll('\n', ' '), start: piece.start, end: piece.end, literal: true, shown: true };
  };
  const unpaired = new Map<number, { readonly raw: string; readonly start: number; readonly end: number }>();
  for (const piece of pieces) {
    if (piece.kind === 'tag') {
      const tag = readSafeTag(piece.raw);
      if (tag === null) events.push(show(piece));
      else if (tag.kind === 'comment') continue;
      else if (tag.kind === 'close') {
        let depth = stack.length - 1;
        while (depth >= 0 && depth > stack.length - deepestNesting && stack[depth]?.name !== null && stack[depth]?.name !== tag.name) depth -= 1;
        if (stack[depth]?.name === tag.name) {
          const open = stack[depth];
          stack.length = depth;
          if (open !== undefined) unpaired.delete(open.index);
          events.push({ kind: 'close', end: piece.end });
        } else events.push(show(piece));
      } else {
        if (tag.dropped) context.report(attributesLeftOut(piece.raw, positionBetween(passage, piece.start, piece.end)));
        if (tag.kind === 'break') {
          events.push({ kind: 'atom', node: { type: 'break', position: positionBetween(passage, piece.start, piece.end) } });
          continue;
        }
        stack.push({ name: tag.name, index: events.length });
        unpaired.set(events.length, piece);
        events.push({ kind: 'open', enclosure: { kind: 'element', name: tag.name, title: tag.title }, start: piece.start });
      }
      continue;
    }
    if (piece.kind === 'open') stack.push({ name: null, index: events.length });
    else if (piece.kind === 'close') {
      while (stack.length > 0 && stack.pop()?.name !== null);
    }
    events.push(piece.kind === 'text' ? { ...piece, shown: false } : piece.kind === 'atom' ? { kind: 'atom', node: piece.node } : piece);
  }
  for (const [index, piece] of unpaired) events[index] = show(piece);
  return events;
}

/** Words from data will stand between brackets that are empty: the spaces around them stay. */
const isEmptySpan = (event: Event, next: Event | undefined): boolean => event.kind === 'open' && event.enclosure.kind === 'span' && next?.kind === 'close';

function stretchOf(event: Event): Stretch {
  switch (event.kind) {
    case 'text':
      return { kind: event.literal ? 'literal' : 'text', value: event.value };
    case 'lineEnd':
      return { kind: 'lineEnd' };
    case 'atom':
      if (event.node.type === 'break') return { kind: 'break' };
      return event.node.type === 'text' ? { kind: 'literal', value: event.node.value } : { kind: 'other' };
    case 'open':
    case 'close':
      return { kind: 'literal', value: '' };
  }
}

type Read = { readonly events: readonly Event[]; readonly values: readonly string[]; readonly passage: Passage };

function buildNodes({ events, values, passage }: Read, context: PhrasingContext): readonly Phrasing[] {
  const root: Frame = { enclosure: null, start: 0, children: [] };
  const stack: Frame[] = [root];
  let pending: { value: string; start: number; end: number; shown: boolean } | null = null;
  let tooDeep = 0;
  let reported = false;
  const top = (): Frame => stack.at(-1) ?? root;
  const endText = (): void => {
    if (pending !== null && pending.value !== '') {
      const node: Text = { type: 'text', value: pending.value, position: positionBetween(passage, pending.start, pending.end) };
      top().children.push(node);
    }
    pending = null;
  };
  for (const [index, event] of events.entries()) {
    if (event.kind === 'text' || event.kind === 'lineEnd') {
      const shown = event.kind === 'text' && event.shown;
      const value = values[index] ?? '';
      if (pending !== null && (shown || pending.shown)) endText();
      if (pending === null) pending = { value, start: event.start, end: event.end, shown };
      else pending = { value: pending.value + value, start: pending.start, end: event.end, shown };
      continue;
    }
    endText();
    if (event.kind === 'atom') top().children.push(event.node);
    else if (event.kind === 'open') {
      if (stack.length > deepestNesting) {
        tooDeep += 1;
        if (!reported) context.report(nestingTooDeep(deepestNesting, positionBetween(passage, event.start, event.start)));
        reported = true;
      } else stack.push({ enclosure: allowed(event.enclosure, { stack, passage, context, start: event.start }), start: event.start, children: [] });
    } else if (tooDeep > 0) tooDeep -= 1;
    else {
      const frame = stack.pop();
      if (frame === undefined) break;
      top().children.push(...makeNode(frame, positionBetween(passage, frame.start, event.end), context));
    }
  }
  endText();
  return root.children;
}

type Place = { readonly stack: readonly Frame[]; readonly passage: Passage; readonly context: PhrasingContext; readonly start: number };

/** null where the enclosure may not stand: its content then stands without it. */
function allowed(enclosure: Enclosure | Element, { stack, passage, context, start }: Place): Frame['enclosure'] {
  if (enclosure.kind !== 'link') return enclosure;
  if (stack.some((frame) => frame.enclosure?.kind === 'link')) return null;
  const scheme = refusedScheme(enclosure.url);
  if (scheme === null) return enclosure;
  context.report(linkSchemeRefused(scheme, positionBetween(passage, start, start + 1)));
  return null;
}
