/** Markdown → its deck by the real path, but for charts: a figure shows a plain drawing that stands for one. */
import { resolveFormulas } from '../../src/formulas/resolveFormulas.js';
import { readManuscript } from '../../src/markdown/readManuscript.js';
import { resolveReferences } from '../../src/references/resolveReferences.js';
import { selectOutput } from '../../src/references/selectOutput.js';
import { backgroundKey, backgroundOf } from '../../src/document/slideBackground.js';
import { visit } from '../../src/document/visit.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { Drawing } from '../../src/figures/figureTable.js';
import type { SourceFolder } from '../../src/workspace.js';
import type { Template } from '../../src/template.js';
import { house } from '../../templates/house/index.js';
import { fonts, writeTestDeck } from './writeTestDeck.js';
import type { TestDeck } from './writeTestDeck.js';

const standIn: Drawing = {
  kind: 'vector',
  svg: {
    name: 'svg',
    attributes: { viewBox: '0 0 560 280' },
    children: [
      { name: 'rect', attributes: { x: '60', y: '20', width: '480', height: '90', fill: '#0b4f6c' }, children: [] },
      { name: 'rect', attributes: { x: '60', y: '140', width: '240', height: '90', fill: '#e0902f' }, children: [] },
      { name: 'text', attributes: { x: '60', y: '265', 'font-family': 'Source Sans 3, Noto Sans SC', 'font-size': '13', fill: '#55626d' }, children: ['drawing'] },
    ],
  },
  markup: '',
  widthPx: 560,
  heightPx: 280,
};

/** Files beside the manuscript, by name. */
export async function deckOf(markdown: string, options: { readonly files?: Readonly<Record<string, string>>; readonly publicDeck?: boolean; readonly template?: Template; readonly drawingHeightPx?: number } = {}): Promise<TestDeck> {
  const file = 'talk.md';
  const files: Readonly<Record<string, string>> = { [file]: markdown, ...options.files };
  const folder: SourceFolder = {
    read: (url) => {
      const text = files[url];
      return text === undefined ? { kind: 'refused', refusal: 'missing', file: url } : { kind: 'read', bytes: new TextEncoder().encode(text), file: url };
    },
  };
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
  };
  const publicDeck = options.publicDeck ?? false;
  const template = options.template ?? house;
  const drawing: Drawing = { ...standIn, heightPx: options.drawingHeightPx ?? standIn.heightPx };
  const { root, metadata } = readManuscript(file, folder, report);
  const references = await resolveReferences({ root, metadata, numbersSections: metadata.numberSections === true, folder, file }, report);
  const formulas = await resolveFormulas({ root, metadata, fonts, template }, report);
  const figures = new Map<string, Drawing>(metadata.logo === null ? [] : [['logo', drawing]]);
  visit([root], (node) => {
    if (node.type === 'figure' || node.type === 'image') figures.set(node.key, drawing);
    if (node.type === 'heading' && backgroundOf(node)?.kind === 'picture') figures.set(backgroundKey(node), drawing);
    return undefined;
  });
  const selected = selectOutput({ root, metadata, references }, 'deck', { publicDeck });
  const deck = await writeTestDeck([], { ...selected, figures, formulas, template, publicDeck });
  return { ...deck, diagnostics: [...diagnostics, ...deck.diagnostics] };
}
