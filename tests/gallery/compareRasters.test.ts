import { expect, test } from 'vitest';
import { blur, distanceOf, halve } from './compareRasters.js';
import type { Raster } from './compareRasters.js';

/** White, with the pixels black for which `isBlack` says so. */
function picture(width: number, height: number, isBlack: (x: number, y: number) => boolean): Raster {
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) if (isBlack(x, y)) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  return { width, height, data };
}
const blank = picture(64, 64, () => false);

test('equal pictures are not apart, and black is wholly apart from white', () => {
  expect(distanceOf(blank, blank)).toEqual({ meanPercent: 0, worstTilePercent: 0 });
  expect(distanceOf(blank, picture(64, 64, () => true))).toEqual({ meanPercent: 100, worstTilePercent: 100 });
});

test('a mark that is missing shows in its tile', () => {
  const square = picture(64, 64, (x, y) => x >= 40 && x < 48 && y >= 40 && y < 48);
  expect(distanceOf(blank, square)).toEqual({ meanPercent: 1.5625, worstTilePercent: 6.25 }); // 64 of 4096, 64 of 1024
});

test('a mark that is moved by a pixel counts in the mean and not in the tile, one that is moved by three counts in both', () => {
  const line = (at: number): Raster => picture(64, 64, (x) => x === at);
  expect(distanceOf(line(10), line(11))).toEqual({ meanPercent: 3.125, worstTilePercent: 0 }); // 2 of 64
  expect(distanceOf(line(10), line(13)).worstTilePercent).toBe(6.25); // 2 of 32
});

test('a strip at the edge does not weigh more than a tile', () => {
  const wide = (isBlack: (x: number) => boolean): Raster => picture(65, 32, isBlack);
  expect(distanceOf(wide(() => false), wide((x) => x >= 63)).worstTilePercent).toBe(3.125); // 1 of 32: the other one moves out of the picture
});

test('pictures of different sizes are as far apart as can be', () => {
  expect(distanceOf(blank, picture(64, 63, () => false)).meanPercent).toBe(100);
});

test('half the size has the mean of four pixels', () => {
  expect(halve(picture(4, 3, (x, y) => x === 0 && y === 0))).toEqual({ width: 2, height: 1, data: Uint8Array.of(191, 191, 191, 255, 255, 255, 255, 255) });
});

test('a blurred line keeps its weight, and one between two pixels looks like one on either', () => {
  const line = (at: number): Raster => picture(8, 3, (x) => x === at);
  expect([...blur(line(4)).data].filter((_, index) => index % 4 === 0).slice(8, 16)).toEqual([255, 255, 255, 191, 128, 191, 255, 255]);
  expect(distanceOf(picture(8, 8, (x) => x === 4), picture(8, 8, (x) => x === 5)).meanPercent).toBe(25); // 2 of 8
  expect(distanceOf(blur(picture(8, 8, (x) => x === 4)), blur(picture(8, 8, (x) => x === 5))).meanPercent).toBeCloseTo(12.5, 0);
});
