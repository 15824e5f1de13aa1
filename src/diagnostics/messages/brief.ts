/** What the brief has to say. */
import type { Position } from '../../document/position.js';
import type { Diagnostic } from '../diagnostic.js';

const points = (value: number): string => value.toFixed(1);

const mostShown = 16;
/** The line's first characters, by which it is found in the text. */
function beginning(line: string): string {
  const characters = Array.from(line.trim());
  return characters.length > mostShown ? `${characters.slice(0, mostShown).join('')}…` : characters.join('');
}

export const lineOverfull = (excessPt: number, line: string, position: Position | null): Diagnostic => ({
  code: 'line-overfull', severity: 'warning', position,
  message: `a line of the brief is too wide for its measure by ${points(excessPt)} pt: ${beginning(line)}`,
  hint: 'allow a break in the long word, or shorten it',
});

export const lineLoose = (excessPt: number, line: string, position: Position | null): Diagnostic => ({
  code: 'line-loose', severity: 'warning', position,
  message: `the gaps in a line of the brief are too wide by ${points(excessPt)} pt in all: ${beginning(line)}`,
  hint: 'change the words there, or allow a break in the long word of the next line',
});

/** What was done so that a table too wide for the page is whole on it all the same. */
export type TableRemedy = { readonly sizePt: number | null; readonly parts: number };

function remedyText({ sizePt, parts }: TableRemedy): string {
  const how = parts === 1 ? 'long words are broken' : `its columns stand in ${parts} parts below each other`;
  return sizePt === null ? how : `${how}, in type of ${points(sizePt)} pt`;
}

export const tableTooWide = (excessPt: number, remedy: TableRemedy, position: Position): Diagnostic => ({
  code: 'table-too-wide', severity: 'warning', position,
  message: `the table is too wide for the page of the brief by ${points(excessPt)} pt: ${remedyText(remedy)}`,
  hint: 'shorten the longest words of its columns, or split the table',
});

export const landscapeNested = (position: Position): Diagnostic => ({
  code: 'landscape-nested', severity: 'warning', position,
  message: 'landscape is ignored inside lists, columns, panels, quotations and other divs',
  hint: 'put it at the outermost level of the text',
});

export const pageNumbersUnsettled = (rounds: number): Diagnostic => ({
  code: 'page-numbers-unsettled', severity: 'warning', position: null,
  message: `page numbers in the contents still moved pages after ${rounds} rounds`,
  hint: 'start the first section on a page of its own: section-start: page',
});

export const blockTooTall = (excessPt: number, position: Position | null): Diagnostic => ({
  code: 'block-too-tall', severity: 'warning', position,
  message: `something that cannot be divided is taller than a page of the brief by ${points(excessPt)} pt`,
  hint: 'divide it in the manuscript',
});
