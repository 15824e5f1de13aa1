/** Finished briefs meet none of the Matterhorn Protocol's failure conditions: both samples, and manuscripts with everything, in both templates. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync, inflateSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { openSession } from '../../src/api.js';
import { constructFiles, everyConstruct } from '../browser/everyConstruct.js';
import { temporaryFolder } from '../temporaryFolder.js';
import { buildBrief, frontMatter } from './buildBrief.js';
import { failureConditions, failuresOf } from './matterhorn.js';
import { readStructure } from './readStructure.js';

const session = openSession();
afterAll(() => {
  session.close();
});

const sample = (language: string): string => fileURLToPath(new URL(`../../content/ai-cooperation/index.${language}.md`, import.meta.url));
const withEverything = (language: 'en' | 'zh'): string => `${temporaryFolder({ ...constructFiles, 'a.md': everyConstruct[language].replace('---\n', '---\ndata: attach\nfigure-data: appendix\n') })}/a.md`;

describe.each(['house', 'academic'])('in the %s template', (template) => {
  test.each([['the English sample', () => sample('en')], ['the Chinese sample', () => sample('zh')], ['every construct in English', () => withEverything('en')], ['every construct in Chinese', () => withEverything('zh')]])('%s meets no failure condition', { timeout: 60_000 }, async (_, file) => {
    const { brief } = await session.build(file(), { only: 'brief', template });
    const structure = readStructure(brief?.bytes ?? new Uint8Array());
    expect(failuresOf(structure)).toEqual({});
    expect(structure.all.length).toBeGreaterThan(100);
  });
});

/** A PDF with other words of the same length in its streams. */
function changed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  if (from.length !== to.length) throw new Error('places in object streams would move');
  const file = Buffer.from(bytes).toString('latin1');
  const parts: string[] = [];
  let at = 0;
  for (const { 0: head, 1: length, 2: more = '', index } of file.matchAll(/<<\/Length (\d+)([^\n]*)>>\nstream\n/g)) {
    if (!more.includes('/FlateDecode')) continue;
    const start = index + head.length;
    const end = start + Number(length);
    const packed = deflateSync(Buffer.from(inflateSync(Buffer.from(file.slice(start, end), 'latin1')).toString('latin1').replaceAll(from, to), 'latin1'));
    parts.push(file.slice(at, index), `<</Length ${packed.length}${more}>>\nstream\n`, packed.toString('latin1'));
    at = end;
  }
  return Buffer.from([...parts, file.slice(at)].join('').replaceAll(from, to), 'latin1');
}

const { bytes } = await buildBrief(`${frontMatter('en-GB', 'title: T\n')}# One\n\nText[^n] with $a^2$ and [a link](https://example.org/).\n\n![A square](a.svg){alt="Square"}\n\n- a\n- b\n\n## Two\n\n| A | B |\n|---|---|\n| a | b |\n\n: Table\n\n[^n]: Note.[^m]\n\n[^m]: Again.\n`, {
  'a.svg': readFileSync(fileURLToPath(new URL('../../content/ai-cooperation/pictures/logo.svg', import.meta.url))),
});

describe('a file is found out', () => {
  test.each([
    ['01-005', '/P<</MCID 0>>BDC', '/P<</MCIX 0>>BDC'],
    ['02-001', '/S/LBody', '/S/LBodi'],
    ['06-002', 'pdfuaid:part>1<', 'pdfuaid:part>2<'],
    ['06-003', 'dc:title', 'dc:titel'],
    ['07-001', '/DisplayDocTitle', '/DisplayDocTitel'],
    ['09-004', '/S/THead', '/S/LBody'],
    ['09-005', '/S/LI/', '/S/TR/'],
    ['10-001', '<0054>', '<    >'],
    ['11-001', '/Lang(en-GB)', '/Lang(en GB)'],
    ['13-004', '/Alt(Square)', '/Axt(Square)'],
    ['14-002', '/S/H1/', '/S/H2/'],
    ['14-003', '/S/H2/', '/S/H4/'],
    ['15-003', '/Scope', '/Skope'],
    ['17-002', '/Alt(', '/Axt('],
    ['19-003', '/ID(note', '/IX(note'],
    ['19-004', '(note-000002)', '(note-000001)'],
    ['28-009', '/Tabs/S', '/Tabs/R'],
    ['28-011', '/S/Link/', '/S/Span/'],
    ['28-012', '/Contents(', '/Contentz('],
    ['31-004', '/CIDToGIDMap', '/CIDToGIDMop'],
    ['31-006', '/Encoding/Identity-H', '/Encoding/Identity-V'],
    ['31-009', '/FontFile2', '/FontFile0'],
    ['31-016', '/W[0 [', '/W[9 ['],
    ['31-027', '/ToUnicode', '/ToUnikode'],
  ])('that meets %s, with %s as %s', (number, from, to) => {
    expect(Object.keys(failureConditions)).toContain(number);
    expect(Object.keys(failuresOf(readStructure(bytes)))).toEqual([]);
    expect(Object.keys(failuresOf(readStructure(changed(bytes, from, to))))).toContain(number);
  });
});
