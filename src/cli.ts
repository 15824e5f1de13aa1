#!/usr/bin/env node
/** argv → a command, its output and the exit code. Starts fast: what builds is loaded when something is built. */
import { join } from 'node:path';
import { parseArguments } from './commandLine/arguments.js';
import { describeFailure, exitCodes } from './commandLine/exit.js';
import { loadProgram } from './loadProgram.js';
import { spareOptimising } from './machine/compilerBudgets.js';

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
      const { program, isKept, keepCompiled } = await loadProgram();
      if (isKept) spareOptimising();
      const { stdout, stderr, env } = process;
      const folder = program.userCacheFolder();
      const code = await program.runBuild(parsed.build, { stdout, stderr, now: () => performance.now(), environment: env, cacheFolder: folder === null ? null : join(folder, 'results') });
      keepCompiled();
      return code;
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

// Taking down a large heap is a noticeable part of a short run. What was printed is out first, or its failure known.
const isOut = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    stream.write('', () => setImmediate(resolve));
  });
await Promise.all([isOut(process.stdout), isOut(process.stderr)]);
process.exit();
