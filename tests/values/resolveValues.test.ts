/** Values that the text takes from data files: what is printed, what is compared, and every fault at its place. */
import { describe, expect, test } from 'vitest';
import { build } from '../../src/api.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { fileReadAsGb18030 } from '../../src/diagnostics/messages/files.js';
import { fileRefused } from '../../src/diagnostics/messages/markdown.js';
import {
  dataFileBroken,
  dataFileNotTable,
  dataFileNotUtf8,
  dataFormatUnknown,
  valueColumnMissing,
  valueDiffers,
  valueFormatUnknown,
  valueNotNumber,
  valueNotUnderstood,
  valueRowDoubled,
  valueRowMissing,
  valueTypedUnclear,
  valueUnitUnknown,
} from '../../src/diagnostics/messages/values.js';
import { plainText } from '../../src/document/plainText.js';
import type { Position } from '../../src/document/position.js';
import { visit } from '../../src/document/visit.js';
import { readManuscript } from '../../src/markdown/readManuscript.js';
import { resolveValues } from '../../src/values/resolveValues.js';
import type { Manuscript } from '../../src/document/metadata.js';
import type { Root } from '../../src/document/nodes.js';
import { projectPdf, readPdf } from '../brief/readPdf.js';
import { memoryFolder } from '../references/memoryFolder.js';
import { temporaryFolder } from '../temporaryFolder.js';

const files = {
  'a.csv': '\ufeffid,share,sales,note\r\nus-intl,0.4,320000000,about 40 %\r\ncn-cited,0.24,400,\r\ntwice,1,2,3\r\ntwice,1,2,3\r\n',
  'b.tsv': '国家\t占比 2024\n中国\t24\nU.S.\t40\n',
  'c.json': '[{"id": "x", "a.b": 1.5, "on": true}, {"id": "y", "only": 12000}]',
  'd.ndjson': '{"id": 1, "n": 7}\n{"id": 2, "n": 8}\n',
  'broken.json': '[{"id": 1,}]',
  'list.json': '[1, 2]',
  'latin.csv': new Uint8Array([0x69, 0x64, 0x0a, 0xe9, 0xff]),
};

type Read = { readonly manuscript: Manuscript<Root>; readonly diagnostics: readonly Diagnostic[] };

function resolve(text: string, lang = 'en-GB'): Read {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const folder = memoryFolder({ ...files, 'm.md': `---\ntitle: T\nlang: ${lang}\n---\n${text}` });
  return { manuscript: resolveValues(readManuscript('m.md', folder, report), folder, report), diagnostics };
}

/** The words of all paragraphs, headings, cells and captions, each on a line. */
function words({ manuscript: { root } }: Read): readonly string[] {
  const lines: string[] = [];
  visit([root], (node) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') lines.push(plainText(node.children));
    if (node.type === 'figure' || node.type === 'table') lines.push(plainText(node.caption));
    return undefined;
  });
  return lines;
}

/** The position of a line's one value: from `[` to the end of its attributes. */
function at(line: string): Position {
  const start = line.indexOf('[') + 1;
  return { file: 'm.md', start: { line: 5, column: start }, end: { line: 5, column: line.lastIndexOf('}') + 2 } };
}

test('a value is printed in its format, from CSV, TSV, JSON and NDJSON', () => {
  const read = resolve([
    'A []{value="a.csv#us-intl.share" format=".0%"} share.', '[]{value="a.csv#us-intl.sales" format=compact}', '[]{value="a.csv#us-intl.note" format=text}',
    "[]{value=\"b.tsv#中国.占比 2024\" unit=\"%\" format=percent}", "[]{value=\"b.tsv#'U.S.'.占比 2024\"}", "[]{value=\"c.json#x.'a.b'\"}", '[]{value=c.json#y.only}', '[]{value=d.ndjson#2.n}',
    '[]{value="a.csv#us-intl.sales" format=words lang=zh}', '[]{.term value="a.csv#cn-cited.sales" unit=million format=short}',
  ].join('\n\n'));
  expect(read.diagnostics).toEqual([]);
  expect(words(read)).toEqual(['A 40% share.', '320\u00a0million', 'about 40 %', '24\u00a0per cent', '40', '1.5', '12,000', '8', '三亿二千万', '400m']);
});

