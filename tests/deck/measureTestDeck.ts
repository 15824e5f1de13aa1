/** The measured slides of a tree, with the house template and the installed fonts. */
import { measureDeck, type MeasuredDeck } from '../../src/deck/measureDeck.js';
import type { FittedSlide } from '../../src/deck/fitSlide.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { OverflowMode } from '../../src/document/overflowModes.js';
import type { Flow } from '../../src/document/nodes.js';
import type { FigureTable } from '../../src/figures/figureTable.js';
import { createTypesettingCache } from '../../src/typesetting/typesettingCache.js';
import { house } from '../../templates/house/index.js';
import { metadata, noReferences, root } from './tree.js';
import { fonts } from './writeTestDeck.js';

const typesetting = createTypesettingCache();

export type MeasuredTestDeck = { readonly deck: MeasuredDeck; readonly slides: readonly FittedSlide[]; readonly diagnostics: readonly Diagnostic[] };

export async function measureTestDeck(children: readonly Flow[], overflow: OverflowMode | null = null, figures: FigureTable = new Map()): Promise<MeasuredTestDeck> {
  const diagnostics: Diagnostic[] = [];
  const input = { root: root(...children), metadata: metadata({ deck: { theme: null, overflow, options: {} } }), references: noReferences, figures, formulas: new Map(), template: house, fonts, typesetting, publicDeck: false, showsDrawing: () => false, figuresIn: () => Promise.resolve(), allFigures: Promise.resolve() };
  const deck = await measureDeck(input, (diagnostic) => {
    diagnostics.push(diagnostic);
  });
  return { deck, slides: deck.stacks.flatMap((stack) => stack.slides), diagnostics };
}
