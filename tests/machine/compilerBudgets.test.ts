import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { budgetFlags } from '../../src/machine/compilerBudgets.js';

test('the flags are among those that this V8 knows', () => {
  const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  const names = budgetFlags(process.versions.v8).map((flag) => flag.slice(0, flag.indexOf('=')));
  expect(names).not.toEqual([]);
  for (const name of names) expect(known).toContain(`${name} (`);
});

test('a V8 that was not tried keeps its own', () => {
  expect(budgetFlags('99.1.2-node.3')).toEqual([]);
});
