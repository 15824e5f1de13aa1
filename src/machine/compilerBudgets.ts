/** V8's version → flags for a process that lives for seconds: it does not begin what pays in a long run only. */
import { setFlagsFromString } from 'node:v8';

/** V8 otherwise optimises HarfBuzz as soon as a font is subset: one of its functions alone takes a fifth of a second, and no process ends before. */
const webAssembly = '--wasm-tiering-budget=1000000000';
/** Eight times V8's own: a brief of 30 pages otherwise has more time spent on optimised code than on anything else, and what is set meanwhile waits for a core. */
const script = '--interrupt-budget=540672';

/** The young heap begins at a megabyte and doubles; a build fills it at once, and each time copies what it has just made. */
const youngHeap = '--semi-space-growth-factor=16';

/** By major version: of a flag that it does not know V8 complains aloud. */
const flags: Readonly<Record<string, readonly string[]>> = { '11': [webAssembly, script, youngHeap], '12': [webAssembly], '13': [webAssembly] };

export const budgetFlags = (version: string): readonly string[] => flags[version.split('.')[0] ?? ''] ?? [];

/**
 * Has V8 optimise only what runs very often, from now on. For processes of our own: another program's may go on for days.
 *
 * For runs whose code was kept by an earlier one: V8 refuses code that was kept under other flags, and who imports the
 * program has V8's own. https://nodejs.org/docs/latest-v20.x/api/v8.html#v8setflagsfromstringflags
 */
export function spareOptimising(): void {
  for (const flag of budgetFlags(process.versions.v8)) setFlagsFromString(flag);
}
