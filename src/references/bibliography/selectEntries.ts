/** Which parts of a BibTeX file are worth reading: a library of thousands of works is there for the ten that are cited. */

export type SelectedEntries = {
  /** The file with blanks for what is not needed: every offset stays what it was. */
  readonly text: string;
  /** Keys of all entries of the file. */
  readonly keys: readonly string[];
  /** Where needed entries begin that are left out because of their length. */
  readonly tooLong: readonly number[];
};

/** The parser takes seconds for a longer one. */
const longestEntry = 50_000;

/** `@type{key` at the beginning of a line or right after another entry. */
const entryStart = /(?<=^|[})])[ \t]*@[ \t]*([\p{L}\d_-]+)\s*[{(]\s*([^\s,{}()=#%"'\\]*)/gmu;

type Chunk = { readonly type: string; readonly key: string; readonly start: number; readonly end: number };

/** Keeps `@string`, the entries with the `wanted` keys, at most two of each, and those that they name in `crossref`. */
export function selectEntries(text: string, wanted: ReadonlySet<string>): SelectedEntries {
  const starts = [...text.matchAll(entryStart)];
  const chunks = starts.map(({ index, 1: type = '', 2: key = '' }, at): Chunk => {
    return { type: type.toLowerCase(), key, start: index, end: starts[at + 1]?.index ?? text.length };
  });
  const entries = chunks.filter(({ type }) => !['string', 'comment', 'preamble'].includes(type));
  const byKey = new Map<string, Chunk[]>();
  for (const entry of entries) byKey.set(entry.key, [...(byKey.get(entry.key) ?? []).slice(0, 1), entry]);
  const needed = new Set(chunks.filter(({ type }) => type === 'string'));
  const keys = new Set(wanted);
  for (const key of keys) {
    for (const chunk of byKey.get(key) ?? []) {
      needed.add(chunk);
      const parent = /\bcrossref\s*=\s*[{"]([^{}"]*)/iu.exec(text.slice(chunk.start, chunk.end))?.[1];
      if (parent !== undefined) keys.add(parent.trim());
    }
  }
  const tooLong = [...needed].filter(({ start, end }) => end - start > longestEntry);
  for (const chunk of tooLong) needed.delete(chunk);
  return { text: blanked(text, chunks.filter((chunk) => needed.has(chunk))), keys: [...byKey.keys()], tooLong: tooLong.map(({ start }) => start) };
}

function blanked(text: string, kept: readonly Chunk[]): string {
  const blank = (start: number, end: number): string => text.slice(start, end).replace(/[^\r\n]+/gu, (run) => ' '.repeat(run.length));
  const ends = [0, ...kept.map(({ end }) => end)];
  const parts = kept.map(({ start, end }, index) => blank(ends[index] ?? 0, start) + text.slice(start, end));
  return parts.join('') + blank(ends.at(-1) ?? 0, text.length);
}
