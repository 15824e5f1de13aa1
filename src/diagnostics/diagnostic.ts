/** What a stage has to say about the manuscript; stages report and go on. */
import type { Position } from '../document/position.js';

/** *error*: the output would be wrong. *warning*: right, but likely unintended. *notice*: worth knowing, never fails. */
export type Severity = 'error' | 'warning' | 'notice';

export type Diagnostic = {
  /** Stable, kebab-case, such as `figure-data-missing`. */
  readonly code: string;
  readonly severity: Severity;
  /** Thing first, offending value last; no capital, no full stop. */
  readonly message: string;
  /** What the author can do about it. */
  readonly hint: string | null;
  /** null means that the fault stands nowhere in a source file. */
  readonly position: Position | null;
};

/** Stages report through this; who collects decides what to print. */
export type Report = (diagnostic: Diagnostic) => void;
