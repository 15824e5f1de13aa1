/** The data of the brief's figures → an appendix with a table for each. */
import { createElement, type ReactElement } from 'react';
import type { Figure, Phrasing, Table, TableRow, Text } from '../document/nodes.js';
import type { Position } from '../document/position.js';
import { visit } from '../document/visit.js';
import type { FigureData } from '../figures/figureTable.js';
import { wordsElement, type Place } from './composeFlow.js';
import { composeTable } from './composeTable.js';
import { marked, type Composer } from './composer.js';
import { ownHeading } from './frontMatter.js';

/** The figures of the text that have data to show, known once they are drawn. */
function figuresWithData({ input }: Composer): readonly { readonly node: Figure; readonly data: FigureData }[] {
  const found: { node: Figure; data: FigureData }[] = [];
  visit([input.root], (node) => {
    const drawing = node.type === 'figure' ? input.figures.get(node.key) : undefined;
    const data = drawing?.kind === 'vector' ? (drawing.meaning?.data ?? null) : null;
    if (node.type === 'figure' && data !== null) found.push({ node, data });
    return undefined;
  });
  return found;
}

/** The appendix: nothing where no figure has data. Captions lead back to the figures. */
export function composeFigureData(composer: Composer): ReactElement[] {
  const figures = figuresWithData(composer);
  if (figures.length === 0) return [];
  const { look, sectionDepth } = composer;
  const place: Place = { role: 'body', widthPt: look.geometry.measurePt, level: 0 };
  const tables = figures.flatMap(({ node, data }) => {
    const note = data.rows.length < data.rowCount ? [wordsElement(look.wording.figureData.part(data.rows.length, data.rowCount), 'caption', composer)] : [];
    return [composeTable(tableOf(node, data, composer), place, composer), ...note.map((words) => marked({ tag: 'P' }, createElement('VIEW', { style: { marginBottom: 12 } }, words)))];
  });
  return [ownHeading({ words: look.wording.figureData.appendix, id: 'brief:figure-data', depth: sectionDepth }, composer), ...tables];
}

function tableOf(node: Figure, data: FigureData, { input, look }: Composer): Table {
  const { position } = node;
  const label = input.references.figures.get(node.key);
  const name: Phrasing = { type: 'link', url: `#${node.key}`, title: null, children: [{ type: 'strong', children: [textOf(label?.text ?? look.wording.unnamedFigure, position)], position }], position };
  const { columns, rows } = folded(data);
  const row = (cells: readonly string[]): TableRow => ({ type: 'tableRow', position, children: cells.map((cell) => ({ type: 'tableCell', children: cell === '' ? [] : [textOf(cell, position)], position })) });
  return {
    type: 'table',
    key: `data:${node.key}`,
    align: columns.map(({ align }) => align),
    children: [row(columns.map(({ title }) => title)), ...rows.map(row)],
    caption: [name, ...(node.caption.length === 0 ? [] : [textOf(look.wording.captionSeparator, position), ...withoutNotes(node.caption)])],
    // Where it is written: what floats would stand with another figure's.
    attributes: { id: null, classes: [], values: { placement: 'here' } },
    position,
  };
}

/** Characters of Latin letters that a line of a table holds, and what a column takes beside its text. */
const lineCharacters = 92;
const columnCharacters = 4;
/** Tables of so few rows are not folded; up to so many lines they are read down, on longer ones across. */
const fewRows = 16;
const linesOfPage = 38;

/** A long narrow table with its columns standing several times beside each other, as statistics print it. */
function folded({ columns, rows }: FigureData): Pick<FigureData, 'columns' | 'rows'> {
  const widthOf = (text: string): number => Array.from(text).reduce((width, character) => width + (/[\u1100-\uffef]/u.test(character) ? 2 : 1), 0);
  const characters = columns.reduce((sum, { title }, index) => sum + columnCharacters + rows.reduce((most, row) => Math.max(most, widthOf(row[index] ?? '')), widthOf(title)), 0);
  const times = Math.min(4, Math.floor(lineCharacters / characters));
  if (rows.length <= fewRows || times < 2) return { columns, rows };
  const lines = Math.ceil(rows.length / times);
  const blank = columns.map(() => '');
  const at = (line: number, block: number): readonly string[] => rows[lines <= linesOfPage ? block * lines + line : line * times + block] ?? blank;
  const blocks = Array.from({ length: times }, (_, block) => block);
  return { columns: blocks.flatMap(() => columns), rows: Array.from({ length: lines }, (_, line) => blocks.flatMap((block) => at(line, block))) };
}

const textOf = (value: string, position: Position): Text => ({ type: 'text', value, position });

/** A caption that stands a second time: its notes and pictures are with the figure. */
const withoutNotes = (caption: readonly Phrasing[]): readonly Phrasing[] => caption.filter(({ type }) => type !== 'footnoteReference' && type !== 'image');
