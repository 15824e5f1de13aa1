/** The program, loaded when it is needed. The bundle has a module of its own in this one's place, which keeps compiled code (`tools/bundle.mjs`). */
import type * as program from './program.js';

export type LoadedProgram = {
  readonly program: typeof program;
  /** V8 took code that an earlier run has kept. */
  readonly isKept: boolean;
  /** Keeps what V8 has compiled for the next start. */
  readonly keepCompiled: () => void;
};

export async function loadProgram(): Promise<LoadedProgram> {
  return { program: await import('./program.js'), isKept: false, keepCompiled: () => undefined };
}
