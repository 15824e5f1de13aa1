/** A drawn chart → the fields that its encodings name and its data do not have. */
import type { View } from 'vega';
import { nearest } from '../document/nearest.js';
import type { EngineRemark } from './chartProtocol.js';

type Path = readonly (string | number)[];

/** A remark for each field named in an `encoding` that is neither in the data nor made by a transform. */
export function unknownFields(spec: Readonly<Record<string, unknown>>, view: View): readonly EngineRemark[] {
  const columns = columnsOf(view);
  const made = madeNames(spec);
  // a pivot's columns are the values of a field, and a chart without any rows shows no columns
  if (made === null || columns.size === 0) return [];
  const known = new Set<string>([...columns, ...made]);
  const found: EngineRemark[] = [];
  visit(spec, [], (value, path) => {
    if (path.at(-1) !== 'encoding' || !isRecord(value)) return;
    visit(value, path, (definition, inner) => {
      if (inner.at(-1) !== 'field' || typeof definition !== 'string') return;
      const name = definition.replaceAll('\\', '');
      const root = name.split(/[.[]/)[0] ?? name;
      if (known.has(name) || known.has(root) || name.startsWith('__')) return;
      found.push({ kind: 'field-unknown', subject: name, nearest: nearest(name, columns), path: inner });
    });
  });
  return found;
}

/** Names of the columns of every data set of the chart, in its facets too. */
function columnsOf(view: View): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = (state: unknown): void => {
    if (!isRecord(state)) return;
    const sets = isRecord(state['data']) ? Object.entries(state['data']) : [];
    for (const [, rows] of sets) {
      if (!Array.isArray(rows)) continue;
      // rows of one data set have the same columns; the first thousand show what optional columns there are
      for (const row of rows.slice(0, 1000)) if (isRecord(row) && !isSceneItem(row)) for (const column of Object.keys(row)) names.add(column);
    }
    if (Array.isArray(state['subcontext'])) state['subcontext'].forEach(collect);
  };
  collect(view.getState({ data: () => true, signals: () => false, recurse: true }));
  return names;
}

/** The sets of a chart's marks hold the scene, not rows. */
const isSceneItem = (row: Readonly<Record<string, unknown>>): boolean => isRecord(row['mark']) && 'marktype' in row['mark'];

/** What transforms call their results when `as` does not say. */
const defaultNames = new Map([
  ['fold', ['key', 'value']],
  ['density', ['value', 'density']],
  ['quantile', ['prob', 'value']],
  ['sequence', ['data']],
]);

/** What `as` and its like say transforms add, wherever they stand; null when a transform adds names that only data know. */
function madeNames(spec: unknown): readonly string[] | null {
  const names: string[] = [];
  const pivots: unknown[] = [];
  visit(spec, [], (value, path) => {
    if (path.includes('as') && typeof value === 'string') names.push(value);
    if (!isRecord(value)) return;
    if ('pivot' in value) pivots.push(value);
    for (const [transform, made] of defaultNames) if (transform in value) names.push(...made);
  });
  return pivots.length > 0 ? null : names;
}

function visit(value: unknown, path: Path, look: (value: unknown, path: Path) => void): void {
  look(value, path);
  if (path.length > 60) return;
  if (Array.isArray(value)) value.slice(0, 2000).forEach((item: unknown, index) => { visit(item, [...path, index], look); });
  else if (isRecord(value)) {
    for (const [key, child] of Object.entries(value)) {
      if (key !== 'values' || isRecord(child)) visit(child, [...path, key], look);
    }
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
