/** A drawn chart → what its readers may stumble over, with the number behind each. */
import type { View } from 'vega';
import type { StructurePath } from '../../structured/readStructured.js';
import { readColour } from '../../svg/readColour.js';
import { differenceOf, type Vision } from './lintColours.js';
import { lintContrast } from './lintContrast.js';
import { lintLabels } from './lintLabels.js';
import { leastDifference, mostColours, type LintFinding } from './lintRules.js';
import { isRecord, sceneItems } from './sceneItems.js';

type Group = Readonly<Record<string, unknown>>;

/** `spec` is what the author wrote, `compiled` what Vega drew. The paper is white where the chart has no background. */
export function lintChart(view: View, compiled: Group, spec: Group): readonly LintFinding[] {
  const pathOf = (name: string): StructurePath => pathOfMark(name, spec);
  const scales = scalesOf(compiled);
  const marks = marksOf(compiled);
  const named = new Map(marks.map((mark) => [mark['name'], mark]));
  const given = new Map<string, boolean>();
  const hasGivenColours = (name: string): boolean => {
    const known = given.get(name) ?? ['fill', 'stroke'].some((channel) => usesOtherScale(encodingOf(named.get(name))[channel], scales));
    given.set(name, known);
    return known;
  };
  const background = typeof compiled['background'] === 'string' ? readColour(compiled['background']) : null;
  const scene: unknown = view.scenegraph();
  const items = sceneItems(isRecord(scene) ? scene['root'] : null, background === null || background.opacity < 1 ? '#ffffff' : background.hex);
  const labels = lintLabels(items, pathOf);
  return [
    ...lintContrast(items, { pathOf, hasGivenColours }),
    ...lintSeries({ compiled, spec, scales }, view),
    ...lintBars({ marks, scales, pathOf }, view),
    ...(labels === null ? [] : [labels]),
  ];
}

type Scales = ReadonlyMap<unknown, Group>;

const listOf = (group: Group, name: string): readonly Group[] => (Array.isArray(group[name]) ? group[name].filter(isRecord) : []);

/** Of the whole chart: scales of facets that are their own cannot be asked for their domain. */
const scalesOf = (compiled: Group): Scales => new Map(listOf(compiled, 'scales').map((scale) => [scale['name'], scale]));

const marksOf = (group: Group): readonly Group[] => listOf(group, 'marks').flatMap((mark) => [mark, ...marksOf(mark)]);

function encodingOf(mark: Group | undefined): Group {
  const encode = mark?.['encode'];
  const update = isRecord(encode) ? encode['update'] : null;
  return isRecord(update) ? update : {};
}

/** A colour that the author did not choose: pale ones of a ramp are values, and the palette is the template's. */
function usesOtherScale(channel: unknown, scales: Scales): boolean {
  return [channel].flat().some((rule: unknown) => {
    const scale = isRecord(rule) ? scales.get(rule['scale']) : undefined;
    return isRecord(rule) && rule['scale'] !== undefined && (!isCategorical(scale) || scale?.['range'] === 'category');
  });
}

/** Colours of categories, not steps of a ramp. */
const isCategorical = (scale: Group | undefined): boolean =>
  scale?.['type'] === 'ordinal' && (scale['range'] === 'category' || Array.isArray(scale['range']) || (isRecord(scale['range']) && typeof scale['range']['scheme'] === 'string' && categoricalSchemes.test(scale['range']['scheme'])));

/** https://vega.github.io/vega/docs/schemes/#categorical */
const categoricalSchemes = /^(?:accent|category\d+[bc]?|dark2|observable10|paired|pastel\d|set\d|tableau\d+)$/i;

type Series = { readonly compiled: Group; readonly spec: Group; readonly scales: Scales };

/** Colours that a legend explains: whoever cannot tell them apart cannot read the chart. */
function lintSeries({ compiled, spec, scales }: Series, view: View): readonly LintFinding[] {
  const legends = [compiled, ...marksOf(compiled)].flatMap((group) => listOf(group, 'legends'));
  const found: LintFinding[] = [];
  for (const legend of legends) {
    const name = legend['fill'] ?? legend['stroke'];
    const scale = scales.get(name);
    if (typeof name !== 'string' || scale === undefined || !isCategorical(scale) || legend['shape'] !== undefined || legend['strokeDash'] !== undefined) continue;
    if (placesItsField(scale, [compiled, ...marksOf(compiled)])) continue;
    const colourOf: unknown = view.scale(name);
    if (!isScale(colourOf)) continue;
    const domain = domainOf(name, view);
    const path = pathOfChannel(spec, ['color', 'fill', 'stroke']);
    if (domain.length > mostColours) found.push({ rule: 'colours', count: domain.length, path });
    else {
      const series = domain.flatMap((value) => {
        const colour = readColour(String(colourOf(value)));
        return colour === null ? [] : [{ name: String(value), colour: colour.hex }];
      });
      found.push(...alike(series, path));
    }
  }
  return found;
}

