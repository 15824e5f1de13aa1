import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { formulaCharacterMissing, formulaRefused } from '../../src/diagnostics/messages/formulas.js';
import type { Metadata } from '../../src/document/metadata.js';
import type { Flow, Phrasing, Root } from '../../src/document/nodes.js';
import type { Position } from '../../src/document/position.js';
import { formulaKey, type FormulaDrawing, type FormulaTable } from '../../src/figures/figureTable.js';
import { resolveFormulas } from '../../src/formulas/resolveFormulas.js';
import type { SvgElement } from '../../src/svg/svgElement.js';
import { openFontLibrary } from '../../src/typesetting/fontLibrary.js';
import { faces, fallbackFamilies } from '../../templates/fonts/faces.js';
import { tokens } from '../../templates/house/tokens.js';

const fontsFolder = new URL('../../dist/fonts/', import.meta.url);
const fonts = openFontLibrary(faces, fallbackFamilies, (file) => readFileSync(new URL(file, fontsFolder)));

const metadata: Metadata = {
  ...{ title: '', subtitle: null, authors: [], organisation: null, footer: [], concordance: true, durationSeconds: null, logo: null, logoPosition: null, reportNumber: null, status: null },
  ...{ date: null, isoDate: null, lang: 'en', wording: 'en', abstract: [], keywords: [], contact: [], disclaimer: [] },
  ...{ toc: false, tocDepth: 2, numberSections: null, slideLevel: 2, paper: 'A4', duplex: false, frontPageNumbers: 'arabic', sectionStart: null, figurePlacement: null, interactive: false, dataSharing: 'table', figureData: 'deck', template: 'house', bibliography: [] },
  ...{ citationStyle: 'author-date', smartQuotes: false, deck: { theme: null, overflow: null, options: {} }, css: [], handout: null, titlePhrasing: [] },
};

const at = (line: number): Position => ({ file: 'a.md', start: { line, column: 1 }, end: { line, column: 2 } });

/** Each value as a display formula; the n-th stands in line n. */
async function resolve(...values: readonly string[]): Promise<{ table: FormulaTable; diagnostics: readonly Diagnostic[] }> {
  const children = values.map((value, index): Flow => ({ type: 'math', value, position: at(index + 1), attributes: null }));
  return resolveRoot({ type: 'root', position: at(1), children });
}

async function resolveRoot(root: Root, front: Metadata = metadata) {
  const diagnostics: Diagnostic[] = [];
  const table = await resolveFormulas({ root, metadata: front, fonts, template: { name: 'house', tokens } }, (diagnostic) =>
    diagnostics.push(diagnostic),
  );
  return { table, diagnostics };
}

async function draw(value: string): Promise<FormulaDrawing> {
  const { table, diagnostics } = await resolve(value);
  expect(diagnostics).toEqual([]);
  const drawing = table.get(formulaKey(value, true));
  if (drawing === undefined) throw new Error(`not drawn: ${value}`);
  return drawing;
}

const elementsOf = (element: SvgElement): readonly SvgElement[] => [
  element,
  ...element.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child))),
];
const namesOf = (drawing: FormulaDrawing): readonly string[] => [...new Set(elementsOf(drawing.svg).map(({ name }) => name))].sort();

test('a fraction is drawn as outlines and a rule, in the colour of the text', async () => {
  const drawing = await draw('\\frac{a}{b}');
  expect(namesOf(drawing)).toEqual(['g', 'path', 'rect', 'svg']);
  await expect(`${drawing.markup}\n${drawing.mathml}\n`).toMatchFileSnapshot('../golden/formulas/fraction.svg.txt');
});

test('a formula has the x-height of the body face around it', async () => {
  const drawing = await draw('x');
  // Source Serif 4: 475 / 1000; the box of x in MathJax's font: 0.442 high with its overshoot of 0.011 below
  expect(drawing.heightEm - drawing.depthEm).toBeCloseTo((0.475 / 0.442) * 0.442, 2);
  expect(drawing.depthEm).toBeCloseTo((0.475 / 0.442) * 0.011, 2);
});

test('the depth is what hangs below the baseline', async () => {
  expect((await draw('g')).depthEm).toBeGreaterThan((await draw('a')).depthEm);
});

test('inline and display settings of one formula are two drawings', async () => {
  const value = '\\sum_{i=1}^n i';
  const inline: Phrasing = { type: 'inlineMath', value, position: at(1) };
  const { table } = await resolveRoot({
    ...{ type: 'root', position: at(1) },
    children: [
      { type: 'paragraph', position: at(1), attributes: null, children: [inline] },
      { type: 'math', value, position: at(3), attributes: null },
    ],
  });
  const heights = [false, true].map((display) => table.get(formulaKey(value, display))?.heightEm ?? 0);
  expect(heights[1]).toBeGreaterThan(heights[0] ?? 0);
});

