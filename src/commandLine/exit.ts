/** How a run ends: the exit codes, and the words for a fault of our own. */
import { version } from '../version.js';

export const exitCodes = { built: 0, manuscriptErrors: 1, wrongUsage: 2, ourFault: 3 } as const;

/** What is printed when a promise of ours was broken. The stack is shown when `BRIEFDECK_DEBUG` is set. */
export function describeFailure(error: unknown, environment: Readonly<Record<string, string | undefined>>): string {
  const message = error instanceof Error ? error.message : String(error);
  const stack = environment['BRIEFDECK_DEBUG'] && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return (
    `briefdeck itself failed, not your manuscript: ${message}\n` +
    `  the previous outputs are untouched; please report this message with the manuscript and: briefdeck ${version}, ` +
    `Node ${process.version}, ${process.platform} ${process.arch} (BRIEFDECK_DEBUG=1 adds details)${stack}`
  );
}
