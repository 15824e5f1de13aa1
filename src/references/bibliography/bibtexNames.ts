/** A list of names as BibTeX writes it → names. */
import { texText } from './texText.js';
import { hasHan, type Name } from './work.js';

/**
 * Splits at ` and ` outside braces. A name wholly in braces is taken as it is; otherwise `von Last, Jr, First`,
 * `von Last, First` or `First von Last`, where words in lower case are the particle. A Chinese name without a comma is whole.
 * `others` at the end is left out: the style shortens lists itself.
 *
 * Rules: https://ctan.org/pkg/tamethebeast (section 11)
 */
export function bibtexNames(raw: string): readonly Name[] {
  return splitOutsideBraces(raw, /\s+and\s+/iuy)
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'others')
    .map(nameOf);
}

function nameOf(raw: string): Name {
  if (raw.startsWith('{') && splitOutsideBraces(raw, /.^/uy).length === 1 && closesAtEnd(raw)) {
    return { kind: 'literal', name: texText(raw).text };
  }
  const parts = splitOutsideBraces(raw, /\s*[,，]\s*/uy);
  if (parts.length > 1) {
    const [particle, family] = particleOf(words(parts[0] ?? ''));
    const [suffix, given] = parts.length > 2 ? [parts[1], parts[2]] : ['', parts[1]];
    return person({ family: family.join(' '), given: given ?? '', particle: particle.join(' '), suffix: suffix ?? '' });
  }
  const all = words(raw);
  if (all.length === 1 || hasHan(raw)) return { kind: 'literal', name: texText(raw).text };
  const first = all.slice(0, -1).findIndex(isParticle);
  if (first === -1) {
    return person({ family: all.at(-1) ?? '', given: all.slice(0, -1).join(' '), particle: '', suffix: '' });
  }
  const [particle, family] = particleOf(all.slice(first));
  return person({ family: family.join(' '), given: all.slice(0, first).join(' '), particle: particle.join(' '), suffix: '' });
}

type Parts = { readonly family: string; readonly given: string; readonly particle: string; readonly suffix: string };

const person = ({ family, given, particle, suffix }: Parts): Name => ({
  kind: 'person',
  family: texText(family).text,
  given: texText(given).text,
  particle: texText(particle).text,
  suffix: texText(suffix).text,
});

const words = (raw: string): readonly string[] => splitOutsideBraces(raw.trim(), /[\s~]+/uy);

const isParticle = (word: string): boolean => /^\p{Ll}/u.test(word);

/** Leading words in lower case, and the rest, which keeps at least one word. */
function particleOf(all: readonly string[]): readonly [readonly string[], readonly string[]] {
  let count = 0;
  while (count < all.length - 1 && isParticle(all[count] ?? '')) count += 1;
  return [all.slice(0, count), all.slice(count)];
}

/** Whether the brace that opens the text closes at its last character. */
function closesAtEnd(raw: string): boolean {
  let depth = 0;
  for (let index = 0; index < raw.length; index += 1) {
    if (raw.charAt(index) === '{') depth += 1;
    else if (raw.charAt(index) === '}') depth -= 1;
    if (depth === 0) return index === raw.length - 1;
  }
  return false;
}

/** `separator` is a sticky pattern. */
function splitOutsideBraces(raw: string, separator: RegExp): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  let at = 0;
  while (at < raw.length) {
    const character = raw.charAt(at);
    if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    separator.lastIndex = at;
    const found = depth === 0 && (at === 0 || !/\s/u.test(raw.charAt(at - 1))) ? separator.exec(raw) : null;
    if (found !== null && found[0] !== '') {
      parts.push(raw.slice(start, at));
      at += found[0].length;
      start = at;
    } else at += 1;
  }
  parts.push(raw.slice(start));
  return parts;
}
