/** Fails a test that writes to the console: what the user should know is a diagnostic. */
import { afterEach, beforeEach, expect, vi } from 'vitest';

const spies = () => (['log', 'info', 'warn', 'error'] as const).map((method) => vi.spyOn(console, method).mockImplementation(() => undefined));
let active: ReturnType<typeof spies> = [];

beforeEach(() => {
  active = spies();
});

afterEach(() => {
  for (const spy of active) expect(spy.mock.calls).toEqual([]);
  vi.restoreAllMocks();
});
