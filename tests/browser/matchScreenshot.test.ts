import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { faultOfScreenshot } from './matchScreenshot.js';
import { palettePng } from './palettePng.js';

const name = 'constructs-zh/number';
const golden = (): PNG => PNG.sync.read(readFileSync(new URL(`../golden/deck/${name}.png`, import.meta.url)));

/** A square in a picture, as large as a bullet is. */
function spotted({ left, top, colour }: { readonly left: number; readonly top: number; readonly colour: readonly [number, number, number] }): PNG {
  const picture = golden();
  for (let pixel = 0; pixel < 36; pixel += 1) picture.data.set(colour, ((top + Math.floor(pixel / 6)) * picture.width + left + (pixel % 6)) * 4);
  return picture;
}

test.skipIf(process.env['UPDATE_GOLDENS'] === '1')('a bullet too much is a fault that names a picture of what differs', () => {
  expect(faultOfScreenshot(PNG.sync.write(golden()), name)).toBeNull();
  const fault = faultOfScreenshot(PNG.sync.write(spotted({ left: 505, top: 205, colour: [11, 79, 108] })), name);
  expect(fault).toContain('36 pixels differ');
  const files = [...(fault ?? '').matchAll(/\.cache\/\S+\.png/g)].map(([file]) => file);
  expect(files).toHaveLength(2);
  for (const file of files) expect(existsSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)))).toBe(true);
});

test('few colours are kept, and among them that of a small spot', () => {
  const picture = spotted({ left: 505, top: 205, colour: [224, 32, 47] });
  const kept = palettePng(picture);
  const { data, width } = PNG.sync.read(kept);
  const [red, green, blue] = data.subarray((207 * width + 507) * 4);
  expect([red, green, blue]).toEqual([222, 33, 49]);
  expect(kept.length * 2).toBeLessThan(PNG.sync.write(picture).length);
});
