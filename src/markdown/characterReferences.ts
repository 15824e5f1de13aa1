/** Backslash escapes and character references. https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references */
import { characterEntities } from 'character-entities';

const reference = /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z][a-z0-9]{1,31}));/iy;
const anywhere = /\\([!-/:-@[-`{-~])|&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,31});/gi;

const fromNumber = (code: number): string =>
  code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);

/** The character reference at `offset`, decoded. */
export function readCharacterReference(text: string, offset: number): { readonly value: string; readonly length: number } | null {
  reference.lastIndex = offset;
  const match = reference.exec(text);
  if (match === null) return null;
  const { 0: raw, 1: hexadecimal, 2: decimal, 3: name } = match;
  const length = raw.length;
  if (hexadecimal !== undefined) return { value: fromNumber(Number.parseInt(hexadecimal, 16)), length };
  if (decimal !== undefined) return { value: fromNumber(Number.parseInt(decimal, 10)), length };
  const value = name !== undefined && Object.hasOwn(characterEntities, name) ? characterEntities[name] : undefined;
  return value === undefined ? null : { value, length };
}

/** A destination, title or info string without its escapes and references. */
export const unescapeText = (text: string): string =>
  text.replace(anywhere, (raw, escaped: string | undefined) => escaped ?? readCharacterReference(raw, 0)?.value ?? raw);
