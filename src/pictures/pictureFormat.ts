/** The first bytes of a file → what kind of picture it is. Names of files say nothing. */

export type RasterFormat = 'png' | 'jpeg' | 'webp';

export type PictureFormat =
  | { readonly kind: 'raster'; readonly format: RasterFormat }
  | { readonly kind: 'svg' }
  /** Known, and not drawn: `name` is what people call it. */
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'unknown' };

export function pictureFormat(bytes: Uint8Array): PictureFormat {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'raster', format: 'png' };
  if (start.startsWith('\xff\xd8\xff')) return { kind: 'raster', format: 'jpeg' };
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return { kind: 'raster', format: 'webp' };
  if (looksLikeSvg(bytes)) return { kind: 'svg' };
  const other = otherFormat(start);
  return other === null ? { kind: 'unknown' } : { kind: 'other', name: other };
}

function otherFormat(start: string): string | null {
  if (start.startsWith('GIF8')) return 'GIF';
  if (start.startsWith('BM')) return 'BMP';
  if (start.startsWith('%PDF')) return 'PDF';
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return 'TIFF';
  if (start.startsWith('\x1f\x8b')) return 'SVGZ';
  if (start.slice(4, 8) === 'ftyp') return start.slice(8, 12).startsWith('avi') ? 'AVIF' : 'HEIC';
  return null;
}

/** Past a byte order mark, the XML declaration, comments and the document type. */
function looksLikeSvg(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 4096)).replace(/^\uFEFF/, '');
  return /^\s*(?:<\?xml|<!DOCTYPE|<!--|<(?:\w+:)?svg[\s>/])/.test(head) && /<(?:\w+:)?svg[\s>/]/.test(new TextDecoder().decode(bytes.subarray(0, 65_536)));
}