test('values stand in headings, captions, cells, lists, titles and for one output alone', () => {
  const read = resolve([
    '# Share of []{value="a.csv#us-intl.share" format=".0%"}', '', '- []{value="a.csv#cn-cited.sales"}', '', '| a | [24 %]{value="a.csv#cn-cited.share"} |', '|---|---|', '| 1 | *[]{value="a.csv#us-intl.share"}* |', '',
    ': Caption with []{value="a.csv#cn-cited.share"}', '', '[40 %]{.deck value="a.csv#us-intl.share"}',
  ].join('\n'));
  expect(read.diagnostics).toEqual([]);
  expect(words(read)).toEqual(['Share of 40%', '400', 'Caption with 0.24', 'a', '24 %', '1', '0.4', '40 %']);
});

describe('words are printed as typed where the data say the same', () => {
  test.each([
    ['[40 %]{value="a.csv#us-intl.share"}', '40 %'], ['[**about 40 per cent**]{value="a.csv#us-intl.share"}', 'about 40 per cent'], ['[四成]{value="a.csv#us-intl.share"}', '四成'],
    ['[百分之四十]{value="a.csv#us-intl.share"}', '百分之四十'], ['[forty per cent]{value="a.csv#us-intl.share"}', 'forty per cent'], ['[3.2 亿]{value="a.csv#us-intl.sales"}', '3.2 亿'],
    ['[three hundred and twenty million]{value="a.csv#us-intl.sales"}', 'three hundred and twenty million'], ['[0.3bn]{value="a.csv#us-intl.sales"}', '0.3bn'],
    ['[US$400 million]{value="a.csv#cn-cited.sales" unit=million}', 'US$400 million'], ['[每季度至多 4 亿美元]{value="a.csv#cn-cited.sales" unit=百万}', '每季度至多 4 亿美元'],
    ['[24]{value="b.tsv#中国.占比 2024"}', '24'],
  ])('%s', (line, printed) => {
    const read = resolve(line);
    expect(read.diagnostics).toEqual([]);
    expect(words(read)).toEqual([printed]);
  });
});

describe('a fault is an error at its place:', () => {
  const [csv, json] = ['a.csv', 'c.json'];
  test.each<readonly [string, (position: Position) => Diagnostic]>([
    ['A [41 %]{value="a.csv#us-intl.share"} share', (position) => valueDiffers({ typed: '41 %', reference: 'a.csv#us-intl.share', data: '40 %' }, position)],
    ['[3.3 亿]{value="a.csv#us-intl.sales"}', (position) => valueDiffers({ typed: '3.3 亿', reference: 'a.csv#us-intl.sales', data: '3.2 亿' }, position)],
    ['[many]{value="a.csv#us-intl.share"}', (position) => valueTypedUnclear('many', 0, position)],
    ['[24 to 40 %]{value="a.csv#us-intl.share"}', (position) => valueTypedUnclear('24 to 40 %', 2, position)],
    ['[]{value="a.csv#us-itnl.share"}', (position) => valueRowMissing({ name: 'us-itnl', url: csv, nearest: 'us-intl' }, position)],
    ['[]{value="a.csv#us-intl.shares"}', (position) => valueColumnMissing({ name: 'shares', url: csv, nearest: 'share' }, position)],
    ['[]{value="a.csv#twice.share"}', (position) => valueRowDoubled('twice', { url: csv, count: 2 }, position)],
    ['[]{value="a.csv#us-intl.note"}', (position) => valueNotNumber('about 40 %', 'a.csv#us-intl.note', position)],
    ['[]{value="a.csv#cn-cited.note"}', (position) => valueNotNumber('', 'a.csv#cn-cited.note', position)],
    ['[]{value="c.json#x.on"}', (position) => valueNotNumber('true', 'c.json#x.on', position)],
    ['[]{value="c.json#z.on"}', (position) => valueRowMissing({ name: 'z', url: json, nearest: 'x' }, position)],
    ['[]{value="a.csv#us-intl.share" format=".0Q"}', (position) => valueFormatUnknown('.0Q', null, position)],
    ['[]{value="a.csv#us-intl.share" unit=milion}', (position) => valueUnitUnknown('milion', 'million', position)],
    ['[]{value="a.csv"}', (position) => valueNotUnderstood('a.csv', position)],
    ['[]{value="b.tsv#U.S..share"}', (position) => valueNotUnderstood('b.tsv#U.S..share', position)],
    ['[]{value="none.csv#a.b"}', (position) => fileRefused('missing', 'none.csv', position)],
    ['[]{value="a.xlsx#a.b"}', (position) => dataFormatUnknown('a.xlsx', position)],
    ['[]{value="broken.json#a.b"}', (position) => dataFileBroken('broken.json:1:11', 'a comma stands before the closing brace', position)],
    ['[]{value="list.json#a.b"}', (position) => dataFileNotTable('list.json', position)],
    ['[]{value="latin.csv#a.b"}', (position) => dataFileNotUtf8('latin.csv', position)],
  ])('%s', (line, message) => {
    expect(resolve(line).diagnostics).toEqual([message(at(line))]);
  });
});

