/** Starts the browser of the tests. */
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import type { Chromium } from './unpackChromium.js';

/** A browser whose pictures are the same on every machine. */
export async function launchChromium({ executablePath, environment }: Chromium): Promise<Browser> {
  return await chromium.launch({
    ...(executablePath === null ? { channel: 'chrome' } : { executablePath }),
    // Same pixels on every machine: no hinting, no subpixel positions of the system, no graphics card.
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--force-color-profile=srgb', '--disable-lcd-text'],
    env: { ...definedEnvironment(), ...environment },
  });
}

const definedEnvironment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
