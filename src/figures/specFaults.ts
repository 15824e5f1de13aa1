/** A specification → what Vega-Lite would fail on without saying where, or draw as nothing. */
import type { StructurePath } from '../structured/readStructured.js';

export type SpecFault =
  | { readonly kind: 'mark-unknown'; readonly mark: string; readonly path: StructurePath }
  | { readonly kind: 'views-missing'; readonly name: string; readonly path: StructurePath }
  /** A `type` or `timeUnit` of an encoding. */
  | { readonly kind: 'value-unknown'; readonly name: string; readonly value: string; readonly known: readonly string[]; readonly path: StructurePath }
  | { readonly kind: 'transforms-missing'; readonly path: StructurePath }
  | { readonly kind: 'size-not-positive'; readonly name: string; readonly size: number; readonly path: StructurePath };

/** https://vega.github.io/vega-lite/docs/mark.html */
export const marks: ReadonlySet<string> = new Set(
  'arc area bar boxplot circle errorband errorbar geoshape image line point rect rule square text tick trail'.split(' '),
);

/** https://vega.github.io/vega-lite/docs/type.html */
const types = 'quantitative temporal ordinal nominal geojson'.split(' ');

/** https://vega.github.io/vega-lite/docs/timeunit.html */
const unitParts = 'year quarter month week dayofyear date day hours minutes seconds milliseconds'.split(' ');
const timeUnits = [...unitParts, 'yearquarter', 'yearmonth', 'yearmonthdate', 'yearweek', 'monthdate', 'hoursminutes', ...unitParts.map((unit) => `utc${unit}`)];
const isTimeUnit = (value: string): boolean => value !== '' && new RegExp(`^(?:binned)?(?:utc)?${unitParts.map((unit) => `(?:${unit})?`).join('')}$`).test(value);

type Part = Readonly<Record<string, unknown>>;

/** The faults of all views, in the order of the specification. */
export function specFaults(spec: Part): readonly SpecFault[] {
  const found: SpecFault[] = [];
  const checkMark = (mark: unknown, path: StructurePath): void => {
    if (isRecord(mark) && 'type' in mark) checkMark(mark['type'], [...path, 'type']);
    else if (typeof mark !== 'string' || !marks.has(mark)) found.push({ kind: 'mark-unknown', mark: typeof mark === 'string' ? mark : JSON.stringify(mark), path });
  };
  const checkDefinition = (definition: unknown, path: StructurePath): void => {
    if (Array.isArray(definition)) definition.forEach((each: unknown, index) => { checkDefinition(each, [...path, index]); });
    if (!isRecord(definition)) return;
    const { type, timeUnit } = definition;
    if (typeof type === 'string' && !types.includes(type.toLowerCase())) found.push({ kind: 'value-unknown', name: 'type', value: type, known: types, path: [...path, 'type'] });
    if (typeof timeUnit === 'string' && !isTimeUnit(timeUnit)) {
      found.push({ kind: 'value-unknown', name: 'timeUnit', value: timeUnit, known: timeUnits, path: [...path, 'timeUnit'] });
    }
  };
  const checkView = (view: unknown, path: StructurePath): void => {
    if (!isRecord(view)) return;
    if ('mark' in view) checkMark(view['mark'], [...path, 'mark']);
    if (isRecord(view['encoding'])) {
      for (const [channel, definition] of Object.entries(view['encoding'])) checkDefinition(definition, [...path, 'encoding', channel]);
    }
    if ('transform' in view && !Array.isArray(view['transform'])) found.push({ kind: 'transforms-missing', path: [...path, 'transform'] });
    for (const name of ['width', 'height']) {
      const size = view[name];
      if (typeof size === 'number' && !(size > 0)) found.push({ kind: 'size-not-positive', name, size, path: [...path, name] });
    }
    for (const name of ['layer', 'concat', 'hconcat', 'vconcat']) {
      if (!(name in view)) continue;
      const views = view[name];
      if (Array.isArray(views) && views.length > 0 && views.every(isRecord)) views.forEach((each: unknown, index) => { checkView(each, [...path, name, index]); });
      else found.push({ kind: 'views-missing', name, path: [...path, name] });
    }
    checkView(view['spec'], [...path, 'spec']);
  };
  checkView(spec, []);
  return found;
}

const isRecord = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
