/** A message of Vega's, which has no place → the part of the specification that it speaks of. */
import type { StructurePath } from '../structured/readStructured.js';

type Part = { readonly text: string; readonly path: StructurePath };

/** Shorter words stand in any message. */
const shortestWord = 3;

/**
 * The path to the channel that the message begins with, or to the object that it prints, or to the longest text that it
 * repeats, or to the first text that holds a word which it quotes, or to the channel that it names; `[]` where it
 * repeats nothing of the specification.
 */
export function pathOfMessage(message: string, spec: unknown): StructurePath {
  const { texts, keys, objects } = partsOf(spec);
  const subject = keys.find(({ text }) => message.startsWith(`${text} `));
  if (subject !== undefined) return subject.path;
  const printed = stableText(/\{.*\}/s.exec(message)?.[0] ?? '');
  const object = printed === null ? undefined : objects.find(({ text }) => text === printed);
  if (object !== undefined) return object.path;
  const last = texts.find(({ text }) => text !== '' && message.endsWith(`: ${text}`));
  if (last !== undefined) return last.path;
  const repeated = texts.filter(({ text }) => text.length >= shortestWord && holdsWord(message, text));
  const longest = repeated.reduce<Part | null>((best, part) => (best === null || part.text.length > best.text.length ? part : best), null);
  if (longest !== null) return longest.path;
  for (const [, first, second, third] of message.matchAll(/"([^"]{2,})"|'([^']{2,})'|: ([\w$]{2,})$/g)) {
    const word = first ?? second ?? third ?? '';
    const holding = texts.find(({ text }) => holdsWord(text, word));
    if (holding !== undefined) return holding.path;
  }
  return keys.find(({ text }) => holdsWord(message, `${text}-encoding`) || holdsWord(message, `"${text}"`) || holdsWord(message, `${text} channel`))?.path ?? [];
}

/** A JSON text with its keys in order, as Vega-Lite prints objects; null for what is none. */
function stableText(json: string): string | null {
  try {
    return JSON.stringify(inOrder(JSON.parse(json)));
  } catch {
    return null;
  }
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, child]: [string, unknown]) => [key, inOrder(child)]));
}

/** Whether the text has the word, and not as a part of a longer one. */
function holdsWord(text: string, word: string): boolean {
  const isPart = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}_$]/u.test(character);
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const begins = !isPart(word[0]) || !isPart(text[at - 1]);
    const ends = !isPart(word.at(-1)) || !isPart(text[at + word.length]);
    if (begins && ends) return true;
  }
  return false;
}

type Parts = { readonly texts: readonly Part[]; readonly keys: readonly Part[]; readonly objects: readonly Part[] };

/** All texts but those of data, all channels, and transforms and filters as they are printed. */
function partsOf(spec: unknown): Parts {
  const objects: Part[] = [];
  const texts: Part[] = [];
  const keys: Part[] = [];
  const collect = (value: unknown, path: StructurePath): void => {
    if (typeof value === 'string') texts.push({ text: value, path });
    if (typeof value !== 'object' || value === null || path.length > 60) return;
    if (path.at(-1) === 'filter' || path.at(-2) === 'transform') objects.push({ text: JSON.stringify(inOrder(value)), path });
    for (const [key, child] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
      if (key === 'values' || key === 'datasets' || key === '$schema') continue;
      if (path.at(-1) === 'encoding') keys.push({ text: String(key), path: [...path, key] });
      collect(child, [...path, key]);
    }
  };
  collect(spec, []);
  return { texts, keys, objects };
}
