import { describe, expect, test } from 'vitest';
import type { Table } from '../../src/document/nodes.js';
import { plainText } from '../../src/document/plainText.js';
import { codesOf, readFiles, type ReadBack } from './manuscripts.js';

const frontMatter = '---\ntitle: T\nlang: en\n---\n';
const readCsv = (csv: string | Uint8Array, name = 'x.csv', attributes = ''): ReadBack =>
  readFiles({ 'index.md': `${frontMatter}![Caption](${name})${attributes}\n`, [name]: csv });

function tableOf({ root }: ReadBack): Table {
  const [table] = root.children;
  if (table?.type !== 'table') throw new Error('the first node is no table');
  return table;
}

const cellsOf = (read: ReadBack): readonly (readonly string[])[] => tableOf(read).children.map((row) => row.children.map((cell) => plainText(cell.children)));

describe('a table from CSV', () => {
  test('byte order mark, CRLF, quoted commas, quotes and line ends are read', () => {
    const read = readCsv('\ufeffname,note\r\n"A, B","say ""hi"""\r\nC,"two\r\nlines"\r\n');
    expect(codesOf(read)).toEqual([]);
    expect(cellsOf(read)).toEqual([['name', 'note'], ['A, B', 'say “hi”'], ['C', 'two lines']]);
  });

  test('GB18030 and UTF-16 are read, the first with a notice; what is neither is an error where it begins', () => {
    const gb18030 = readCsv(Buffer.from('b9fabcd22cb7ddb6ee0ad6d0b9fa2c34300a', 'hex')); // 国家,份额 中国,40
    expect(cellsOf(gb18030)).toEqual([['国家', '份额'], ['中国', '40']]);
    expect(codesOf(gb18030)).toEqual(['file-read-as-gb18030']);
    const utf16 = readCsv(Buffer.from('\ufeff国家\t份额\r\n中国\t40\r\n', 'utf16le'), 'x.tsv');
    expect([cellsOf(utf16), codesOf(utf16)]).toEqual([[['国家', '份额'], ['中国', '40']], []]);
    expect(codesOf(readCsv(Buffer.from('name,value\nZ\xfcrich,1\n', 'latin1')))).toEqual(['manuscript-not-utf8']);
  });

  test('semicolons and tabs separate too', () => {
    expect(cellsOf(readCsv('a;b\n1,5;2\n'))).toEqual([['a', 'b'], ['1,5', '2']]);
    expect(cellsOf(readCsv('a\tb, c\n1\t2\n', 'x.tsv'))).toEqual([['a', 'b, c'], ['1', '2']]);
  });

  test('short rows are filled, empty lines are left out', () => {
    expect(cellsOf(readCsv('a,b,c\n1\n\n1,2,3\n'))).toEqual([['a', 'b', 'c'], ['1', '', ''], ['1', '2', '3']]);
  });

  test('one column needs no separator', () => {
    const read = readCsv('a\n1\n');
    expect(codesOf(read)).toEqual([]);
    expect(cellsOf(read)).toEqual([['a'], ['1']]);
  });

  test.each([
    ['1,234.5', 'right'], ['-3', 'right'], ['−3 %', 'right'], ['24%', 'right'], ['$5', 'right'], ['1e6', 'right'], ['10 km', 'right'],
    ['–', null], ['2025-08', null], ['4th quarter', null], ['about 5', null], ['', null],
  ])('a column with %s', (cell, align) => {
    expect(tableOf(readCsv(`a\tb\nx\t${cell}\n`, 'x.tsv')).align).toEqual([null, align]);
  });

  test('align says it for each column', () => {
    expect(tableOf(readCsv('a,b,c\n1,2,3\n', 'x.csv', '{align=lcr}')).align).toEqual(['left', 'center', 'right']);
    expect(codesOf(readCsv('a,b\n1,2\n', 'x.csv', '{align=lxr}'))).toEqual(['align-not-understood']);
  });

  test('cells are running text in their file and line', () => {
    const table = tableOf(readCsv('a,b\n"x\ny",2\n**c**,3\n'));
    expect(table.children[2]?.children[0]?.children[0]).toMatchObject({ type: 'strong', position: { file: 'x.csv', start: { line: 4 } } });
  });

  test('an empty or unclosed file is an error', () => {
    expect(codesOf(readCsv(''))).toEqual(['table-empty']);
    expect(codesOf(readCsv('a,b\n"1,2\n'))).toEqual(['csv-malformed']);
  });

  test('a file outside the folder is refused', () => {
    expect(codesOf(readFiles({ 'index.md': `${frontMatter}![x](../x.csv)\n` }))).toEqual(['file-outside']);
  });
});
