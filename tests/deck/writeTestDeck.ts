/** A deck from a tree, with the house template and the installed fonts; what was reported comes with it. */
import { readFileSync } from 'node:fs';
import { readDeckAssets } from '../../src/deck/deckAssets.js';
import type { DeckInput } from '../../src/deck/renderContext.js';
import { measureDeck } from '../../src/deck/measureDeck.js';
import { writeDeck } from '../../src/deck/writeDeck.js';
import type { Deck } from '../../src/deck/writeDeck.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { Flow } from '../../src/document/nodes.js';
import { openFontLibrary } from '../../src/typesetting/fontLibrary.js';
import { createTypesettingCache } from '../../src/typesetting/typesettingCache.js';
import { house } from '../../templates/house/index.js';
import { withStyles } from './projectSlides.js';
import { metadata, noReferences, root } from './tree.js';

const installed = (file: string): Uint8Array => readFileSync(new URL(`../../dist/${file}`, import.meta.url));

export const fonts = openFontLibrary(house.faces, house.fallbackFamilies, (file) => installed(`fonts/${file}`));

const typesetting = createTypesettingCache();

export type TestDeck = Deck & {
  readonly diagnostics: readonly Diagnostic[];
  /** The file without its style sheet and script: what the manuscript became. */
  readonly content: string;
};

export async function writeTestDeck(children: readonly Flow[], changes: Partial<DeckInput> = {}): Promise<TestDeck> {
  const diagnostics: Diagnostic[] = [];
  const input: DeckInput = {
    root: root(...children),
    metadata: metadata(),
    references: noReferences,
    figures: new Map(),
    formulas: new Map(),
    template: house,
    fonts,
    typesetting,
    publicDeck: false,
    ...changes,
  };
  const assets = readDeckAssets((file) => installed(`deck/${file}`));
  const slides = await measureDeck({ ...input, showsDrawing: () => false, figuresIn: () => Promise.resolve(), allFigures: Promise.resolve() }, (diagnostic) => {
    diagnostics.push(diagnostic);
  });
  const deck = await writeDeck(slides, { assets });
  const content = withStyles(deck.html).replace(/<style>[^]*?<\/style>/g, '').replace(/<script>[^]*?<\/script>/g, '');
  return { ...deck, diagnostics, content };
}
