/** What the reader has to say about the text of a manuscript. */
import type { ReadRefusal } from '../../workspace.js';
import type { Position } from '../../document/position.js';
import type { Diagnostic, Severity } from '../diagnostic.js';
import { refusalHint } from './files.js';

type Said = { readonly severity: Severity; readonly code: string; readonly hint?: string | null };

const say = ({ severity, code, hint = null }: Said, message: string, position: Position | null): Diagnostic => ({ code, severity, message, hint, position });
const error = (code: string, hint: string | null = null): Said => ({ severity: 'error', code, hint });
const warning = (code: string, hint: string | null = null): Said => ({ severity: 'warning', code, hint });
const notice = (code: string, hint: string | null = null): Said => ({ severity: 'notice', code, hint });

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};

const refusals: Readonly<Record<ReadRefusal, string>> = {
  missing: 'file not found',
  outside: "file lies outside the manuscript's folder",
  'not-a-regular-file': 'not a regular file',
  'too-large': 'file is too large',
  unreadable: 'file cannot be read',
};

// ---- files ----

export const fileRefused = (refusal: ReadRefusal, url: string, position: Position | null): Diagnostic =>
  say(error(`file-${refusal}`, refusalHint(refusal, url)), `${refusals[refusal]}: ${url}`, position);

export const manuscriptTooLarge = (file: string, limitMegabytes: number, position: Position | null): Diagnostic =>
  say(error('manuscript-too-large', 'split it and include the parts'), `Markdown file is larger than ${limitMegabytes} MB: ${file}`, position);

export const manuscriptTooLong = (limit: number, position: Position): Diagnostic =>
  say(error('manuscript-too-long', 'make several manuscripts of it'), `manuscript has more than ${limit} paragraphs, headings, tables and the like`, position);

export const manuscriptNotUtf8 = (position: Position): Diagnostic =>
  say(error('manuscript-not-utf8', 'save the file as UTF-8'), 'text is not UTF-8 from here on', position);

export const manuscriptEmpty = (position: Position): Diagnostic =>
  say(warning('manuscript-empty', 'write something below the front matter'), 'manuscript has no content', position);

export const includeCycle = (file: string, position: Position): Diagnostic =>
  say(error('include-cycle'), `file includes itself: ${file}`, position);

export const includeTooDeep = (limit: number, position: Position): Diagnostic =>
  say(error('include-too-deep'), `files include each other more than ${limit} deep`, position);

export const tooManyIncludes = (limit: number, position: Position): Diagnostic =>
  say(error('include-too-many'), `more than ${limit} files are included`, position);

export const includeWithoutFile = (position: Position): Diagnostic =>
  say(error('include-without-file', 'write ::: {.include file="part.md"}'), 'include names no file', position);

export const includedFrontMatter = (position: Position): Diagnostic =>
  say(warning('included-front-matter'), 'front matter of an included file is left out', position);

// ---- structure ----

export const nestingTooDeep = (limit: number, position: Position): Diagnostic =>
  say(error('nesting-too-deep'), `nested more than ${limit} deep`, position);

export const divNotClosed = (position: Position): Diagnostic =>
  say(error('div-not-closed', 'a line of ::: closes it'), 'div is opened here and never closed', position);

export const divFenceStray = (position: Position): Diagnostic =>
  say(warning('div-fence-stray'), 'line of colons opens and closes nothing, it is shown as text', position);

export const mathNotClosed = (position: Position): Diagnostic =>
  say(warning('math-not-closed', 'close it with $$ before the next empty line'), 'no formula begins here, $$ is shown as text', position);

export const divContentLost = (name: string, position: Position): Diagnostic =>
  say(warning('div-content-left-out'), `content has no place here and is left out: ${name}`, position);

export const divNameUnknown = (name: string, meant: string, position: Position): Diagnostic =>
  say(warning('div-name-unknown', `did you mean ${meant}?`), `div has a name without a meaning of its own: ${name}`, position);

export const divTitleShown = (title: string, position: Position): Diagnostic =>
  say(warning('div-title-shown', 'only callouts have titles'), `words after the name of a div are set as text: ${short(title)}`, position);

export const columnsContent = (position: Position): Diagnostic =>
  say(warning('columns-content', 'put it into ::: column'), 'content stands between columns, it becomes a column of its own', position);

export const shortcodeUnknown = (text: string, position: Position): Diagnostic =>
  say(warning('shortcode-unknown'), `shortcode is shown as text: ${short(text)}`, position);

export const tableRowTooLong = (cells: number, columns: number, position: Position): Diagnostic =>
  say(warning('table-row-too-long', 'write \\| for a bar inside a cell'), `row has ${cells} cells for ${columns} columns, the rest is left out`, position);

