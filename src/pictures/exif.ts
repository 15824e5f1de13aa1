/** The TIFF structure in EXIF metadata → orientation and density. */
import type { Orientation } from './pixels.js';
import { statedDensity } from './pictureFault.js';

export type Exif = {
  readonly orientation: Orientation;
  readonly densityPpi: number | null;
};

const orientations: readonly Orientation[] = [1, 2, 3, 4, 5, 6, 7, 8];

/**
 * What the first image directory says; upright and no density where it says nothing or makes no sense. Never throws.
 *
 * `bytes` starts at the TIFF header (`II` or `MM`). Layout: TIFF 6.0, section 2.
 */
export function readExif(bytes: Uint8Array): Exif {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const none: Exif = { orientation: 1, densityPpi: null };
  if (bytes.length < 14) return none;
  const mark = view.getUint16(0);
  if (mark !== 0x4949 && mark !== 0x4d4d) return none;
  const little = mark === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > bytes.length) return none;
  const entries = new Map<number, number>();
  const count = view.getUint16(directory, little);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > bytes.length) break;
    entries.set(view.getUint16(entry, little), entry);
  }
  const short = (tag: number): number | null => {
    const entry = entries.get(tag);
    return entry === undefined ? null : view.getUint16(entry + 8, little);
  };
  const rational = (tag: number): number => {
    const entry = entries.get(tag);
    if (entry === undefined) return 0;
    const offset = view.getUint32(entry + 8, little);
    if (offset + 8 > bytes.length) return 0;
    const denominator = view.getUint32(offset + 4, little);
    return denominator === 0 ? 0 : view.getUint32(offset, little) / denominator;
  };
  const perCentimetre = short(0x0128) === 3;
  const scale = perCentimetre ? 2.54 : 1;
  return {
    orientation: orientations.find((orientation) => orientation === short(0x0112)) ?? 1,
    densityPpi: statedDensity(rational(0x011a) * scale, rational(0x011b) * scale),
  };
}
