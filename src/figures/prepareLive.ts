/** A compiled chart that was drawn → what a deck needs to make it live, with the rows that it draws and no others. */
import type { View } from 'vega';
import { printSvg } from '../svg/printSvg.js';
import { renameIds } from '../svg/renameIds.js';
import type { SvgElement } from '../svg/svgElement.js';
import { takeInputs } from './chartInputs.js';
import type { LiveChart, PackedRows } from './liveChart.js';
import { jsonValue, packRows, unpackRows } from './packRows.js';
import { stageRows, withoutUnused, withoutValues, type Part } from './stageRows.js';

export type LiveDrawing = {
  readonly svg: SvgElement;
  /** Texts as they were measured for this drawing. */
  readonly widths: LiveChart['widths'];
};

export type LiveScene = {
  /** Draws a specification; `view` may be looked at until the next one is drawn. */
  readonly draw: <Result>(spec: Part, look: (view: View, drawing: () => Promise<LiveDrawing>) => Promise<Result>) => Promise<Result>;
  readonly pictures: LiveChart['pictures'];
  readonly overhang: LiveChart['overhang'];
  readonly timeZone: string;
  readonly nowMs: number;
};

/** Characters of JSON; a deck with more in one chart would be slow to open and to send. */
export const largestLiveChart = 4_000_000;

/**
 * The live chart, or the reason why there is none: `different` when it would not begin with the very drawing, `large`.
 *
 * Rows are taken after all transforms that no reader can change, so that rows and columns which only those need are not
 * in the deck. Whether the drawing comes out the same from them is seen by drawing it again; where it does not, the data as
 * they were read are taken.
 */
export async function prepareLive(spec: Part, drawn: SvgElement, scene: LiveScene): Promise<LiveChart | 'different' | 'large'> {
  for (const cuts of [true, false]) {
    const live = await liveFrom(spec, cuts, scene);
    const again = await scene.draw({ ...live.spec, data: dataWithRows(live) }, (_, drawing) => drawing());
    if (lookOf(again.svg) !== lookOf(drawn)) continue;
    const { pictures, overhang, timeZone, nowMs } = scene;
    const chart: LiveChart = { ...live, widths: again.widths, pictures, overhang, timeZone, nowMs };
    return JSON.stringify(chart).length > largestLiveChart ? 'large' : chart;
  }
  return 'different';
}

type WithRows = { readonly spec: Part; readonly rows: Readonly<Record<string, PackedRows>>; readonly inputs: LiveChart['inputs'] };

async function liveFrom(spec: Part, cuts: boolean, scene: LiveScene): Promise<WithRows> {
  const staged = stageRows(spec, cuts);
  return scene.draw(staged.spec, (view) => {
    const { spec: free, inputs } = takeInputs(staged.spec, (signal) => jsonValue(view.signal(signal)));
    const heads = new Set(staged.heads);
    const data = setsOf(free).map((set) => (typeof set['name'] === 'string' && heads.has(set['name']) ? { name: set['name'], values: view.data(set['name']) } : set));
    const used = withoutUnused({ ...free, data });
    const text = JSON.stringify({ ...used, data: setsOf(used).map(withoutValues) });
    const keeps = columnsIn(text);
    const rows: Record<string, PackedRows> = {};
    const bare = setsOf(used).map((set): Part => {
      const { values, ...named } = set;
      if (typeof set['name'] !== 'string' || !heads.has(set['name'])) return set;
      rows[set['name']] = packRows(Array.isArray(values) ? values : [], keeps);
      return named;
    });
    return Promise.resolve({ spec: { ...used, data: bare }, rows, inputs });
  });
}

/** Names that the chart says anywhere, and what cannot be told; all of them where an expression takes rows whole. */
function columnsIn(text: string): (column: string) => boolean {
  if (/\bdatum\b(?!\s*(?:\.|\[\s*\\?["']))/.test(text)) return () => true;
  return (column) => !/^[\p{L}\p{N} -][\p{L}\p{N}_ -]*$/u.test(column) || geometry.has(column) || text.includes(column);
}

/** Parts of GeoJSON that are drawn without being named. */
const geometry = new Set(['type', 'geometry', 'coordinates', 'features', 'properties', 'id', 'geometries']);

const setsOf = (spec: Part): readonly Part[] => (Array.isArray(spec['data']) ? spec['data'].filter(isRecord) : []);

const dataWithRows = ({ spec, rows }: WithRows): readonly Part[] =>
  setsOf(spec).map((set) => {
    const packed = typeof set['name'] === 'string' ? rows[set['name']] : undefined;
    return packed === undefined ? set : { ...set, values: unpackRows(packed) };
  });

const lookOf = (svg: SvgElement): string => printSvg(renameIds(svg, 'x'));

const isRecord = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
