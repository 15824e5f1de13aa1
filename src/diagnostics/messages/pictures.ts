/** What the picture files have to say. */
import type { Position } from '../../document/position.js';
import type { Diagnostic } from '../diagnostic.js';

export const pictureFormatUnknown = (file: string, position: Position): Diagnostic => ({
  code: 'picture-format-unknown',
  severity: 'error',
  position,
  message: `not a PNG, JPEG, WebP or SVG picture: ${file}`,
  hint: null,
});

export const pictureFormatUnsupported = (name: string, file: string, position: Position): Diagnostic => ({
  code: 'picture-format-unsupported',
  severity: 'error',
  position,
  message: `pictures of the kind ${name} cannot be shown: ${file}`,
  hint: 'PNG, JPEG, WebP and SVG can; most programs save or export one of them',
});

export const pictureTooLarge = (megabytes: number, file: string, position: Position): Diagnostic => ({
  code: 'picture-too-large',
  severity: 'error',
  position,
  message: `picture file larger than ${megabytes} MB: ${file}`,
  hint: null,
});

/** `reason` says what is wrong with the file. */
export const pictureUnreadable = (reason: string, file: string, position: Position): Diagnostic => ({
  code: 'picture-unreadable',
  severity: 'error',
  position,
  message: `picture cannot be read: ${reason}: ${file}`,
  hint: null,
});

export const pictureAnimated = (file: string, position: Position): Diagnostic => ({
  code: 'picture-animated',
  severity: 'warning',
  position,
  message: `animated picture, of which only the first image is shown: ${file}`,
  hint: null,
});

/** `things` such as `<script>` or `onclick`; the file is drawn without them. */
export const pictureSanitised = (things: readonly string[], file: string, position: Position): Diagnostic => ({
  code: 'picture-sanitised',
  severity: 'warning',
  position,
  message: `left out of the picture for safety: ${things.join(', ')}: ${file}`,
  hint: null,
});

/** `things` such as `<filter>`; the picture would look different without them. */
export const pictureNotVector = (things: readonly string[], file: string, position: Position): Diagnostic => ({
  code: 'picture-not-vector',
  severity: 'warning',
  position,
  message: `the picture may look different, this cannot be drawn: ${things.join(', ')}: ${file}`,
  hint: 'export the picture as PNG, or without these effects',
});
