/** A screenshot beside its golden picture, with a tolerance for what anti-aliasing does differently. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Share of pixels that may differ clearly: another Chromium draws the edges of letters a little differently. */
export const tolerance = 0.002;

/**
 * The share of pixels that differ from `tests/golden/deck/<name>.png`, 0 to 1; 1 when the sizes differ.
 *
 * A golden that is missing is written, but not in CI; `UPDATE_GOLDENS=1` writes all of them again.
 */
export function differenceFromGolden(png: Buffer, name: string): number {
  const file = fileURLToPath(new URL(`../golden/deck/${name}.png`, import.meta.url));
  const isAccepted = process.env['UPDATE_GOLDENS'] === '1' || (!existsSync(file) && process.env['CI'] === undefined);
  if (isAccepted) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, png);
    return 0;
  }
  const [seen, expected] = [PNG.sync.read(png), PNG.sync.read(readFileSync(file))];
  if (seen.width !== expected.width || seen.height !== expected.height) return 1;
  const different = pixelmatch(seen.data, expected.data, undefined, seen.width, seen.height, { threshold: 0.15 });
  return different / (seen.width * seen.height);
}
