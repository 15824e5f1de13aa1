/** A build's result → `build.json`: what was made from what, without times and without paths of the machine. */
import { createHash } from 'node:crypto';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Counts } from '../diagnostics/collectDiagnostics.js';
import type { Position } from '../document/position.js';

export type FileRecord = { readonly file: string; readonly bytes: number; readonly sha256: string };

/** `inputs` is a digest over the inputs: an output whose digest differs from the record's own is of an older build. */
export type BriefRecord = FileRecord & { readonly pages: number; readonly inputs: string };
export type DeckRecord = FileRecord & { readonly slides: number; readonly public: boolean; readonly inputs: string };

export type HandoutRecord = FileRecord & { readonly pages: number; readonly public: boolean; readonly inputs: string };

export type DiagnosticRecord = {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly hint: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
};

export type BuildRecord = {
  readonly briefdeck: string;
  readonly manuscript: string;
  readonly title: string;
  readonly lang: string;
  readonly template: string;
  readonly inputs: readonly FileRecord[];
  readonly inputsDigest: string;
  /** null when it was not built here yet. */
  readonly brief: BriefRecord | null;
  readonly deck: DeckRecord | null;
  readonly handout: HandoutRecord | null;
  /** Charts and pictures that stand as figures. */
  readonly figureCount: number;
  /** Text alternatives that no author wrote: composed from the chart and its data. */
  readonly composedAlts: readonly { readonly figure: string; readonly alt: string }[];
  /** The files in `figures/`: a figure that is a photograph has none, the logo may have one. */
  readonly figures: readonly FileRecord[];
  readonly counts: Counts;
  readonly diagnostics: readonly DiagnosticRecord[];
};

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function recordFile(file: string, bytes: Uint8Array): FileRecord {
  return { file, bytes: bytes.length, sha256: sha256Of(bytes) };
}

/** One digest for all inputs: it changes when any of them does. */
export function digestInputs(inputs: readonly FileRecord[]): string {
  return sha256Of(inputs.map((input) => `${input.sha256} ${input.file}\n`).join(''));
}

/** A diagnostic as one flat object. `shorten` takes what belongs to the machine off a display path. */
export function recordDiagnostic(diagnostic: Diagnostic, shorten: (file: string) => string): DiagnosticRecord {
  const { code, severity, message, hint } = diagnostic;
  const position: Position | null = diagnostic.position;
  return {
    code,
    severity,
    message,
    hint,
    file: position === null ? null : shorten(position.file),
    line: position?.start.line ?? null,
    column: position?.start.column ?? null,
    endLine: position?.end.line ?? null,
    endColumn: position?.end.column ?? null,
  };
}

/** The text of `build.json`. */
export function printRecord(record: BuildRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function hasFile(value: unknown): value is FileRecord & Readonly<Record<string, unknown>> {
  return isObject(value) && typeof value['file'] === 'string' && typeof value['bytes'] === 'number' && typeof value['sha256'] === 'string';
}

function isBrief(value: unknown): value is BriefRecord {
  return hasFile(value) && typeof value['pages'] === 'number' && typeof value['inputs'] === 'string';
}

function isDeck(value: unknown): value is DeckRecord {
  return hasFile(value) && typeof value['slides'] === 'number' && typeof value['public'] === 'boolean' && typeof value['inputs'] === 'string';
}

function isHandout(value: unknown): value is HandoutRecord {
  return isBrief(value) && 'public' in value && typeof value.public === 'boolean';
}

/** What an earlier build has left. */
export type PreviousOutputs = Pick<BuildRecord, 'brief' | 'deck' | 'handout'>;

export const noOutputs: PreviousOutputs = { brief: null, deck: null, handout: null };

/** What an earlier `build.json` says of the outputs; nulls for a file that is not one. */
export function readRecord(text: string): PreviousOutputs {
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value)) return noOutputs;
    const { brief, deck, handout } = value;
    return { brief: isBrief(brief) ? brief : null, deck: isDeck(deck) ? deck : null, handout: isHandout(handout) ? handout : null };
  } catch {
    return noOutputs;
  }
}
