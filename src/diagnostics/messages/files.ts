/** What is said of files that a manuscript names, whatever they are for. */
import type { Position } from '../../document/position.js';
import type { ReadRefusal } from '../../workspace.js';
import type { Diagnostic } from '../diagnostic.js';

const isAddress = (url: string): boolean => /^(?!file:)[a-z][a-z0-9+.-]+:/i.test(url);

const hints = {
  missing: 'paths are relative to the file they are written in',
  outside: "only files in the manuscript's folder are read; --allow FOLDER on the command line allows another folder",
  'not-a-regular-file': null,
  'too-large': null,
  unreadable: null,
} satisfies Record<ReadRefusal, string | null>;

/** What an author can do about a file that was refused. */
export const refusalHint = (refusal: ReadRefusal, url: string): string | null =>
  refusal === 'outside' && isAddress(url) ? "nothing is fetched from the network; save the file in the manuscript's folder" : hints[refusal];

export const fileReadAsGb18030 = (url: string, position: Position): Diagnostic => ({
  code: 'file-read-as-gb18030', severity: 'notice', position,
  message: `file is not in UTF-8, it was read as GB18030: ${url}`, hint: 'save it as UTF-8 if characters are wrong',
});
