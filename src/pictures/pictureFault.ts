/** Why a picture file cannot be drawn; thrown inside this room and turned into a diagnostic by `readPicture`. */

/** `reason` completes "picture cannot be read: …". */
export class PictureFault extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'PictureFault';
  }
}

/** A picture is looked at by its header first: decoding 40 million pixels already takes 160 MB. */
export const maxPixels = 40_000_000;

export function checkSize(widthPx: number, heightPx: number): void {
  if (widthPx < 1 || heightPx < 1) throw new PictureFault(`a side of the picture is 0 pixels long (${widthPx} × ${heightPx})`);
  if (widthPx * heightPx > maxPixels) {
    throw new PictureFault(`${widthPx} × ${heightPx} pixels are more than ${maxPixels / 1_000_000} million`);
  }
}

/** Densities that say something about the picture. 72 and 1 are what programs write that do not know. */
export function statedDensity(horizontal: number, vertical: number): number | null {
  const told = horizontal >= 30 && horizontal <= 2400 && Math.abs(horizontal - vertical) <= horizontal * 0.02;
  return told && Math.abs(horizontal - 72) > 0.5 ? horizontal : null;
}
