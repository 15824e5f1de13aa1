/** Addresses in running text without any marks. https://github.github.com/gfm/#autolinks-extension- */
import type { Piece } from './pieces.js';
import { stickyMatch } from './linkTails.js';

interface Scanner {
  readonly text: string;
  readonly at: number;
  readonly plainStart: number;
  readonly pieces: Piece[];
  add(piece: Piece, start: number, end: number): true;
}

/**
 * An address ends at white space, `<`, and, beyond GFM, at a Han character or full-width punctuation:
 * `见https://example.com，然后` links the address alone.
 */
const rest = /[^\s<\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u2018\u2019\u201c\u201d\u2014\u2026\u3000-\u303f\uff00-\uffef]*/uy;
const domain = /(?:[A-Za-z0-9_-]+\.)*[A-Za-z0-9-]+/y;

/** Reads an address around the present place: after `http`, at `www.`, or around an `@`. */
export function scanUrl(scanner: Scanner, kind: 'scheme' | 'www' | 'email'): boolean {
  const { text, at, plainStart } = scanner;
  if (kind === 'email') return scanEmail(scanner);
  let start = at;
  if (kind === 'scheme') {
    const scheme = /(?:https?|ftp)$/i.exec(text.slice(Math.max(plainStart, at - 5), at))?.[0];
    if (scheme === undefined || !text.startsWith('//', at + 1)) return false;
    start = at - scheme.length;
  } else if (!/^www\.$/i.test(text.slice(at, at + 4))) return false;
  if (start > 0 && /[A-Za-z0-9_\-./@]/.test(text.charAt(start - 1))) return false;
  const host = stickyMatch(domain, text, kind === 'www' ? at : at + 3)?.[0];
  if (host === undefined || !isDomain(host, kind)) return false;
  const end = trimEnd(text, start, start + (stickyMatch(rest, text, start)?.[0].length ?? 0));
  if (end <= start) return false;
  const shown = text.slice(start, end);
  return addLink(scanner, { url: kind === 'www' ? `http://${shown}` : shown, start, end });
}

/** A host of `www.` needs a further dot; the last two labels have no underscore. */
function isDomain(host: string, kind: 'scheme' | 'www'): boolean {
  const labels = host.split('.');
  if (kind === 'www' && labels.length < 2) return false;
  return !labels.slice(-2).some((label) => label.includes('_'));
}

/** Leaves out punctuation at the end, parentheses that were not opened, and what looks like a character reference. */
function trimEnd(text: string, start: number, found: number): number {
  let end = found;
  let open = 0;
  let close = 0;
  for (let at = start; at < found; at += 1) {
    if (text[at] === '(') open += 1;
    else if (text[at] === ')') close += 1;
  }
  for (;;) {
    const last = text.charAt(end - 1);
    if (end > start && /[?!.,:*_~'"]/.test(last)) end -= 1;
    else if (end > start && last === ')' && close > open) {
      end -= 1;
      close -= 1;
    } else if (end > start && last === ';') {
      const reference = /&[A-Za-z0-9]{1,40};$/.exec(text.slice(Math.max(start, end - 42), end));
      end -= reference?.[0].length ?? 1;
    } else return end;
  }
}

function scanEmail(scanner: Scanner): boolean {
  const { text, at, plainStart } = scanner;
  const name = /[A-Za-z0-9.+_-]{1,64}$/.exec(text.slice(Math.max(plainStart, at - 64), at))?.[0];
  if (name === undefined) return false;
  const host = stickyMatch(/[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+/y, text, at + 1)?.[0];
  if (host === undefined || /[-_]$/.test(host)) return false;
  const start = at - name.length;
  const end = at + 1 + host.length;
  return addLink(scanner, { url: `mailto:${text.slice(start, end)}`, start, end });
}

function addLink(scanner: Scanner, { url, start, end }: { readonly url: string; readonly start: number; readonly end: number }): true {
  scanner.add({ kind: 'open', enclosure: { kind: 'link', url, title: null, attributes: null }, start }, start, end);
  scanner.pieces.push({ kind: 'text', value: scanner.text.slice(start, end), start, end, literal: true }, { kind: 'close', end });
  return true;
}
