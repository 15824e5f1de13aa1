/** JSON text and a path in it → where the key or item at the path stands. */
import type { StructurePath } from './readStructured.js';

/** A mark, a string, or any other value, after white space. */
const token = /[ \t\n\r]*([{}[\],:]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s{}[\],:"]+)/y;

type Token = { readonly text: string; readonly start: number; readonly end: number };

const noToken: Token = { text: '', start: 0, end: 0 };

/**
 * Offsets of the start and the end of the key (or the item) at the path, or of the nearest thing above it; `[]` is the whole value.
 * `text` must be JSON. It takes a tenth of the time that a YAML reader takes, which knows the places of JSON too.
 */
export function jsonRange(text: string, path: StructurePath): { readonly start: number; readonly end: number } {
  let at = 0;
  const next = (): Token => {
    token.lastIndex = at;
    const found = token.exec(text)?.[1];
    if (found === undefined) return noToken;
    at = token.lastIndex;
    return { text: found, start: at - found.length, end: at };
  };
  /** Passes over a value; returns where it ends. */
  const pass = (): number => {
    let depth = 0;
    do {
      const { text: mark } = next();
      if (mark === '{' || mark === '[') depth += 1;
      else if (mark === '}' || mark === ']') depth -= 1;
      else if (mark === '') return at;
    } while (depth > 0);
    return at;
  };
  /** Goes to the value of a name, behind the opening brace; null where there is none. */
  const toMember = (name: string): Token | null => {
    for (;;) {
      const key = next();
      if (!key.text.startsWith('"')) return null;
      next();
      if (JSON.parse(key.text) === name) return key;
      pass();
      if (next().text !== ',') return null;
    }
  };
  /** Goes to an item, behind the opening bracket; whether there is one. */
  const toItem = (index: number): boolean => {
    if (text.startsWith(']', skipSpace(text, at))) return false;
    for (let passed = 0; passed < index; passed += 1) {
      pass();
      if (next().text !== ',') return false;
    }
    return true;
  };
  /** Where the next value stands. */
  const ahead = (): Pick<Token, 'start' | 'end'> => {
    const from = at;
    const range = { start: skipSpace(text, from), end: pass() };
    at = from;
    return range;
  };
  let range = ahead();
  for (const step of path) {
    const { text: opening } = next();
    if (opening === '{') {
      const key = toMember(String(step));
      if (key === null) break;
      range = key;
    } else if (opening === '[' && typeof step === 'number' && toItem(step)) range = ahead();
    else break;
  }
  return { start: range.start, end: range.end };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/[ \t\n\r]/.test(text.charAt(at))) at += 1;
  return at;
}
