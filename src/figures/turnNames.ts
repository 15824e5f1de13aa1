/** Names of categories below a plot that have no room side by side: aslant, so that none of them is left out. */
import { isPart } from './meaning/chartUnits.js';

type Group = Readonly<Record<string, unknown>>;

/** Px between the places of two names that can stand aslant beside each other. */
const leastPitchPx = 17;

/**
 * Whether an axis of a drawn scene leaves out names that could stand aslant. Numbers and years follow each other: those
 * between are understood.
 */
export function leavesOutNames(mark: unknown): boolean {
  if (!isPart(mark) || !Array.isArray(mark['items'])) return false;
  const items = mark['items'].filter(isPart);
  if (mark['role'] !== 'axis-label') return items.some((item) => Array.isArray(item['items']) && item['items'].some(leavesOutNames));
  const isHidden = items.some(({ opacity, text }) => opacity === 0 && typeof text === 'string' && text.trim() !== '' && !/^\W*\d/.test(text));
  const places = items.map(({ x }) => Number(x)).sort((a, b) => a - b);
  return isHidden && places.every((place, index) => index === 0 || place - (places[index - 1] ?? 0) >= leastPitchPx);
}

/** Vega looks at the boxes of turned labels, which cover each other where the labels do not. */
const uncut = { labelOverlap: false } as const;
const aslant = { ...uncut, labelAngle: -45, labelAlign: 'right', labelBaseline: 'middle' } as const;

/** The compiled chart with the names of its lower axes aslant, or at the author's angle and all of them; null where that changes nothing. */
export function turnNames(compiled: unknown, spec: unknown): unknown {
  const written = JSON.stringify(spec, withoutRows);
  if (!isPart(compiled) || written.includes('"labelOverlap"')) return null;
  const turned = turnedIn(compiled, { discrete: new Set(), isFree: !written.includes('"labelAngle"') });
  return turned === compiled ? null : turned;
}

const withoutRows = (key: string, value: unknown): unknown => (key === 'values' || key === 'datasets' ? undefined : value);

const partsOf = (group: Group, name: string): readonly Group[] => (Array.isArray(group[name]) ? group[name].filter(isPart) : []);

type Turning = { readonly discrete: ReadonlySet<unknown>; /** The author has not turned any labels. */ readonly isFree: boolean };

function turnedIn(group: Group, { discrete: outer, isFree }: Turning): Group {
  const discrete = new Set([...outer, ...partsOf(group, 'scales').filter(({ type }) => type === 'band' || type === 'point').map(({ name }) => name)]);
  const turnAxis = (axis: Group): Group => {
    if (axis['orient'] !== 'bottom' || !discrete.has(axis['scale'])) return axis;
    const isTurned = (Number(axis['labelAngle'] ?? 0) % 180) !== 0;
    return isTurned ? { ...axis, ...uncut } : isFree ? { ...axis, ...aslant } : axis;
  };
  const [axes, marks] = [partsOf(group, 'axes'), partsOf(group, 'marks')];
  const turnedAxes = axes.map(turnAxis);
  const turnedMarks = marks.map((mark) => (mark['type'] === 'group' ? turnedIn(mark, { discrete, isFree }) : mark));
  const isSame = axes.every((axis, index) => axis === turnedAxes[index]) && marks.every((mark, index) => mark === turnedMarks[index]);
  return isSame ? group : { ...group, ...(axes.length > 0 ? { axes: turnedAxes } : {}), ...(marks.length > 0 ? { marks: turnedMarks } : {}) };
}
