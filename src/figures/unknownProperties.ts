/** A specification → the properties in it that Vega-Lite does not know and would pass over in silence. */
import { nearest } from '../document/nearest.js';
import type { StructurePath } from '../structured/readStructured.js';
import { specProperties } from './specProperties.js';
import type { SpecPart } from './specProperties.js';

export type UnknownProperty = { readonly name: string; readonly nearest: string | null; readonly path: StructurePath };

type Part = Readonly<Record<string, unknown>>;

/**
 * The unknown properties of views, encodings, channels, marks, transforms, axes, legends, scales, headers, titles and
 * the top of `config`, in the order of the specification. Deeper parts are Vega-Lite's own to check.
 */
export function unknownProperties(spec: Part): readonly UnknownProperty[] {
  const found: UnknownProperty[] = [];
  const check = (part: unknown, kind: SpecPart, path: StructurePath): Part => {
    if (!isRecord(part)) return {};
    const known = specProperties[kind];
    for (const name of Object.keys(part)) {
      if (!known.has(name) && !name.startsWith('$')) found.push({ name, nearest: nearest(name, known), path: [...path, name] });
    }
    return part;
  };
  const checkEach = (parts: unknown, kind: SpecPart, path: StructurePath): void => {
    if (Array.isArray(parts)) parts.forEach((part: unknown, index) => check(part, kind, [...path, index]));
  };
  const checkDefinition = (definition: unknown, path: StructurePath): void => {
    if (Array.isArray(definition)) {
      definition.forEach((each: unknown, index) => { checkDefinition(each, [...path, index]); });
      return;
    }
    const checked = check(definition, 'definition', path);
    for (const kind of ['axis', 'legend', 'scale', 'header'] as const) check(checked[kind], kind, [...path, kind]);
  };
  const checkView = (view: unknown, path: StructurePath): void => {
    const checked = check(view, 'view', path);
    check(checked['mark'], 'mark', [...path, 'mark']);
    check(checked['title'], 'title', [...path, 'title']);
    check(checked['data'], 'data', [...path, 'data']);
    check(checked['config'], 'config', [...path, 'config']);
    checkEach(checked['transform'], 'transform', [...path, 'transform']);
    const encoding = check(checked['encoding'], 'channel', [...path, 'encoding']);
    for (const [channel, definition] of Object.entries(encoding)) checkDefinition(definition, [...path, 'encoding', channel]);
    checkViews(checked, path);
  };
  const checkViews = (view: Part, path: StructurePath): void => {
    for (const name of ['layer', 'concat', 'hconcat', 'vconcat']) {
      const views = view[name];
      if (Array.isArray(views)) views.forEach((each: unknown, index) => { checkView(each, [...path, name, index]); });
    }
    if (isRecord(view['spec'])) checkView(view['spec'], [...path, 'spec']);
  };
  checkView(spec, []);
  return found;
}

const isRecord = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