/** Whether each category of the scale has a place of its own too, on an axis or in a facet. */
function placesItsField(scale: Group, groups: readonly Group[]): boolean {
  const field = fieldOf(scale['domain']);
  if (field === null) return false;
  const onAxis = groups.flatMap((group) => listOf(group, 'scales')).some((other) => (other['type'] === 'band' || other['type'] === 'point') && fieldOf(other['domain']) === field);
  const inFacet = groups.some(({ from }) => isRecord(from) && isRecord(from['facet']) && !String(from['facet']['name']).includes('path') && [from['facet']['groupby']].flat().includes(field));
  return onAxis || inFacet;
}

const fieldOf = (domain: unknown): string | null => (isRecord(domain) && typeof domain['field'] === 'string' ? domain['field'] : null);

function domainOf(name: string, view: View): readonly unknown[] {
  const scale: unknown = view.scale(name);
  const domain = isScale(scale) ? scale.domain() : [];
  return Array.isArray(domain) ? domain : [];
}

type Scale = ((value: unknown) => unknown) & { readonly domain: () => unknown };

const isScale = (scale: unknown): scale is Scale => typeof scale === 'function' && 'domain' in scale && typeof scale.domain === 'function';

type Coloured = { readonly name: string; readonly colour: string };

/** The pair that differs least in grey, and the one that differs least for any deficiency. */
function alike(series: readonly Coloured[], path: StructurePath): readonly LintFinding[] {
  const worst = (vision: Vision): { readonly series: readonly [string, string]; readonly difference: number } | null => {
    let found: { readonly series: readonly [string, string]; readonly difference: number } | null = null;
    for (const [index, one] of series.entries()) {
      for (const other of series.slice(index + 1)) {
        const difference = differenceOf(one.colour, other.colour, vision);
        if (difference < (found?.difference ?? leastDifference)) found = { series: [one.name, other.name], difference };
      }
    }
    return found;
  };
  const grey = worst('grey');
  const found: LintFinding[] = grey === null ? [] : [{ rule: 'greyscale', ...grey, path }];
  for (const deficiency of ['protan', 'deutan', 'tritan'] as const) {
    const pair = worst(deficiency);
    if (pair !== null) found.push({ rule: 'colour-vision', deficiency, ...pair, path });
  }
  return found;
}

type Bars = { readonly marks: readonly Group[]; readonly scales: Scales; readonly pathOf: (name: string) => StructurePath };

/**
 * Bars and areas whose length starts elsewhere than at 0: Vega-Lite starts them at the end of the scale's domain then, or
 * leaves the start of a stack outside. Those between two values of their own, and log scales, which have no 0, are not meant.
 */
function lintBars({ marks, scales, pathOf }: Bars, view: View): readonly LintFinding[] {
  for (const mark of marks) {
    if (![mark['style']].flat().some((style) => style === 'bar' || style === 'area')) continue;
    const update = encodingOf(mark);
    for (const [start, length] of [['y2', 'y'], ['x2', 'x']] as const) {
      const [from, to] = [update[start], update[length]];
      if (!isRecord(from) || !isRecord(to) || typeof to['scale'] !== 'string') continue;
      const atEdge = typeof from['signal'] === 'string' && from['signal'].includes(`domain('${to['scale']}')`);
      const stacked = typeof from['field'] === 'string' && from['field'].endsWith('_start') && from['scale'] === to['scale'];
      if ((!atEdge && !stacked) || !['linear', 'pow', 'sqrt'].includes(String(scales.get(to['scale'])?.['type']))) continue;
      const domain = domainOf(to['scale'], view).filter((value) => typeof value === 'number');
      const [low, high] = [Math.min(...domain), Math.max(...domain)];
      if (low > 0 || high < 0) return [{ rule: 'truncated-bars', start: low > 0 ? low : high, path: pathOf(String(mark['name'])) }];
    }
  }
  return [];
}

/** `concat_1_layer_0_marks` → the path to that view's mark. */
function pathOfMark(name: string, spec: Group): StructurePath {
  const path: (string | number)[] = [];
  let view: unknown = spec;
  for (const [, kind, index] of name.matchAll(/(layer|concat|child)(?:_(\d+))?/g)) {
    if (!isRecord(view)) break;
    const current = view;
    const keys = kind === 'child' ? ['spec'] : kind === 'layer' ? ['layer'] : ['concat', 'hconcat', 'vconcat'];
    const key = keys.find((each) => each in current);
    if (key === undefined) continue;
    path.push(key);
    view = current[key];
    if (kind === 'child' || index === undefined) continue;
    path.push(Number(index));
    view = Array.isArray(view) ? view[Number(index)] : null;
  }
  return isRecord(view) && 'mark' in view ? [...path, 'mark'] : [];
}

/** The first of these channels in any encoding. */
function pathOfChannel(value: unknown, channels: readonly string[], path: StructurePath = []): StructurePath {
  if (typeof value !== 'object' || value === null || path.length > 20) return [];
  for (const [key, child] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    if (key === 'data' || key === 'datasets') continue;
    if (path.at(-1) === 'encoding' && channels.includes(String(key))) return [...path, key];
    const found = pathOfChannel(child, channels, [...path, key]);
    if (found.length > 0) return found;
  }
  return [];
}
