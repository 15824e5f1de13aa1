/** TeX formulas of a manuscript → drawings with outlines only, kept beside the tree. */
import type { Report } from '../diagnostics/diagnostic.js';
import type { Metadata } from '../document/metadata.js';
import type { Root } from '../document/nodes.js';
import type { FormulaTable } from '../figures/figureTable.js';
import type { Template } from '../template.js';
import type { FontLibrary } from '../typesetting/fontLibrary.js';

export type FormulaInput = {
  readonly root: Root;
  /** Its abstract, contact and disclaimer may hold formulas too. */
  readonly metadata: Metadata;
  /** Text in a formula that MathJax's own font lacks (Chinese) is drawn as outlines of these. */
  readonly fonts: FontLibrary;
  readonly template: Template;
};

/** Each distinct formula once. A formula that TeX refuses is missing, and was reported as an error. Never throws. */
export function resolveFormulas(input: FormulaInput, report: Report): Promise<FormulaTable> {
  void input;
  void report;
  return Promise.resolve(new Map());
}
