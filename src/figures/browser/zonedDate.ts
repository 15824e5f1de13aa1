/// <reference lib="dom" />
/**
 * Runs in the deck: a `Date` whose local time is that of the chart's zone, not of the viewer's machine. The bundler puts it
 * in the place of `Date` in all that runs charts; the zone stands on the script element, one script for each zone.
 */

const Real = globalThis.Date;
const zone = document.currentScript?.dataset['timeZone'] ?? 'UTC';
const clock = zone === 'UTC' ? null : new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });

/** Milliseconds that the zone is ahead of UTC at a moment. */
function offsetAt(time: number): number {
  if (clock === null || !Number.isFinite(time)) return 0;
  const parts = new Map(clock.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const at = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Real.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second')) - Math.floor(time / 1000) * 1000;
}

/** The moment at which clocks of the zone show `local`, given as if it were UTC. */
const momentOf = (local: number): number => local - offsetAt(local - offsetAt(local));

type Part = number | string | InstanceType<typeof Real>;

function timeOf(parts: readonly Part[]): number {
  const [first, ...rest] = parts;
  if (parts.length === 0) return Real.now();
  if (rest.length === 0) return typeof first === 'string' ? parse(first) : Number(first);
  const [month = 0, day = 1, hours = 0, minutes = 0, seconds = 0, ms = 0] = rest.map(Number);
  return momentOf(Real.UTC(Number(first), month, day, hours, minutes, seconds, ms));
}

/** A text with a time and without a zone is local; a date alone is UTC, as ECMAScript has it. */
function parse(text: string): number {
  const isLocal = !/^[-+]?\d{4,6}(?:-\d\d){0,2}$/.test(text.trim()) && !/(?:Z|[-+]\d\d:?\d\d|GMT|UTC)\)?\s*$/i.test(text);
  const time = Real.parse(text);
  if (!isLocal || !Number.isFinite(time)) return time;
  const read = new Real(time);
  return momentOf(Real.UTC(read.getFullYear(), read.getMonth(), read.getDate(), read.getHours(), read.getMinutes(), read.getSeconds(), read.getMilliseconds()));
}

class ZonedDate extends Real {
  constructor(...parts: readonly Part[]) {
    super(timeOf(parts));
  }

  static override parse(text: string): number {
    return parse(text);
  }

  override getTimezoneOffset(): number {
    return -offsetAt(this.getTime()) / 60_000;
  }
}

const units = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] as const;
const localOf = (date: InstanceType<typeof Real>): InstanceType<typeof Real> => new Real(date.getTime() + offsetAt(date.getTime()));
const define = (name: string, value: unknown): void => {
  Object.defineProperty(ZonedDate.prototype, name, { value, configurable: true, writable: true });
};
for (const unit of [...units, 'Day'] as const) {
  define(`get${unit}`, function getLocal(this: ZonedDate): number {
    return localOf(this)[`getUTC${unit}`]();
  });
}
for (const unit of units) {
  define(`set${unit}`, function setLocal(this: ZonedDate, ...values: readonly number[]): number {
    const local = localOf(this);
    const set: unknown = Reflect.get(local, `setUTC${unit}`);
    if (typeof set === 'function') Reflect.apply(set, local, values);
    return this.setTime(momentOf(local.getTime()));
  });
}

export { ZonedDate as Date };
