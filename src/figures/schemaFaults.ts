/**
 * A value and a JSON schema → the properties at fault, each with what is allowed in its place.
 *
 * A general validator lists every branch of every `anyOf` that failed, which for Vega-Lite is a page for one slip. Here the
 * branch that fits best speaks alone: names that are unknown or missing weigh more than what is wrong inside of them.
 */
import { nearest } from '../document/nearest.js';
import type { StructurePath } from '../structured/readStructured.js';
import { describeAllowed, namesOf } from './schemaWords.js';
import { isRecord, type Schema, type SchemaRoot } from './vegaLiteSchema.js';

export type SchemaFault =
  | { readonly kind: 'property-unknown'; readonly name: string; readonly nearest: string | null; readonly path: StructurePath }
  | { readonly kind: 'property-missing'; readonly name: string; readonly path: StructurePath }
  /** `value` as JSON, cut where it is long. */
  | { readonly kind: 'value-refused'; readonly value: string; readonly nearest: string | null; readonly allowed: string; readonly path: StructurePath };

/** How badly a value fits: 0 fits. `faults` have their paths from the value on. */
type Outcome = { readonly cost: number; readonly faults: readonly SchemaFault[] };

const fits: Outcome = { cost: 0, faults: [] };
/** A scalar that is none of those allowed, against one that is of another type altogether. */
const refusedCost = 4;
const otherTypeCost = 10;
const nameCost = 3;
const misspeltCost = 1.5;
/** Rows of data are alike: the first ones show what they are. */
const mostItems = 1000;

export type SchemaCheck = (value: unknown) => readonly SchemaFault[];

/** A function that gives the faults of a value in the value's own order. */
export function schemaCheck(root: SchemaRoot): SchemaCheck {
  const checker = new Checker(root);
  return (value) => checker.check(value, root).faults;
}

class Checker {
  private readonly alternatives = new Map<Schema, readonly Schema[]>();
  private readonly known = new Map<Schema, WeakMap<object, Outcome>>();

  constructor(private readonly root: SchemaRoot) {}

  check(value: unknown, schema: Schema): Outcome {
    if (typeof value !== 'object' || value === null) return this.best(value, schema);
    const outcomes = this.known.get(schema) ?? new WeakMap<object, Outcome>();
    this.known.set(schema, outcomes);
    const outcome = outcomes.get(value) ?? this.best(value, schema);
    outcomes.set(value, outcome);
    return outcome;
  }

  private best(value: unknown, schema: Schema): Outcome {
    const options = this.optionsOf(schema);
    let best: Outcome | null = null;
    for (const option of options) {
      const outcome = this.checkOption(value, option);
      if (outcome !== null && outcome.cost === 0) return fits;
      if (outcome !== null && (best === null || outcome.cost < best.cost)) best = outcome;
    }
    if (best === null || best.faults.length === 0) return { cost: best?.cost ?? otherTypeCost, faults: [refusal(value, options)] };
    return isRecord(value) && options.length > 1 ? { ...best, faults: best.faults.map((fault) => this.widened(fault, value, options)) } : best;
  }

  /** `type: …` tells branches apart: what any of them has there is allowed. */
  private widened(fault: SchemaFault, value: Readonly<Record<string, unknown>>, options: readonly Schema[]): SchemaFault {
    const [name, ...deeper] = fault.path;
    if (fault.kind !== 'value-refused' || typeof name !== 'string' || deeper.length > 0) return fault;
    const inBranches = options.flatMap(({ properties = {} }) => {
      const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return schema === undefined ? [] : this.optionsOf(schema);
    });
    return { ...refusal(value[name], inBranches), path: fault.path };
  }

  /** The branches that a schema comes down to, without references. */
  private optionsOf(schema: Schema): readonly Schema[] {
    const known = this.alternatives.get(schema);
    if (known !== undefined) return known;
    this.alternatives.set(schema, []);
    const target = schema.$ref === undefined ? undefined : this.root.definitions[schema.$ref.replace('#/definitions/', '')];
    const options = target !== undefined ? this.optionsOf(target) : schema.anyOf !== undefined ? schema.anyOf.flatMap((each) => this.optionsOf(each)) : [schema];
    this.alternatives.set(schema, options);
    return options;
  }

