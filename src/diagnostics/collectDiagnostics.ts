/** What the stages report → one list: identical ones once, in the order of their places. */
import type { Diagnostic, Report, Severity } from './diagnostic.js';

export type Counts = { readonly errors: number; readonly warnings: number; readonly notices: number };

export type Collected = {
  readonly report: Report;
  /** Sorted by file, place, severity and code; those without a place first. */
  readonly diagnostics: () => readonly Diagnostic[];
};

const rank = { error: 0, warning: 1, notice: 2 } as const satisfies Record<Severity, number>;

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compare(a: Diagnostic, b: Diagnostic): number {
  if (a.position === null || b.position === null) {
    if (a.position !== b.position) return a.position === null ? -1 : 1;
  } else {
    const place =
      compareText(a.position.file, b.position.file) ||
      a.position.start.line - b.position.start.line ||
      a.position.start.column - b.position.start.column;
    if (place !== 0) return place;
  }
  return rank[a.severity] - rank[b.severity] || compareText(a.code, b.code) || compareText(a.message, b.message);
}

/** One list in order; both outputs may report the same fault of the same place, which is one diagnostic. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const distinct = new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  return [...distinct.values()].sort(compare);
}

/** A `Report` that keeps what it is told. */
export function collectDiagnostics(): Collected {
  const kept: Diagnostic[] = [];
  return {
    report: (diagnostic) => {
      kept.push(diagnostic);
    },
    diagnostics: () => sortDiagnostics(kept),
  };
}

/** How many there are of each severity. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): Counts {
  const count = (severity: Severity): number => diagnostics.filter((one) => one.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), notices: count('notice') };
}