test('formulas of the abstract, of captions and of definitions are found', async () => {
  const math = (value: string): Phrasing => ({ type: 'inlineMath', value, position: at(1) });
  const paragraph = (value: string): Flow => ({ type: 'paragraph', position: at(1), attributes: null, children: [math(value)] });
  const { table } = await resolveRoot(
    {
      ...{ type: 'root', position: at(1) },
      children: [
        {
          ...{ type: 'definitionList', position: at(1) },
          children: [{ type: 'definitionItem', position: at(1), terms: [[math('a')]], definitions: [[paragraph('b')]] }],
        },
        { type: 'table', position: at(1), key: 't', align: [], children: [], caption: [math('c')], attributes: null },
      ],
    },
    { ...metadata, abstract: [paragraph('d')] },
  );
  expect([...table.keys()].sort()).toEqual(['inline:a', 'inline:b', 'inline:c', 'inline:d']);
});

test('Chinese in a formula is drawn as outlines, one em of the text wide', async () => {
  const drawing = await draw('\\text{中文}');
  expect(namesOf(drawing)).not.toContain('text');
  expect(drawing.widthEm).toBeCloseTo(2, 2);
  expect(drawing.mathml).toContain('中文');
});

test('a character that no font has is an error at its formula', async () => {
  const { diagnostics } = await resolve('\\text{\u{10fffd}}');
  expect(diagnostics).toEqual([formulaCharacterMissing('\u{10fffd}', at(1))]);
});

test('stretchy braces, bars and arrows need no clip path', async () => {
  const drawing = await draw('\\left\\|\\begin{pmatrix}1\\\\2\\\\3\\\\4\\\\5\\end{pmatrix}\\right\\|\\overbrace{a+a+a+a+a+a+a}^{7}\\xrightarrow{abcdefgh}');
  expect(namesOf(drawing)).toEqual(['g', 'path', 'rect', 'svg']);
});

test('matrices with rules, cases, roots, boxes, strikes and chemistry are drawn', async () => {
  const { table, diagnostics } = await resolve(
    '\\begin{array}{c|c}a&b\\\\\\hline c&d\\end{array}',
    '\\begin{cases}1&\\text{若 }x>0\\\\0&\\text{否则}\\end{cases}',
    '\\sqrt[3]{\\boxed{x}}\\cancel{y}\\boldsymbol{z}',
    '\\ce{2H2O + SO4^2- ->[催化剂] X}',
  );
  expect(diagnostics).toEqual([]);
  expect(table.size).toBe(4);
});

test('what TeX says against a formula is an error at the formula, and the others are drawn', async () => {
  const { table, diagnostics } = await resolve('\\foo', 'x', '\\frac{1}', '\\foo');
  expect(diagnostics).toEqual([
    formulaRefused('Undefined control sequence \\foo', '\\foo', at(1)),
    formulaRefused('Missing argument for \\frac', '\\frac{1}', at(3)),
    formulaRefused('Undefined control sequence \\foo', '\\foo', at(4)),
  ]);
  expect([...table.keys()]).toEqual(['display:x']);
});

test('a macro holds in the formulas after its definition and in no other manuscript', async () => {
  const { diagnostics } = await resolve('\\newcommand{\\R}{\\mathbb{R}}', '\\R^n');
  expect(diagnostics).toEqual([]);
  expect((await resolve('\\R^n')).diagnostics).toEqual([formulaRefused('Undefined control sequence \\R', '\\R^n', at(1))]);
});

test.each([
  ['a macro that calls itself', '\\def\\a{\\a}\\a'],
  ['macros that double', '\\def\\a{xxxxxxxxxx}\\def\\b{\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b\\b\\b\\b\\b\\b}\\c\\c\\c\\c\\c\\c\\c\\c\\c\\c'],
  ['an environment that calls itself', '\\newenvironment{e}{\\begin{e}}{\\end{e}}\\begin{e}x\\end{e}'],
  ['macros that grow long', `\\def\\a{${'x'.repeat(2500)}}${'\\a'.repeat(400)}`],
  ['braces without end', '{'.repeat(4000) + '}'.repeat(4000)],
  ['subscripts without end', 'a_{'.repeat(1500) + '}'.repeat(1500)],
  ['a very long formula', 'x'.repeat(100_000)],
])('%s is refused in time', async (_, value) => {
  const { table, diagnostics } = await resolve(value, 'x');
  expect(diagnostics.map(({ code }) => code)).toEqual(['formula-refused']);
  expect([...table.keys()]).toEqual(['display:x']);
}, 5_000);

test.each(['\\href{javascript:alert(1)}{x}', '\\require{html}', '\\style{color:red}{x}', '\\tag{1} x', '\\unicode{x41}'])(
  '%s is refused: it reaches out of the formula',
  async (value) => {
    const { diagnostics } = await resolve(value);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['formula-refused', 'error']]);
  },
);
