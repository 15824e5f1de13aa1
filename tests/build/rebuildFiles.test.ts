/** A file that a manuscript uses and that has changed: a rebuild sees it, and gives the bytes of a build from nothing. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, expect, test } from 'vitest';
import { openSession, type BuildResult } from '../../src/api.js';
import { temporaryFolder } from '../temporaryFolder.js';

const session = openSession();
afterAll(() => {
  session.close();
});

const digest = (content: Uint8Array | string | undefined): string => createHash('sha256').update(content ?? '').digest('hex');

const outputsOf = ({ brief, deck, diagnostics }: BuildResult) => ({ brief: digest(brief?.bytes), deck: digest(deck?.html), diagnostics });

async function fromNothing(file: string): Promise<BuildResult> {
  const fresh = openSession();
  try {
    return await fresh.build(file);
  } finally {
    fresh.close();
  }
}

/** A picture of one colour. */
function picture(red: number): Buffer {
  const png = new PNG({ width: 4, height: 4 });
  png.data.fill(255);
  for (let at = 0; at < png.data.length; at += 4) png.data[at] = red;
  return PNG.sync.write(png);
}

const square = (side: number): string => JSON.stringify({
  type: 'Topology', arcs: [[[0, 0], [0, side], [side, side], [side, 0], [0, 0]]],
  objects: { areas: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', id: 1, arcs: [[0]] }] } },
});

const bars = (url: string): string => JSON.stringify({ data: { url }, width: 200, height: 80, mark: 'bar', encoding: { x: { field: 'name', type: 'nominal', title: null }, y: { field: 'n', type: 'quantitative' } } });
const book = (title: string): string => `@book{one, author = {Ada Lovelace}, title = {${title}}, year = {1843}, publisher = {Taylor}}\n`;

const files = {
  'index.md': `---
title: Files
lang: en
bibliography: books.bib
---

# Files

![From CSV](csv.vl.json){#fig-csv alt="It has [3]{value=rows.csv#b.n}"}

![From JSON](json.vl.json){#fig-json alt="b"}

![A map](map.vl.json){#fig-map alt="c"}

![Marks that are pictures](marks.vl.json){#fig-marks alt="e"}

![A picture](shown.png){#fig-shown alt="d"}

There are []{value="values.csv#all.n"} of them [@one].

![A table](table.csv){#tbl-file}
`,
  'csv.vl.json': bars('rows.csv'),
  'json.vl.json': bars('rows.json'),
  'map.vl.json': JSON.stringify({ data: { url: 'map.json', format: { type: 'topojson', feature: 'areas' } }, width: 100, height: 100, projection: { type: 'identity' }, mark: 'geoshape' }),
  'marks.vl.json': JSON.stringify({ data: { values: [{ url: 'mark.png' }] }, width: 60, height: 60, mark: { type: 'image', width: 20, height: 20 }, encoding: { url: { field: 'url' } } }),
  'rows.csv': 'name,n\na,2\nb,3\n',
  'rows.json': '[{"name": "a", "n": 2}]',
  'map.json': square(10),
  'mark.png': picture(0),
  'shown.png': picture(0),
  'values.csv': 'id,n\nall,7\n',
  'table.csv': 'name,count\nx,1\ny,2\n',
  'books.bib': book('Notes'),
};

const changes: readonly (readonly [file: string, content: string | Uint8Array, fault?: string])[] = [
  ['rows.csv', 'name,n\na,9\nb,3\n'],
  ['rows.csv', 'name,n\na,9\nb,4\n', 'value-differs'],
  ['rows.csv', 'name,n\na,8\nb,3\n'],
  ['rows.json', '[{"name": "a", "n": 5}, {"name": "c", "n": 1}]'],
  ['map.json', JSON.stringify({ ...JSON.parse(square(10)), arcs: [[[0, 0], [4, 9], [9, 9], [9, 0], [0, 0]]] })],
  ['mark.png', picture(200)],
  ['shown.png', picture(200)],
  ['values.csv', 'id,n\nall,12\n'],
  ['table.csv', 'name,count\nx,1\ny,25\n'],
  ['books.bib', book('Sketch of the Engine')],
  ['csv.vl.json', bars('rows.csv').replace('"bar"', '"point"')],
];

test('each kind of file', { timeout: 240_000 }, async () => {
  const folder = temporaryFolder(files);
  const file = join(folder, 'index.md');
  const rebuild = async (): Promise<BuildResult> => (await session.rebuild(file, join(folder, 'out'))).result;
  let before = outputsOf(await rebuild());
  expect(before.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  for (const [name, content, fault] of changes) {
    writeFileSync(join(folder, name), content);
    const after = outputsOf(await rebuild());
    expect({ name, ...after }).toEqual({ name, ...outputsOf(await fromNothing(file)) });
    expect({ name, errors: after.diagnostics.flatMap(({ code, severity }) => (severity === 'error' ? [code] : [])) }).toEqual({ name, errors: fault === undefined ? [] : [fault] });
    expect({ name, isSeen: after.brief !== before.brief && after.deck !== before.deck }).toEqual({ name, isSeen: true });
    before = after;
  }
});
