/** A Vega specification → the same with its data cut where the reader's doing first matters: rows before the cut never change. */

export type Part = Readonly<Record<string, unknown>>;

export type StagedData = {
  readonly spec: Part;
  /** Data sets whose rows can stand in the place of what they are made from. */
  readonly heads: readonly string[];
};

/** Transforms whose rows follow from their input rows alone, as long as they name no signal. */
const steady = new Set(
  'aggregate bin collect density filter flatten fold formula geopoint graticule identifier impute joinaggregate kde loess lookup pivot project quantile regression sample sequence stack timeunit window'.split(' '),
);

/** What an expression may call and still answer the same: no data sets, scales, selections, clock or dice. */
const steadyFunctions = new Set(
  ('abs acos asin atan atan2 ceil clamp cos exp floor hypot log max min pow round sin sqrt tan utc datetime date day dayofyear year quarter month week hours minutes seconds ' +
    'milliseconds time timezoneoffset utcdate utcday utcdayofyear utcyear utcquarter utcmonth utcweek utchours utcminutes utcseconds utcmilliseconds timeOffset utcOffset timeSequence utcSequence ' +
    'array inrange join extent lerp peek pluck replace reverse sequence slice sort span length lastindexof indexof lower upper pad parseFloat parseInt split substring trim truncate test regexp ' +
    'if isArray isBoolean isDate isDefined isFinite isNaN isNumber isObject isRegExp isString isValid toBoolean toDate toNumber toString merge format monthAbbrevFormat monthFormat dayFormat ' +
    'dayAbbrevFormat timeFormat timeParse utcFormat utcParse timeUnitSpecifier').split(' '),
);
const steadyNames = new Set(['datum', 'null', 'true', 'false', 'undefined', 'NaN', 'PI', 'E', 'SQRT2', 'SQRT1_2', 'LN2', 'LN10', 'LOG2E', 'LOG10E', 'MIN_VALUE', 'MAX_VALUE']);

/** With `cuts` false each data set is cut before its first transform. */
export function stageRows(spec: Part, cuts: boolean): StagedData {
  const data = Array.isArray(spec['data']) ? spec['data'].filter(isRecord) : [];
  const text = JSON.stringify({ ...spec, data: data.map(withoutValues) });
  const whole = new Set<string>();
  const heads: string[] = [];
  const staged = data.flatMap((set): readonly Part[] => {
    const { name, source, transform, on, ...origin } = set;
    if (typeof name !== 'string') return [set];
    const transforms = Array.isArray(transform) ? transform.filter(isRecord) : [];
    const isOwn = source === undefined && ('url' in set || 'values' in set || transforms.some(({ type }) => type === 'sequence' || type === 'graticule'));
    const isSteadySource = typeof source === 'string' && whole.has(source);
    // what selections write to
    if ((!isOwn && !isSteadySource) || name.endsWith('_store') || new RegExp(`modify\\(\\\\?["']${escaped(name)}`).test(text)) return [set];
    const first = transforms.findIndex((each) => !isSteady(each, whole));
    const cut = !cuts ? 0 : first === -1 ? transforms.length : first;
    const from = source === undefined ? origin : { ...origin, source };
    if (cut === transforms.length && on === undefined) {
      whole.add(name);
      heads.push(name);
      return [{ name, ...from, transform: transforms }];
    }
    if (cut === 0 && isSteadySource) return [set];
    const head = `${name}_rows`;
    heads.push(head);
    whole.add(head);
    return [{ name: head, ...from, transform: transforms.slice(0, cut) }, { name, source: head, transform: transforms.slice(cut), ...(on === undefined ? {} : { on }) }];
  });
  return { spec: { ...spec, data: staged }, heads };
}

/** Drops the sets that nothing names any more, sets that only those named included. */
export function withoutUnused(spec: Part): Part {
  const data = Array.isArray(spec['data']) ? spec['data'].filter(isRecord) : [];
  const used = data.filter((set) => {
    const rest = JSON.stringify({ ...spec, data: data.filter((other) => other['name'] !== set['name']).map(withoutValues) });
    return typeof set['name'] !== 'string' || rest.includes(set['name']);
  });
  return used.length === data.length ? spec : withoutUnused({ ...spec, data: used });
}

function isSteady(transform: Part, whole: ReadonlySet<string>): boolean {
  if (typeof transform['type'] !== 'string' || !steady.has(transform['type'])) return false;
  if ('from' in transform && !(typeof transform['from'] === 'string' && whole.has(transform['from']))) return false;
  return isSteadyValue(transform);
}

function isSteadyValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isSteadyValue);
  if (!isRecord(value)) return true;
  return Object.entries(value).every(([key, child]) =>
    key === 'signal' ? false : (key === 'expr' || key === 'test') && typeof child === 'string' ? isSteadyExpression(child) : isSteadyValue(child),
  );
}

function isSteadyExpression(expression: string): boolean {
  const code = expression.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""').replace(/([\w$\])])\s*\.\s*[\p{L}_$][\p{L}\p{N}_$]*/gu, '$1');
  return [...code.matchAll(/(?<![\p{L}\p{N}_$.])([\p{L}_$][\p{L}\p{N}_$]*)\s*(\(|:)?/gu)].every(([, name = '', after]) =>
    after === '(' ? steadyFunctions.has(name) : after === ':' || steadyNames.has(name),
  );
}

/** A data set but for its rows: names are looked for in the rest. */
export const withoutValues = (set: Part): Part => Object.fromEntries(Object.entries(set).filter(([key]) => key !== 'values'));

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const isRecord = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
