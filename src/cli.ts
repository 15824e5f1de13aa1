#!/usr/bin/env node
/** argv → a command, its output and the exit code. Starts fast: what builds is loaded when something is built. */
import * as module from 'node:module';
import { parseArguments } from './commandLine/arguments.js';
import { describeFailure, exitCodes } from './commandLine/exit.js';

/** From Node 22 on, the compiled code is kept for the next start; where it cannot be kept, nothing is lost. */
function keepCompiledCode(): void {
  const enable: unknown = Reflect.get(module, 'enableCompileCache');
  if (typeof enable === 'function') Reflect.apply(enable, module, []);
}

async function main(): Promise<number> {
  const parsed = parseArguments(process.argv.slice(2));
  switch (parsed.kind) {
    case 'answer':
      process.stdout.write(parsed.text);
      return exitCodes.built;
    case 'wrong-usage':
      process.stderr.write(parsed.text);
      return exitCodes.wrongUsage;
    case 'build': {
      keepCompiledCode();
      const { runBuild } = await import('./commandLine/runBuild.js');
      const { stdout, stderr, env } = process;
      return await runBuild(parsed.build, { stdout, stderr, now: () => performance.now(), environment: env });
    }
  }
}

// A reader that goes away (`briefdeck build | head`) is no fault; what was asked for and not printed is one.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE' || process.exitCode === exitCodes.ourFault) return;
  process.exitCode = exitCodes.ourFault;
  process.stderr.write(`briefdeck: standard output could not be written: ${error.message}\n`);
});
// Nobody is left to be told, and what was built is built.
process.stderr.on('error', () => undefined);
try {
  const code = await main();
  process.exitCode ||= code;
} catch (error) {
  process.stderr.write(`${describeFailure(error, process.env)}\n`);
  process.exitCode = exitCodes.ourFault;
}
