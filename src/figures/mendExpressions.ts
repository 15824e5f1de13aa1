/** Puts right what Vega's expression interpreter does otherwise than Vega itself. */
import { expressionFunction } from 'vega';

/** vega-interpreter 2.3 takes a lone number for a year, where Vega's own code takes it for milliseconds. */
export function mendExpressions(): void {
  expressionFunction('datetime', (...parts: readonly number[]) => {
    const [year, month, ...rest] = parts;
    return year === undefined ? new Date(Date.now()) : month === undefined ? new Date(year) : new Date(year, month, ...rest);
  });
}
