/** TeX formulas of a manuscript → drawings with outlines only, kept beside the tree. */
import type { Report } from '../diagnostics/diagnostic.js';
import { formulaCharacterMissing, formulaRefused } from '../diagnostics/messages/formulas.js';
import type { Metadata } from '../document/metadata.js';
import type { InlineMath, MathBlock, Root } from '../document/nodes.js';
import { formulaKey, type FormulaDrawing, type FormulaTable } from '../figures/figureTable.js';
import { printSvg } from '../svg/printSvg.js';
import type { SvgElement } from '../svg/svgElement.js';
import type { Template } from '../template.js';
import type { FontLibrary } from '../typesetting/fontLibrary.js';
import { canonicalFormula } from './canonicalFormula.js';
import { createTextOutliner } from './outlineText.js';
import type { TeXResult } from './openTeX.js';
import { sayFormula, type MathElement } from './sayFormula.js';

export type FormulaInput = {
  readonly root: Root;
  /** Its abstract, contact and disclaimer may hold formulas too. */
  readonly metadata: Metadata;
  /** Text in a formula that MathJax's own font lacks (Chinese) is drawn as outlines of these. */
  readonly fonts: FontLibrary;
  readonly template: Pick<Template, 'name' | 'tokens'>;
};

/**
 * Each distinct formula once, scaled to the x-height of the template's body face.
 *
 * Reports `formula-refused` with TeX's own words at each formula that has no drawing, and
 * `formula-character-missing`. Macros defined in one formula hold in those after it. Never throws for what an author
 * wrote.
 */
export async function resolveFormulas(input: FormulaInput, report: Report): Promise<FormulaTable> {
  const table = new Map<string, FormulaDrawing>();
  const formulas: (MathBlock | InlineMath)[] = [];
  addFormulas(formulas, input.metadata);
  addFormulas(formulas, input.root);
  if (formulas.length === 0) return table;

  // here and not at the top: most manuscripts have no formula and need not wait for MathJax
  const { openTeX } = await import('./openTeX.js');
  const outliner = createTextOutliner(input.fonts, input.template.tokens.families.body);
  const tex = openTeX({ xHeightEm: xHeightEm(input), advanceEm: outliner.advanceEm });
  const refused = new Map<string, string>();
  for (const formula of formulas) {
    const display = formula.type === 'math';
    const key = formulaKey(formula.value, display);
    if (table.has(key)) continue;
    const known = refused.get(key);
    const result: TeXResult = known === undefined ? tex(formula.value, display) : { kind: 'refused', reason: known };
    if (result.kind === 'refused') {
      refused.set(key, result.reason);
      report(formulaRefused(result.reason, formula.value, formula.position));
      continue;
    }
    const missing = new Set<string>();
    const body = canonicalFormula(result.body, { outliner, missing: (character) => missing.add(character) });
    for (const character of missing) report(formulaCharacterMissing(character, formula.position));
    table.set(key, drawFormula(result, body, spokenIn(result.tree, input.metadata.lang)));
  }
  return table;
}

/** null in languages that we have no words in. */
function spokenIn(tree: MathElement, lang: string): string | null {
  const language = /^(en|zh)\b/i.exec(lang)?.[1]?.toLowerCase();
  const said = language === 'en' || language === 'zh' ? sayFormula(tree, language) : '';
  return said === '' ? null : said;
}

function drawFormula(result: TeXResult & { kind: 'drawn' }, body: SvgElement | null, spoken: string | null): FormulaDrawing {
  const [x = 0, y = 0, width = 0, height = 0] = result.viewBox;
  const em = (units: number): number => Math.round(units * result.emPerUnit * 1000) / 1000;
  const svg: SvgElement = {
    name: 'svg',
    attributes: {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: [x, y, width, height].join(' '),
      width: `${em(width)}em`,
      height: `${em(height)}em`,
      // italics lean out of the box that TeX gives them
      overflow: 'visible',
      fill: 'currentColor',
    },
    children: body === null ? [] : [body],
  };
  return {
    svg,
    markup: printSvg(svg),
    mathml: result.mathml,
    spoken,
    widthEm: em(width),
    heightEm: em(height),
    depthEm: em(y + height),
  };
}

function xHeightEm({ fonts, template }: FormulaInput): number {
  const family = template.tokens.families.body[0];
  if (family === undefined) throw new Error(`template without a body family: ${template.name}`);
  const { font } = fonts.face(family, 400, 'normal');
  return font.xHeight / font.unitsPerEm;
}

/** In the order of reading, wherever a node keeps them: children, captions, titles, terms, definitions. */
function addFormulas(found: (MathBlock | InlineMath)[], value: object): void {
  if (isFormula(value)) {
    found.push(value);
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) if (isObject(item)) addFormulas(found, item);
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    // two thirds of a tree are places
    if (key !== 'position' && isObject(inner)) addFormulas(found, inner);
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isFormula = (value: object): value is MathBlock | InlineMath =>
  'type' in value && (value.type === 'math' || value.type === 'inlineMath');
