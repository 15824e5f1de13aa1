/** What the whole path has to say: templates, folders of outputs, files that cannot be written. */
import type { Position } from '../../document/position.js';
import type { Diagnostic } from '../diagnostic.js';

export const templateUnknown = (name: string, known: readonly string[], position: Position | null): Diagnostic => ({
  code: 'template-unknown',
  severity: 'error',
  position,
  message: `no such template: ${name}`,
  hint: `registered templates: ${known.join(', ')}`,
});

export const manuscriptUnreadable = (file: string, reason: string): Diagnostic => ({
  code: 'manuscript-unreadable',
  severity: 'error',
  position: null,
  message: `${reason}: ${file}`,
  hint: null,
});

export const outputsCollide = (file: string, other: string, folder: string): Diagnostic => ({
  code: 'outputs-collide',
  severity: 'error',
  position: null,
  message: `${file} and ${other} would both be written to ${folder}`,
  hint: 'rename one of them, give it another language, or build it with another --out',
});

export const outputLocked = (path: string): Diagnostic => ({
  code: 'output-locked',
  severity: 'error',
  position: null,
  message: `an output could not be replaced, it may be open in another program: ${path}`,
  hint: 'close it there and build again; the previous outputs are untouched',
});

export const outputRefused = (path: string, code: string): Diagnostic => ({
  code: 'output-refused',
  severity: 'error',
  position: null,
  message: `outputs could not be written (${code}): ${path}`,
  hint: refusalHints[code] ?? 'the previous outputs are untouched',
});

const refusalHints: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; the previous outputs are untouched',
  EDQUOT: 'the quota of the disk is used up; the previous outputs are untouched',
  EROFS: 'the disk is read-only; choose another folder with --out',
  EACCES: 'no permission to write there; choose another folder with --out',
  EPERM: 'no permission to write there; choose another folder with --out',
  ENOENT: 'the system makes no folder there; choose another folder with --out',
  ENOTDIR: 'a part of the path is a file; choose another folder with --out',
  EEXIST: 'a part of the path is a file; choose another folder with --out',
  ELOOP: 'a part of the path is a link; choose another folder with --out',
};
