/** A compiled chart → its bound inputs, and the chart without them: the deck makes inputs of its own. */
import type { ChartInput } from './liveChart.js';
import type { Part } from './stageRows.js';

export type FreedChart = { readonly spec: Part; readonly inputs: readonly ChartInput[] };

const typedTypes = ['text', 'color', 'date', 'time', 'month', 'week', 'datetime-local'] as const;

/** Inputs outside the chart that `element` binds to do not exist on a slide: such a binding is dropped. */
export function takeInputs(spec: Part, valueOf: (signal: string) => unknown): FreedChart {
  const inputs: ChartInput[] = [];
  const signals = (Array.isArray(spec['signals']) ? spec['signals'] : []).map((signal: unknown) => {
    if (!isRecord(signal) || !('bind' in signal)) return signal;
    const { bind, ...free } = signal;
    const { name } = signal;
    if (isRecord(bind) && typeof name === 'string' && typeof bind['input'] === 'string') inputs.push(inputOf(name, bind, valueOf(name)));
    return free;
  });
  return { spec: Array.isArray(spec['signals']) ? { ...spec, signals } : spec, inputs };
}

/** https://vega.github.io/vega/docs/signals/#bind, with the defaults of vega-view's own inputs. */
function inputOf(signal: string, bind: Part, value: unknown): ChartInput {
  const label = (typeof bind['name'] === 'string' ? bind['name'] : signal).trim();
  const common = { signal, label, value };
  const number = (key: string): number | null => (typeof bind[key] === 'number' ? bind[key] : null);
  switch (bind['input']) {
    case 'checkbox':
      return { ...common, kind: 'checkbox' };
    case 'select':
    case 'radio': {
      const labels: readonly unknown[] = Array.isArray(bind['labels']) ? bind['labels'] : [];
      const values: readonly unknown[] = Array.isArray(bind['options']) ? bind['options'] : [];
      return { ...common, kind: bind['input'], options: values.map((each, index) => ({ value: each, label: printed(labels[index] ?? each) })) };
    }
    case 'range': {
      const [min, max] = [number('min') ?? Math.min(0, Number(value) || 0), number('max') ?? Math.max(100, Number(value) || 0)];
      return { ...common, kind: 'range', min, max, step: number('step') ?? niceStep(max - min) };
    }
    case 'number':
      return { ...common, kind: 'number', min: number('min'), max: number('max'), step: number('step') };
    default:
      return { ...common, kind: 'typed', type: typedTypes.find((type) => type === bind['input']) ?? 'text' };
  }
}

/** About a hundred steps, of 1, 2 or 5 times a power of ten. */
function niceStep(span: number): number {
  if (!(span > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(span / 100));
  const share = span / 100 / power;
  return power * (share >= 7.07 ? 10 : share >= 3.16 ? 5 : share >= 1.41 ? 2 : 1);
}

const printed = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '—' : typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);

const isRecord = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