describe('in a text alternative', () => {
  const alts = (text: string): Read & { readonly alts: readonly (string | null)[] } => {
    const read = resolve(text);
    const found: (string | null)[] = [];
    visit([read.manuscript.root], (node) => {
      if (node.type === 'figure' || node.type === 'image') found.push(node.alt);
      return undefined;
    });
    return { ...read, alts: found };
  };

  test('values are printed and compared as in prose, wherever an alternative is written', () => {
    const { alts: found, diagnostics } = alts([
      `![C](c.vl.json){#fig-a alt='Shares reach []{value="a.csv#us-intl.share" format=percent}, or [four tenths]{.b}.'}`,
      '![C](c.vl.json){#fig-b alt="Sales of [320 million]{value=a.csv#us-intl.sales} in all [brackets]."}',
      '```vega-lite {#fig-c alt="Sales: []{value=\'a.csv#us-intl.sales\' format=compact}"}\n{}\n```',
      '::: {#fig-d alt="Cited: []{value=a.csv#cn-cited.sales}"}\n![](c.vl.json)\n\nCaption.\n:::',
      'A picture ![of []{value="a.csv#cn-cited.sales"} things](p.png) in a line.',
    ].join('\n\n'));
    expect(diagnostics).toEqual([]);
    expect(found).toEqual([
      'Shares reach 40\u00a0per cent, or [four tenths]{.b}.', 'Sales of 320 million in all [brackets].', 'Sales: 320\u00a0million', 'Cited: 400', 'of 400 things',
    ]);
  });

  test('another number than the data have is an error at the figure', () => {
    const line = '![C](c.vl.json){#fig-a alt="Shares of [41 %]{value=a.csv#us-intl.share}"}';
    const { diagnostics } = alts(line);
    const place: Position = { file: 'm.md', start: { line: 5, column: 1 }, end: { line: 5, column: line.length + 1 } };
    expect(diagnostics).toEqual([valueDiffers({ typed: '41 %', reference: 'a.csv#us-intl.share', data: '40 %' }, place)]);
  });
});

test('data in GB18030 are read, and said to be once', () => {
  const bytes = new Uint8Array([0x69, 0x64, 0x2c, 0xd6, 0xb5, 0x0a, 0xd6, 0xd0, 0x2c, 0x37, 0x0a]); // id,值 / 中,7
  const diagnostics: Diagnostic[] = [];
  const folder = memoryFolder({ 'g.csv': bytes, 'm.md': '---\ntitle: T\nlang: zh\n---\n[]{value="g.csv#中.值"} [7]{value="g.csv#中.值"}\n' });
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const manuscript = resolveValues(readManuscript('m.md', folder, report), folder, report);
  expect(words({ manuscript, diagnostics })).toEqual(['7 7']);
  expect(diagnostics).toEqual([fileReadAsGb18030('g.csv', { file: 'm.md', start: { line: 5, column: 1 }, end: { line: 5, column: 22 } })]);
});

test('a file is read once', () => {
  const asked: string[] = [];
  const folder = memoryFolder({ ...files, 'm.md': '[]{value="a.csv#us-intl.share"} [40 %]{value="a.csv#us-intl.share"}\n' });
  const counting: typeof folder = {
    read: (url, from) => {
      asked.push(url);
      return folder.read(url, from);
    },
  };
  const silent = (): void => undefined;
  resolveValues(readManuscript('m.md', counting, silent), counting, silent);
  expect(asked).toEqual(['m.md', 'a.csv']);
});

test('both outputs print the value, and the data file is an input', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder({ 'a.md': '---\ntitle: T\nlang: en-GB\n---\n\n# H\n\nExactly []{value="a.csv#x.n" format="compact"} people.\n', 'a.csv': 'id,n\nx,1234000000\n' });
  const result = await build(`${folder}/a.md`);
  expect(result.diagnostics).toEqual([]);
  expect(projectPdf(await readPdf(result.brief?.bytes ?? new Uint8Array()))).toContain('Exactly 1.23 billion people.');
  expect(result.deck?.html).toContain('Exactly 1.23\u00a0billion people.');
  expect(result.inputs.map(({ file }) => file)).toEqual(['a.csv', 'a.md']);
});
