/** Numbers in attribute values → the same with at most two decimals, so that a drawing has one spelling. */

const number = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/g;

/** A length or coordinate in px with at most two decimals, never in exponent form and never `-0`; at most a billion, for no page is larger. */
export function printNumber(value: number): string {
  const rounded = Math.round(Math.min(Math.max(value, -1e9), 1e9) * 100) / 100;
  return rounded === 0 || Number.isNaN(rounded) ? '0' : String(rounded);
}

/** Every number in a list of numbers (`points`, `stroke-dasharray`) or in a transform, rounded. */
export const roundNumbers = (value: string): string => value.replace(number, (match) => printNumber(Number(match)));

/**
 * A path whose numbers are rounded and told apart by commas or a sign, as Vega and d3 print them. Arc flags written
 * without a separator are set apart first.
 */
export function roundPath(value: string): string {
  return value.replace(/([a-zA-Z])([^a-zA-Z]*(?:[eE][+-]?\d[^a-zA-Z]*)*)/g, (_, command: string, body: string) => {
    const numbers = command === 'a' || command === 'A' ? arcNumbers(body) : (body.match(number) ?? []);
    return command + numbers.map((each) => printNumber(Number(each))).join(',');
  });
}

/** The arguments of arc commands: two flags of one digit in each seven may touch what follows. */
export function arcNumbers(body: string): readonly string[] {
  const found: string[] = [];
  const separators = /[\s,]*/y;
  const flag = /[01]/y;
  const value = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
  let at = 0;
  for (;;) {
    separators.lastIndex = at;
    separators.exec(body);
    const place = found.length % 7;
    const pattern = place === 3 || place === 4 ? flag : value;
    pattern.lastIndex = Math.max(at, separators.lastIndex);
    const match = pattern.exec(body);
    if (match === null) return found;
    found.push(match[0]);
    at = pattern.lastIndex;
  }
}
