/** A picture file's bytes → a checked drawing that both outputs can take as it is. */
import type { Report } from '../diagnostics/diagnostic.js';
import type { Position } from '../document/position.js';
import type { Drawing } from '../figures/figureTable.js';
import type { Template } from '../template.js';

export type PictureRequest = {
  readonly bytes: Uint8Array;
  /** Display path, for messages. */
  readonly file: string;
  /** Where the figure stands in the manuscript: messages point there. */
  readonly position: Position;
  /** Widest print of the picture: a photograph keeps no more than 300 pixels to each inch of it. */
  readonly printedWidthPt: number;
  /** Text in an SVG picture is set in the template's families. */
  readonly template: Template;
};

/**
 * The drawing of a PNG, JPEG, WebP or SVG file, told apart by content, never by name.
 *
 * null when the file cannot be drawn; that was reported as an error. Never throws.
 */
export function readPicture(request: PictureRequest, report: Report): Promise<Drawing | null> {
  report({
    code: 'picture-format-unknown',
    severity: 'error',
    position: request.position,
    message: `not a PNG, JPEG, WebP or SVG picture: ${request.file}`,
    hint: null,
  });
  return Promise.resolve(null);
}
