/** Manuscripts in memory, for tests of the reader. */
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { Manuscript } from '../../src/document/metadata.js';
import type { Root } from '../../src/document/nodes.js';
import { readManuscript } from '../../src/markdown/readManuscript.js';
import type { SourceFolder } from '../../src/workspace.js';

export type ReadBack = Manuscript<Root> & { readonly diagnostics: readonly Diagnostic[] };

/** A folder that holds these files and no others. Addresses with `..` lead out. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): SourceFolder {
  return {
    read(url, from) {
      const base = from.includes('/') ? from.slice(0, from.lastIndexOf('/') + 1) : '';
      const file = base + decodeURIComponent(url);
      if (url.includes('..') || url.startsWith('/')) return { kind: 'refused', refusal: 'outside', file };
      const content = files[file];
      if (content === undefined) return { kind: 'refused', refusal: 'missing', file };
      return { kind: 'read', bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content, file };
    },
  };
}

/** Reads the file `index.md` of a folder. */
export function readFiles(files: Readonly<Record<string, string | Uint8Array>>): ReadBack {
  const diagnostics: Diagnostic[] = [];
  const manuscript = readManuscript('index.md', folderOf(files), (diagnostic) => diagnostics.push(diagnostic));
  return { ...manuscript, diagnostics };
}

const frontMatter = '---\ntitle: T\nlang: en\n---\n';
/** Lines that `readBody` puts before its text. */
export const linesBefore = 4;

/** Reads text below a front matter that gives a title and English. */
export const readBody = (body: string): ReadBack => readFiles({ 'index.md': frontMatter + body });

/** The same in Chinese. */
export const readChinese = (body: string): ReadBack => readFiles({ 'index.md': frontMatter.replace('lang: en', 'lang: zh') + body });

/** Codes of what was reported, in order. */
export const codesOf = ({ diagnostics }: ReadBack): readonly string[] => diagnostics.map(({ code }) => code);
