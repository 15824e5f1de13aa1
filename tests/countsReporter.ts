/** Ends a run with its counts on a line of their own, `12 passed, 0 failed`, for continuous integration to read. */
import type { Reporter, TestModule } from 'vitest/node';

export class CountsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => tests.filter((one) => one.result().state === state).length;
    // A file that could not be loaded has no tests, and fails all the same.
    const broken = modules.filter((module) => module.errors().length > 0).length;
    process.stdout.write(`\n${count('passed')} passed, ${count('failed') + broken + unhandledErrors.length} failed\n`);
  }
}