  /** null: the value is of another type. Without faults and not free: a value of the type that is refused. */
  private checkOption(value: unknown, option: Schema): Outcome | null {
    if (!isOfType(value, option)) return null;
    if (option.const !== undefined && option.const !== value) return { cost: refusedCost, faults: [] };
    if (option.enum !== undefined && !option.enum.includes(value)) return { cost: refusedCost, faults: [] };
    if (typeof value === 'number') return inRange(value, option) ? fits : { cost: refusedCost / 2, faults: [] };
    if (Array.isArray(value)) return this.checkList(value, option);
    return isRecord(value) ? this.checkObject(value, option) : fits;
  }

  private checkList(list: readonly unknown[], { items, minItems = 0, maxItems = Infinity }: Schema): Outcome {
    if (list.length < minItems || list.length > maxItems) return { cost: nameCost, faults: [] };
    if (items === undefined) return fits;
    return merged(list.slice(0, mostItems).map((item, index) => {
      const schema = isList(items) ? items[index] : items;
      return schema === undefined ? fits : within(index, this.check(item, schema));
    }));
  }

  private checkObject(value: Readonly<Record<string, unknown>>, { properties = {}, required = [], additionalProperties = true }: Schema): Outcome {
    const missing = new Set(required.filter((name) => !(name in value)));
    const inside = Object.entries(value).map(([name, child]): Outcome => {
      const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (schema !== undefined) return within(name, this.check(child, schema));
      if (typeof additionalProperties === 'object') return within(name, this.check(child, additionalProperties));
      if (additionalProperties || name.startsWith('$')) return fits;
      const meant = nearest(name, Object.keys(properties));
      // a name that was meant is not missing
      const stands = meant !== null && missing.delete(meant);
      return { cost: stands ? misspeltCost : nameCost, faults: [{ kind: 'property-unknown', name, nearest: meant, path: [name] }] };
    });
    const absent = [...missing].map((name): Outcome => ({ cost: nameCost, faults: [{ kind: 'property-missing', name, path: [] }] }));
    return merged([...absent, ...inside]);
  }
}

/** The outcome of a part, which weighs less than a name of the whole however much is wrong in it. */
function within(step: string | number, { cost, faults }: Outcome): Outcome {
  return cost === 0 ? fits : { cost: (2 * cost) / (1 + cost), faults: faults.map((fault) => ({ ...fault, path: [step, ...fault.path] })) };
}

function merged(outcomes: readonly Outcome[]): Outcome {
  const wrong = outcomes.filter(({ cost }) => cost > 0);
  return wrong.length === 0 ? fits : { cost: wrong.reduce((sum, { cost }) => sum + cost, 0), faults: wrong.flatMap(({ faults }) => faults) };
}

const longestValue = 60;

function refusal(value: unknown, options: readonly Schema[]): Extract<SchemaFault, { kind: 'value-refused' }> {
  const printed = typeof value === 'string' ? value : JSON.stringify(value);
  const shown = printed.length > longestValue ? `${printed.slice(0, longestValue)}…` : printed;
  const meant = typeof value === 'string' ? nearest(value, namesOf(options)) : null;
  return { kind: 'value-refused', value: shown, nearest: meant, allowed: describeAllowed(options), path: [] };
}

const isList = (items: Schema | readonly Schema[]): items is readonly Schema[] => Array.isArray(items);

const inRange = (value: number, { minimum = -Infinity, maximum = Infinity }: Schema): boolean => value >= minimum && value <= maximum;

function isOfType(value: unknown, { type, enum: names, const: only }: Schema): boolean {
  if (type === undefined) return names === undefined && only === undefined ? true : typeof value !== 'object' || value === null;
  const types = typeof type === 'string' ? [type] : type;
  return types.includes(value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
}
