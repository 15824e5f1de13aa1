/** What the stages report → one list: identical ones once, in the order of their places. */
import type { Position } from '../document/position.js';
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
  return rank[a.severity] - rank[b.severity] || compareText(a.code, b.code) || compareText(a.message, b.message) || compareEnds(a, b);
}

function compareEnds(a: Diagnostic, b: Diagnostic): number {
  if (a.position === null || b.position === null) return 0;
  return a.position.end.line - b.position.end.line || a.position.end.column - b.position.end.column;
}

/** Whether `outer`, which does not start later, still covers the place where `inner` starts. */
function covers(outer: Position, inner: Position): boolean {
  const { start } = inner;
  return outer.end.line > start.line || (outer.end.line === start.line && outer.end.column > start.column);
}

/**
 * One list in order. Both outputs may report the same fault of the same place, one of them with a wider stretch: that is
 * one diagnostic, with the narrower one.
 */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const latest = new Map<string, number>();
  const sorted: (Diagnostic | null)[] = [];
  for (const diagnostic of [...diagnostics].sort(compare)) {
    const { position, ...words } = diagnostic;
    const key = JSON.stringify([words.severity, words.code, words.message, words.hint, position?.file ?? null]);
    const index = latest.get(key);
    const before = index === undefined ? null : (sorted[index] ?? null);
    if (index !== undefined && before !== null) {
      if (position === null || before.position === null || samePlace(before.position, position)) continue;
      if (covers(before.position, position)) sorted[index] = null;
    }
    latest.set(key, sorted.length);
    sorted.push(diagnostic);
  }
  return sorted.filter((one) => one !== null);
}

/** Starts at the same point: the earlier in the list is the narrower. */
function samePlace(a: Position, b: Position): boolean {
  return a.start.line === b.start.line && a.start.column === b.start.column;
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