export const tableSpanMisfit = (position: Position): Diagnostic =>
  say(warning('table-span-misfit', 'the cell above begins in the same column and is as wide; head and body are apart'), 'no cell above fits ^^, it is shown as text', position);

export const tableWithoutRows = (position: Position): Diagnostic =>
  say(error('table-empty'), 'table has no rows', position);

export const csvMalformed = (reason: string, position: Position): Diagnostic =>
  say(error('csv-malformed'), `CSV cannot be read: ${reason}`, position);

export const alignNotUnderstood = (value: string, position: Position): Diagnostic =>
  say(warning('align-not-understood', 'one letter for each column: l, c or r'), `alignment of columns is not understood: ${value}`, position);

export const widthNotUnderstood = (value: string, position: Position): Diagnostic =>
  say(warning('width-not-understood', 'give it in percent: width=60%'), `width is not a percentage, it is left out: ${value}`, position);

export const placementNotUnderstood = (value: string, position: Position): Diagnostic =>
  say(warning('placement-not-understood', 'it may be auto, here or float'), `placement is not understood, it is left out: ${value}`, position);

export const attributeNotUnderstood = (name: string, value: string, position: Position): Diagnostic =>
  say(error('condition-unknown', 'when-format and unless-format take pdf for the brief, revealjs or html for the deck'), `condition cannot be decided: ${name}=${value}`, position);

export const attributeUnfit = (name: string, value: string, { expected, position }: { readonly expected: string; readonly position: Position }): Diagnostic =>
  say(error('attribute-unfit', `expected ${expected}`), `value of an attribute does not fit: ${name}=${value}`, position);

// ---- running text ----

export const htmlShownAsText = (raw: string, position: Position): Diagnostic =>
  say(warning('html-shown-as-text', 'the elements br, sub, sup, kbd, mark, abbr, u and small may be used'), `HTML is shown as text: ${short(raw)}`, position);

export const attributesLeftOut = (raw: string, position: Position): Diagnostic =>
  say(warning('html-attributes-left-out'), `attributes of an HTML tag are left out: ${short(raw)}`, position);

export const linkSchemeRefused = (scheme: string, position: Position): Diagnostic =>
  say(warning('link-scheme-refused', 'links lead to http, https, mailto, tel, or a relative address'), `link is shown as text, its scheme is not allowed: ${scheme}`, position);

export const linkDefinitionMissing = (label: string, position: Position): Diagnostic =>
  say(warning('link-definition-missing'), `link has no definition, it is shown as text: [${short(label)}]`, position);

export const linkDefinedTwice = (label: string, position: Position): Diagnostic =>
  say(warning('link-defined-twice'), `link is defined again, the first definition counts: [${short(label)}]`, position);

export const linkDefinitionUnused = (label: string, position: Position): Diagnostic =>
  say(notice('link-definition-unused'), `link definition is not used: [${short(label)}]`, position);

export const footnoteMissing = (label: string, position: Position): Diagnostic =>
  say(error('footnote-missing', `define it: [^${label}]: text`), `footnote is not defined: [^${label}]`, position);

export const footnoteDefinedTwice = (label: string, position: Position): Diagnostic =>
  say(error('footnote-defined-twice'), `footnote is defined again: [^${label}]`, position);

export const footnoteUnused = (label: string, position: Position): Diagnostic =>
  say(warning('footnote-unused'), `footnote is never referred to, it is not printed: [^${label}]`, position);

// ---- front matter ----

export const frontMatterMalformed = (reason: string, position: Position): Diagnostic =>
  say(error('front-matter-malformed'), `front matter is not YAML: ${reason}`, position);

export const frontMatterNotClosed = (position: Position): Diagnostic =>
  say(error('front-matter-not-closed', 'a line of --- closes it'), 'front matter is never closed', position);

export const frontMatterNoMap = (position: Position): Diagnostic =>
  say(error('front-matter-no-keys', 'write title: …'), 'front matter has no keys', position);

export const frontMatterTooLarge = (limitKilobytes: number, position: Position): Diagnostic =>
  say(error('front-matter-too-large'), `front matter is larger than ${limitKilobytes} kB`, position);

export const keyUnknown = (key: string, nearest: string | null, position: Position): Diagnostic =>
  say(warning('key-unknown', nearest === null ? null : `did you mean ${nearest}?`), `front matter key is not known: ${key}`, position);

export const valueUnfit = (key: string, expected: string, position: Position): Diagnostic =>
  say(error('value-unfit', `expected ${expected}`), `value of a front matter key does not fit: ${key}`, position);

export const keyGivenTwice = (key: string, other: string, position: Position): Diagnostic =>
  say(warning('key-given-twice'), `${key} is left out, it says the same as ${other}`, position);

export const languageGuessed = (lang: string, position: Position): Diagnostic =>
  say(notice('language-guessed', `write lang: ${lang} in the front matter`), `no language is given, judged by its characters it is ${lang}`, position);
