/** Pixels → a PNG with few colours, a quarter of the size of one with all of them: what is kept as a golden picture. */
import { crc32, deflateSync } from 'node:zlib';

export type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8Array };

const MOST_COLOURS = 64;

/** Each channel has this many steps before colours are counted. */
const STEPS = 31;

const stepped = (value: number): number => Math.round((Math.round((value * STEPS) / 255) * 255) / STEPS);

const channels = (colour: number): readonly [number, number, number] => [colour >> 16, (colour >> 8) & 255, colour & 255];

function distance(one: number, other: number): number {
  const [a, b] = [channels(one), channels(other)];
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}

/** The picture in colours that are near its own; a small spot in a colour of its own keeps it. https://www.w3.org/TR/png-3/#11PLTE */
export function palettePng({ width, height, data }: Pixels): Buffer {
  const colours = Uint32Array.from({ length: width * height }, (_, pixel) => (stepped(data[pixel * 4] ?? 0) << 16) | (stepped(data[pixel * 4 + 1] ?? 0) << 8) | stepped(data[pixel * 4 + 2] ?? 0));
  const { palette, places } = paletteOf(colours);
  const rows = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < colours.length; pixel += 1) rows[pixel + Math.floor(pixel / width) + 1] = places.get(colours[pixel] ?? 0) ?? 0;
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

type Palette = { readonly palette: readonly number[]; readonly places: ReadonlyMap<number, number> };

/** Each further colour is the one that the picture would miss most: by how often it stands there and how far the others are. */
function paletteOf(colours: Uint32Array): Palette {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const missed = new Map([...counts].map(([colour]) => [colour, Infinity]));
  const places = new Map<number, number>();
  const palette: number[] = [];
  while (palette.length < MOST_COLOURS) {
    const loss = ([colour, far]: readonly [number, number]): number => (far === Infinity ? 1e9 : far) * (counts.get(colour) ?? 0);
    const [next] = [...missed].reduce((worst, each) => (loss(each) > loss(worst) ? each : worst));
    if (missed.get(next) === 0) break;
    for (const [colour, far] of missed) {
      const near = distance(colour, next);
      if (near >= far) continue;
      missed.set(colour, near);
      places.set(colour, palette.length);
    }
    palette.push(next);
  }
  return { palette, places };
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
