/** Pictures of the folder `files/` and made ones, asked for as the figures room asks. */
import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { Position } from '../../src/document/position.js';
import type { Drawing, RasterDrawing, VectorDrawing } from '../../src/figures/figureTable.js';
import { readPicture } from '../../src/pictures/readPicture.js';
import { openFontLibrary } from '../../src/typesetting/fontLibrary.js';
import { faces, fallbackFamilies } from '../../templates/fonts/faces.js';
import { tokens } from '../../templates/house/tokens.js';

export const position: Position = { file: 'a.md', start: { line: 7, column: 1 }, end: { line: 7, column: 20 } };
/** Display path of every made picture. */
export const file = 'picture';

const fontsFolder = new URL('../../dist/fonts/', import.meta.url);
export const fonts = openFontLibrary(faces, fallbackFamilies, (name) => readFileSync(new URL(name, fontsFolder)));

export const fileBytes = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`files/${name}`, import.meta.url)));

export async function read(bytes: Uint8Array, printedWidthPt = 450): Promise<{ drawing: Drawing | null; diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const request = { bytes, file, position, printedWidthPt, template: { tokens, faces }, fonts };
  const drawing = await readPicture(request, (diagnostic) => diagnostics.push(diagnostic));
  return { drawing, diagnostics };
}

/** The raster drawing of a picture that must be read in silence. */
export async function raster(bytes: Uint8Array, printedWidthPt = 450): Promise<RasterDrawing> {
  const { drawing, diagnostics } = await read(bytes, printedWidthPt);
  if (diagnostics.length > 0 || drawing?.kind !== 'raster') throw new Error(`not a silent raster drawing: ${JSON.stringify(diagnostics)}`);
  return drawing;
}

export const svgBytes = (markup: string): Uint8Array => new TextEncoder().encode(markup);

export async function vector(markup: string): Promise<{ drawing: VectorDrawing; diagnostics: readonly Diagnostic[] }> {
  const { drawing, diagnostics } = await read(svgBytes(markup));
  if (drawing?.kind !== 'vector') throw new Error(`not a vector drawing: ${JSON.stringify(diagnostics)}`);
  return { drawing, diagnostics };
}
