/** What numbers, references and citations have to say. */
import type { Position } from '../../document/position.js';
import type { Diagnostic } from '../diagnostic.js';

const place = (position: Position): string => `${position.file}:${position.start.line}:${position.start.column}`;

const didYouMean = (candidate: string | null): string | null =>
  candidate === null ? null : `did you mean ${candidate}?`;

export const idDoubled = (id: string, first: Position, position: Position): Diagnostic => ({
  code: 'id-doubled',
  severity: 'error',
  position,
  message: `id is already used at ${place(first)}: ${id}`,
  hint: 'ids are unique in a manuscript, over both outputs',
});

export const crossReferenceUnknown = (identifier: string, candidate: string | null, position: Position): Diagnostic => ({
  code: 'cross-reference-unknown',
  severity: 'error',
  position,
  message: `nothing has the id that is referred to: @${identifier}`,
  hint: didYouMean(candidate === null ? null : `@${candidate}`) ?? `give the figure, table, equation or heading {#${identifier}}`,
});

export const linkTargetUnknown = (url: string, candidate: string | null, position: Position): Diagnostic => ({
  code: 'link-target-unknown',
  severity: 'warning',
  position,
  message: `link leads to an id that nothing has: ${url}`,
  hint: didYouMean(candidate === null ? null : `#${candidate}`),
});

export const citationUnknown = (key: string, candidate: string | null, position: Position): Diagnostic => ({
  code: 'citation-unknown',
  severity: 'error',
  position,
  message: `no bibliography file has the cited key: @${key}`,
  hint: didYouMean(candidate === null ? null : `@${candidate}`),
});

export const citationWithoutBibliography = (key: string, position: Position): Diagnostic => ({
  code: 'citation-without-bibliography',
  severity: 'error',
  position,
  message: `a work is cited but the front matter names no bibliography: @${key}`,
  hint: 'add bibliography: sources.json (CSL-JSON) or sources.bib (BibTeX)',
});

export const bibliographyUnreadable = (file: string, reason: string, position: Position): Diagnostic => ({
  code: 'bibliography-unreadable',
  severity: 'error',
  position,
  message: `bibliography cannot be read, ${reason}: ${file}`,
  hint: 'paths are relative to the file they are written in',
});

export const bibliographyFormatUnknown = (file: string, position: Position): Diagnostic => ({
  code: 'bibliography-format-unknown',
  severity: 'error',
  position,
  message: `not a bibliography format: ${file}`,
  hint: 'use CSL-JSON (.json) or BibTeX (.bib)',
});

export const bibliographyMalformed = (fault: string, position: Position): Diagnostic => ({
  code: 'bibliography-malformed',
  severity: 'error',
  position,
  message: `bibliography is malformed, ${fault}`,
  hint: null,
});

export const workKeyDoubled = (key: string, first: Position, position: Position): Diagnostic => ({
  code: 'work-key-doubled',
  severity: 'error',
  position,
  message: `key is already used at ${place(first)}: ${key}`,
  hint: null,
});

export const workIncomplete = (key: string, missing: string, position: Position): Diagnostic => ({
  code: 'work-incomplete',
  severity: 'warning',
  position,
  message: `cited work has no ${missing}: ${key}`,
  hint: null,
});

export const texUnknown = (command: string, position: Position): Diagnostic => ({
  code: 'tex-unknown',
  severity: 'warning',
  position,
  message: `TeX command in a bibliography is not known and left out: ${command}`,
  hint: 'write the character itself, the file is UTF-8',
});

export const bibliographyEncoding = (position: Position): Diagnostic => ({
  code: 'bibliography-encoding',
  severity: 'error',
  position,
  message: 'bibliography is not UTF-8',
  hint: 'save the file as UTF-8',
});
