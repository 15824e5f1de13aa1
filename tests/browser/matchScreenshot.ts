/** A screenshot beside its golden picture, with a tolerance for what anti-aliasing does differently. */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { palettePng } from './palettePng.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const goldens = join(repository, 'tests/golden/deck');
/** Git ignores it. */
const differences = join(repository, '.cache/screenshots');

/** Another Chromium draws the edges of letters a little differently: so many pixels of the picture may differ clearly, … */
const MOST_PIXELS = 460; // 0.2 % of 640 × 360
/** … and so many of a square of it, in which a lost bullet or comma shows. */
const MOST_IN_SQUARE = 14;
const SQUARE = 20;

const isUpdating = process.env['UPDATE_GOLDENS'] === '1';

/**
 * What is wrong with a screenshot beside `tests/golden/deck/<name>.png`, or null. Then the screenshot and what differs are in
 * `.cache/screenshots/`.
 *
 * A golden that is missing is written, but not in CI; `npm test -- -u` writes all of them again that differ.
 */
export function faultOfScreenshot(png: Buffer, name: string): string | null {
  const file = join(goldens, `${name}.png`);
  const seen = PNG.sync.read(png);
  const fault = existsSync(file) ? faultBeside(seen, PNG.sync.read(readFileSync(file)), name) : 'there is no golden of it';
  if (fault === null) return null;
  if (isUpdating || (!existsSync(file) && process.env['CI'] === undefined)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, palettePng(seen));
    return null;
  }
  return `${name}: ${fault}, see ${write(`${name}.seen.png`, png)}`;
}

/** Goldens of a deck that no slide has any more; taken away where goldens are written. */
export function goldensLeft(deck: string, names: ReadonlySet<string>): readonly string[] {
  const folder = join(goldens, deck);
  const left = existsSync(folder) ? readdirSync(folder).filter((file) => !names.has(file.replace(/\.png$/, ''))) : [];
  if (isUpdating) for (const file of left) rmSync(join(folder, file));
  return isUpdating ? [] : left;
}

function faultBeside(seen: PNG, expected: PNG, name: string): string | null {
  const { width, height } = expected;
  if (seen.width !== width || seen.height !== height) return `its size is ${seen.width} × ${seen.height}, not ${width} × ${height}`;
  const difference = new PNG({ width, height });
  const count = pixelmatch(seen.data, expected.data, difference.data, width, height, { threshold: 0.15, diffMask: true });
  const inSquare = count > MOST_IN_SQUARE ? mostInSquare(difference) : count;
  if (count <= MOST_PIXELS && inSquare <= MOST_IN_SQUARE) return null;
  pixelmatch(seen.data, expected.data, difference.data, width, height, { threshold: 0.15 });
  return `${count} pixels differ, ${inSquare} of them in one place, see ${write(`${name}.difference.png`, PNG.sync.write(difference))}`;
}

/** `mask` is transparent but for the pixels that differ. */
function mostInSquare({ width, height, data }: PNG): number {
  const counts = new Map<string, number>();
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    if (data[pixel * 4 + 3] === 0) continue;
    const square = `${Math.floor((pixel % width) / SQUARE)} ${Math.floor(pixel / width / SQUARE)}`;
    counts.set(square, (counts.get(square) ?? 0) + 1);
  }
  return Math.max(...counts.values(), 0);
}

function write(name: string, png: Buffer): string {
  const file = join(differences, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, png);
  return relative(repository, file);
}
