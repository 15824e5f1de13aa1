/** Names of people and bodies → the forms that entries and citations print. */
import { hasHan, type Name } from '../bibliography/work.js';

/** A Chinese name is written without a space and never turned round. */
export const isHanName = (name: Name): boolean =>
  name.kind === 'literal' ? hasHan(name.name) : hasHan(name.family) || hasHan(name.given);

const familyOf = (name: Name): string =>
  name.kind === 'literal' ? name.name : [name.particle, name.family].filter((part) => part !== '').join(' ');

/** 丁学良; a translated name with foreign initials keeps its space: 昂温 G. */
const hanName = (family: string, given: string): string =>
  given === '' || hasHan(given) ? `${family}${given}` : `${family} ${given}`;

/** In running text: 丁学良, Ding, van der Berg, World Health Organization. */
export const shortName = (name: Name): string =>
  name.kind === 'person' && isHanName(name) ? hanName(name.family, hasHan(name.given) ? name.given : '') : familyOf(name);

/** `Ding, Xueliang` at the head of an entry, `Xueliang Ding` elsewhere. */
export function fullName(name: Name, order: 'family-first' | 'given-first'): string {
  if (name.kind === 'literal') return name.name;
  if (isHanName(name)) return hanName(name.family, name.given);
  const suffix = name.suffix === '' ? [] : [name.suffix];
  if (order === 'family-first') return [familyOf(name), name.given, ...suffix].filter((part) => part !== '').join(', ');
  return [[name.given, familyOf(name)].filter((part) => part !== '').join(' '), ...suffix].join(', ');
}

/**
 * As GB/T 7714—2015, 8.1.1 writes it: family name in capitals, then initials without stops: `KANAMORI H`, `BAKER S K`.
 * Bodies are written as they are.
 */
export function gbtName(name: Name): string {
  if (name.kind === 'literal') return name.name;
  if (isHanName(name)) return hanName(name.family, name.given);
  const family = familyOf(name).toUpperCase();
  const suffix = name.suffix.replace(/\./gu, '');
  return [family, initials(name.given), suffix].filter((part) => part !== '').join(' ');
}

/** `Stephen K.` → `S K`, `J.-P.` → `J P`. */
const initials = (given: string): string =>
  given
    .split(/[\s.\-‐·・]+/u)
    .filter((part) => part !== '')
    .map((part) => (Array.from(part)[0] ?? '').toUpperCase())
    .join(' ');
