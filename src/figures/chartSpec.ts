/** The text of a chart → its specification, with the place of each part in the author's file. */
import type { Report } from '../diagnostics/diagnostic.js';
import { chartEmpty, chartNotVegaLite, chartSyntaxBroken } from '../diagnostics/messages/figures.js';
import type { Position } from '../document/position.js';
import { readStructured } from '../structured/readStructured.js';
import type { StructuredLanguage, StructuredSpan, StructurePath } from '../structured/readStructured.js';

export type ChartText = {
  readonly text: string;
  readonly language: StructuredLanguage;
  /** The file that the text stands in: addresses in the chart are relative to it. */
  readonly file: string;
  /** 1-based line of the text's first line in that file. */
  readonly line: number;
  /** Columns taken off the start of each line. */
  readonly indent: number;
};

export type ChartSpec = {
  readonly value: Readonly<Record<string, unknown>>;
  readonly file: string;
  /** Where the key or item at the path stands; `[]` is the start of the specification. */
  positionOf(path: StructurePath): Position;
};

/** The specification, or null when it cannot be read: that was reported at the very place. */
export function readChartSpec(chart: ChartText, report: Report): ChartSpec | null {
  const place = (span: StructuredSpan): Position => ({
    file: chart.file,
    start: { line: span.start.line + chart.line - 1, column: span.start.column + chart.indent },
    end: { line: span.end.line + chart.line - 1, column: span.end.column + chart.indent },
  });
  const structured = readStructured(chart.text, chart.language);
  if (structured.kind === 'failed') {
    const isJson = chart.language === 'json' || /^\s*[{[]/.test(chart.text);
    report(chartSyntaxBroken(isJson ? 'JSON' : 'YAML', structured.message, place(structured.span)));
    return null;
  }
  const { value } = structured;
  const positionOf = (path: StructurePath): Position => place(structured.spanOf(path));
  if (!isRecord(value) || Object.keys(value).length === 0) {
    report(chartEmpty(positionOf([])));
    return null;
  }
  const schema = value['$schema'];
  if (typeof schema === 'string' && !schema.includes('/vega-lite/')) {
    report(chartNotVegaLite(schema, positionOf(['$schema'])));
    return null;
  }
  return { value, file: chart.file, positionOf };
}

/** The path to the first string in the specification that passes the test: where an address or a name stands. */
export function pathOfString(value: unknown, matches: (text: string) => boolean, path: StructurePath = []): StructurePath | null {
  if (typeof value === 'string') return matches(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, child] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    const found = pathOfString(child, matches, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
