/** The bibliography files of a manuscript → works by key. */
import {
  bibliographyEncoding,
  bibliographyFormatUnknown,
  bibliographyUnreadable,
  workKeyDoubled,
} from '../../diagnostics/messages/references.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { Position } from '../../document/position.js';
import type { ReadRefusal, SourceFolder } from '../../workspace.js';
import { readCslJson } from './readCslJson.js';
import type { Work } from './work.js';

export type BibliographyFiles = {
  /** As the front matter names them. */
  readonly names: readonly string[];
  readonly folder: SourceFolder;
  /** Display path of the manuscript. */
  readonly file: string;
  /** Keys that are cited: only these entries of a BibTeX file are read. */
  readonly wanted: ReadonlySet<string>;
};

export type Bibliography = {
  readonly works: ReadonlyMap<string, Work>;
  /** Of all works that the files have, for suggestions. */
  readonly keys: readonly string[];
};

type WorksOfFile = { readonly works: readonly Work[]; readonly keys: readonly string[] };

/**
 * CSL-JSON (`.json`) and BibTeX (`.bib`) files, in order. Reports files that cannot be read at the front matter's line
 * that names them, faults inside them at their own lines, and keys that two works share; the first one counts.
 */
export async function readBibliography(files: BibliographyFiles, report: Report): Promise<Bibliography> {
  const works = new Map<string, Work>();
  const keys: string[] = [];
  for (const name of files.names) {
    const read = await readFile(name, files, report);
    keys.push(...read.keys);
    for (const work of read.works) {
      const first = works.get(work.key);
      if (first === undefined) works.set(work.key, work);
      else report(workKeyDoubled(work.key, first.position, work.position));
    }
  }
  return { works, keys };
}

async function readFile(name: string, files: BibliographyFiles, report: Report): Promise<WorksOfFile> {
  const extension = /\.(json|bib)$/iu.exec(name)?.[1]?.toLowerCase();
  if (extension === undefined) {
    report(bibliographyFormatUnknown(name, namedAt(name, files)));
    return { works: [], keys: [] };
  }
  const result = files.folder.read(name, files.file);
  if (result.kind === 'refused') {
    report(bibliographyUnreadable(name, reasons[result.refusal], namedAt(name, files)));
    return { works: [], keys: [] };
  }
  const text = decoded(result.bytes);
  if (text === null) {
    const start = { line: 1, column: 1 };
    report(bibliographyEncoding({ file: result.file, start, end: start }));
    return { works: [], keys: [] };
  }
  if (extension === 'json') {
    const works = readCslJson(text, result.file, report);
    return { works, keys: works.map((work) => work.key) };
  }
  const { readBibtex } = await import('./readBibtex.js');
  return readBibtex({ text, file: result.file, wanted: files.wanted }, report);
}

const reasons = {
  missing: 'there is no such file',
  outside: "it is outside the manuscript's folder, and --allow names no folder for it",
  'not-a-regular-file': 'it is not a regular file',
  'too-large': 'it is too large',
  unreadable: 'the system refused',
} satisfies Record<ReadRefusal, string>;

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Where the front matter names the file: the first line of it that has the name. */
function namedAt(name: string, { folder, file }: BibliographyFiles): Position {
  const own = folder.read(encodeURIComponent(file.split(/[/\\]/u).at(-1) ?? file), file);
  const lines = own.kind === 'read' ? (decoded(own.bytes) ?? '').split(/\r\n|\n|\r/u, 500) : [];
  const index = lines.findIndex((line) => line.includes(name));
  const column = index === -1 ? 0 : (lines[index]?.indexOf(name) ?? 0);
  const line = Math.max(index, 0) + 1;
  return {
    file,
    start: { line, column: column + 1 },
    end: { line, column: column + 1 + (index === -1 ? 0 : name.length) },
  };
}
