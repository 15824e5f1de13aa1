/** Content → labels of its figures, tables, equations and sections, and a check of everything that refers to an id. */
import { crossReferenceUnknown, idDoubled, linkTargetUnknown } from '../diagnostics/messages/references.js';
import type { Report } from '../diagnostics/diagnostic.js';
import type { CrossReference, DocumentNode, Figure, Link, Table } from '../document/nodes.js';
import { nearest } from '../document/nearest.js';
import { plainText } from '../document/plainText.js';
import type { Position } from '../document/position.js';
import { visit } from '../document/visit.js';
import type { Wording } from '../document/wording.js';
import { idOf } from './idOf.js';
import type { Label, References } from './references.js';
import { scopeWithin } from './scope.js';

export type Labels = Pick<References, 'figures' | 'tables' | 'equations' | 'sections'>;

/**
 * Numbers figures, tables and equations, each from 1 in reading order over both outputs, and names sections by their
 * numbers or else by their titles.
 *
 * Reports `id-doubled`, `cross-reference-unknown` and `link-target-unknown`. Targets of links are all ids in the content
 * and `anchors`. Never throws.
 */
export function labelContent(
  content: readonly DocumentNode[],
  { wording, anchors, sectionNumbers }: { readonly wording: Wording; readonly anchors: readonly string[]; readonly sectionNumbers: References['sectionNumbers'] },
  report: Report,
): Labels {
  const found = survey(content, report);
  const referredTo = new Set(found.crossReferences.map((reference) => reference.identifier));
  const figures = new Map<string, Label>();
  const tables = new Map<string, Label>();
  const equations = new Map<string, Label>();
  const sections = new Map<string, Label>();
  visit(content, (node, ancestors) => {
    if (node.type !== 'figure' && node.type !== 'table' && node.type !== 'math' && node.type !== 'heading') return undefined;
    const scope = scopeWithin(ancestors);
    if (node.type === 'figure' && isNumbered(node, 'fig-', referredTo) && !figures.has(node.key)) {
      const number = String(figures.size + 1);
      figures.set(node.key, { kind: 'figure', number, text: wording.figure(number), ...scope });
    } else if (node.type === 'table' && isNumbered(node, 'tbl-', referredTo) && !tables.has(node.key)) {
      const number = String(tables.size + 1);
      tables.set(node.key, { kind: 'table', number, text: wording.table(number), ...scope });
    } else if (node.type === 'math' && typeof node.attributes?.id === 'string' && !equations.has(node.attributes.id)) {
      const number = String(equations.size + 1);
      equations.set(node.attributes.id, { kind: 'equation', number, text: wording.equation(number), ...scope });
    } else if (node.type === 'heading' && !sections.has(node.attributes.id)) {
      const number = sectionNumbers.get(node.attributes.id);
      const title = plainText(node.children);
      const named = number === undefined ? { number: title, text: wording.sectionTitle(title) } : { number, text: wording.section(number) };
      sections.set(node.attributes.id, { kind: 'section', ...named, ...scope });
    }
    return undefined;
  });
  const labels: Labels = { figures, tables, equations, sections };
  const labelled = new Set([figures, tables, equations, sections].flatMap((table) => [...table.keys()]));
  for (const { identifier, position } of found.crossReferences) {
    if (!labelled.has(identifier)) report(crossReferenceUnknown(identifier, nearest(identifier, labelled), position));
  }
  const targets = new Set([...found.ids.keys(), ...anchors]);
  for (const { url, position } of found.links) {
    const id = targetOf(url);
    if (id !== null && !targets.has(id)) report(linkTargetUnknown(url, nearest(id, targets), position));
  }
  return labels;
}

/** The label with this id, of whatever kind. */
export const labelOf = (labels: Labels, id: string): Label | undefined =>
  labels.figures.get(id) ?? labels.tables.get(id) ?? labels.equations.get(id) ?? labels.sections.get(id);

/** The id that a link inside the document leads to, or null for a link that leads out of it. */
export function targetOf(url: string): string | null {
  if (!url.startsWith('#') || url === '#') return null;
  try {
    return decodeURIComponent(url.slice(1));
  } catch {
    return url.slice(1);
  }
}

const isNumbered = (node: Figure | Table, prefix: string, referredTo: ReadonlySet<string>): boolean =>
  node.caption.length > 0 || node.key.startsWith(prefix) || referredTo.has(node.key);

type Survey = {
  readonly ids: ReadonlyMap<string, Position>;
  readonly crossReferences: readonly CrossReference[];
  readonly links: readonly Link[];
};

function survey(content: readonly DocumentNode[], report: Report): Survey {
  const ids = new Map<string, Position>();
  const crossReferences: CrossReference[] = [];
  const links: Link[] = [];
  visit(content, (node) => {
    if (node.type === 'crossReference') crossReferences.push(node);
    if (node.type === 'link') links.push(node);
    const id = idOf(node);
    if (id === null) return undefined;
    const first = ids.get(id);
    if (first === undefined) ids.set(id, node.position);
    else report(idDoubled(id, first, node.position));
    return undefined;
  });
  return { ids, crossReferences, links };
}
