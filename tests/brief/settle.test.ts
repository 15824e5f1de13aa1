/** Rounds until nothing changes, and no more than are allowed. */
import { expect, test } from 'vitest';
import { settle } from '../../src/brief/settle.js';

const same = (a: number, b: number): boolean => a === b;

test('ends with the first result that agrees with the one before', async () => {
  const asked: (number | null)[] = [];
  const settled = await settle((known: number | null) => {
    asked.push(known);
    return Promise.resolve(known === null ? 1 : Math.min(3, known + 1));
  }, same, 10);
  expect(settled).toEqual({ result: 3, settled: true });
  expect(asked).toEqual([null, 1, 2, 3]);
});

test('ends after the rounds that are allowed, and says that nothing settled', async () => {
  let rounds = 0;
  const settled = await settle((known: number | null) => {
    rounds += 1;
    return Promise.resolve(known === 1 ? 2 : 1);
  }, same, 4);
  expect(rounds).toBe(4);
  expect(settled).toEqual({ result: 2, settled: false });
});
