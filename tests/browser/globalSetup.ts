/** Before all tests: the deck's script as it stands in the sources, and the browser for the tests that need one. */
import type { TestProject } from 'vitest/node';
import { bundleDeck } from '../../src/tools/bundleDeck.mjs';
import { unpackChromium } from './unpackChromium.js';
import type { Chromium } from './unpackChromium.js';

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: Chromium;
  }
}

/** Runs once for a whole run, whatever its tests; both steps are quick when they were done before. */
export async function setup(project: TestProject): Promise<void> {
  await bundleDeck();
  project.provide('chromium', await unpackChromium());
}
