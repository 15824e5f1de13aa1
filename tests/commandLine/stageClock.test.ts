import { expect, test } from 'vitest';
import { openStageClock } from '../../src/commandLine/stageClock.js';

test('each stage has the time until the next one begins, and one that begins again adds to its own', () => {
  let milliseconds = 0;
  const clock = openStageClock(() => milliseconds);
  clock.begin('reading');
  milliseconds = 250;
  clock.begin('deck');
  milliseconds = 1250;
  clock.end();
  milliseconds = 9000; // between stages
  clock.begin('reading');
  milliseconds = 9500;
  clock.end();
  clock.end();
  expect(clock.seconds()).toEqual({ reading: 0.75, deck: 1 }); // 0.25 + 0.5
});
