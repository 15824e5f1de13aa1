/** Markdown → its deck and the measured slides, by the real path but for charts: a figure shows a plain drawing. */
import { readFileSync } from 'node:fs';
import { readDeckAssets } from '../../src/deck/deckAssets.js';
import type { FittedSlide } from '../../src/deck/fitSlide.js';
import { measureDeck } from '../../src/deck/measureDeck.js';
import { writeDeck } from '../../src/deck/writeDeck.js';
import { visit } from '../../src/document/visit.js';
import type { Drawing } from '../../src/figures/figureTable.js';
import { resolveFormulas } from '../../src/formulas/resolveFormulas.js';
import { readManuscript } from '../../src/markdown/readManuscript.js';
import { resolveReferences } from '../../src/references/resolveReferences.js';
import { selectOutput } from '../../src/references/selectOutput.js';
import { openFontLibrary } from '../../src/typesetting/fontLibrary.js';
import { createTypesettingCache } from '../../src/typesetting/typesettingCache.js';
import type { SourceFolder } from '../../src/workspace.js';
import type { DeckVariant } from '../../src/deck/deckTheme.js';
import { readAuthorRules } from '../../src/deck/authorRules.js';
import type { Template } from '../../src/template.js';

const installed = (file: string): Uint8Array => readFileSync(`dist/${file}`);
const drawing: Drawing = {
  kind: 'vector', markup: '', widthPx: 560, heightPx: 280,
  svg: { name: 'svg', attributes: { viewBox: '0 0 560 280' }, children: [{ name: 'rect', attributes: { x: '60', y: '20', width: '480', height: '90', fill: '#0b4f6c' }, children: [] }] },
};

/** `css` is the manuscript's own style sheet. */
export type Looks = { readonly template: Template; readonly variant: DeckVariant; readonly css: string };

export async function measureManuscript(markdown: string, { template, variant, css }: Looks): Promise<{ readonly html: string; readonly slides: readonly FittedSlide[] }> {
  const file = 'index.md';
  const folder: SourceFolder = { read: (url) => ({ kind: 'read', bytes: new TextEncoder().encode(markdown), file: url }) };
  const silent = (): void => undefined;
  const fonts = openFontLibrary(template.faces, template.fallbackFamilies, (name) => installed(`fonts/${name}`));
  const { root, metadata: read } = readManuscript(file, folder, silent);
  const metadata = { ...read, deck: { ...read.deck, theme: variant } };
  const references = await resolveReferences({ root, metadata, numbersSections: false, folder, file }, silent);
  const formulas = await resolveFormulas({ root, metadata, fonts, template }, silent);
  const figures = new Map<string, Drawing>();
  visit([root], (node) => {
    if (node.type === 'figure') figures.set(node.key, drawing);
    return undefined;
  });
  const selected = selectOutput({ root, metadata, references }, 'deck', { publicDeck: false });
  const deck = await measureDeck({ ...selected, figures, formulas, fonts, template, typesetting: createTypesettingCache(), publicDeck: false, showsDrawing: () => false, figuresIn: () => Promise.resolve(), allFigures: Promise.resolve() }, silent);
  const authorRules = readAuthorRules({ file: 'own.css', css }, { measuredBy: new Set(), colours: new Map() }, silent);
  const { html } = await writeDeck(deck, { authorRules, assets: readDeckAssets((name) => installed(`deck/${name}`)) });
  return { html, slides: deck.stacks.flatMap((stack) => stack.slides) };
}
