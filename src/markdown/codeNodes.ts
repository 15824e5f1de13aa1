/** Fenced blocks: code, and the charts, formulas and tables that are written in fences. */
import type { Attributes, Flow, Phrasing } from '../document/nodes.js';
import { readAttributes, readTrailingAttributes } from './attributes.js';
import type { LeafBlock } from './block.js';
import { unescapeText } from './characterReferences.js';
import { readCsv } from './csvTables.js';
import { makeFigure } from './paragraphs.js';
import { slicePassage, trimPassage, type Passage } from './passage.js';
import { readPhrasing } from './readPhrasing.js';
import type { FileContext } from './readState.js';
import type { Caption } from './tableNodes.js';

type Info = { readonly lang: string | null; readonly meta: string | null; readonly attributes: Attributes | null };

/** The node of a fence. `caption` is the caption paragraph after it; only charts and tables use that. */
export function readCode(block: LeafBlock, caption: Caption | null, context: FileContext): { readonly flow: readonly Flow[]; readonly usedCaption: boolean } {
  const passage = block.data.kind === 'fence' ? block.data.info : null;
  const info = readInfo(passage?.text ?? '');
  const value = block.lines.map((line) => line.text).join('\n');
  const position = { file: context.file, start: block.start, end: block.end };
  const place = placeOf(block);
  const lang = info.lang?.toLowerCase();
  if (lang === 'math') return { flow: [{ type: 'math', value: value.trim(), attributes: info.attributes, position }], usedCaption: false };
  const isTable = lang === 'csv-table' || lang === 'tsv-table';
  if (lang !== 'vega-lite' && lang !== 'vegalite' && !isTable) {
    return { flow: [{ type: 'code', ...info, value, position }], usedCaption: false };
  }
  const attributes = joined(info.attributes, caption?.attributes ?? null);
  const text = captionText(attributes, { passage, caption, context });
  const whole = caption === null ? position : { ...position, end: caption.block.end };
  const usedCaption = caption !== null;
  if (isTable) {
    const delimiter = lang === 'tsv-table' ? '\t' : undefined;
    const csv = { text: value, file: context.file, ...place, delimiter };
    return { flow: [readCsv(csv, { attributes, caption: text, position: whole, context })], usedCaption };
  }
  const source = { kind: 'chart-inline' as const, value, line: place.line, indent: place.column - 1 };
  return { flow: [makeFigure({ source, caption: text, attributes, position: whole }, context)], usedCaption };
}

/** `python {#id .class} title`, `{.python}`, Quarto's `{python}`. */
function readInfo(text: string): Info {
  const info = unescapeText(text).trim();
  const name = /^[^\s{]*/.exec(info)?.[0] ?? '';
  const after = name.length + (/^[ \t]*/.exec(info.slice(name.length))?.[0].length ?? 0);
  const direct = readAttributes(info, after);
  const found = direct === null ? readTrailingAttributes(info) : { attributes: direct.attributes, start: after };
  if (found === null) {
    const [, word = '', meta = ''] = /^(\S*)\s*([\s\S]*)$/.exec(info) ?? [];
    return { lang: filled(/^\{=?([\w+#-]+)\}$/.exec(word)?.[1] ?? word), meta: filled(meta), attributes: null };
  }
  const meta = direct === null ? info.slice(name.length, found.start) : info.slice(direct.end);
  const { id, classes, values } = found.attributes;
  if (name !== '') return { lang: name, meta: filled(meta), attributes: found.attributes };
  return { lang: classes[0] ?? null, meta: filled(meta), attributes: { id, classes: classes.slice(1), values } };
}

const filled = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Where the first line with text begins; the columns before it were stripped from each line. */
function placeOf(block: LeafBlock): { readonly line: number; readonly column: number } {
  const first = block.lines[0];
  const filled = block.lines.find((line) => line.text.trim() !== '');
  return { line: first?.line ?? block.start.line + 1, column: filled?.column ?? 1 };
}

function joined(first: Attributes | null, second: Attributes | null): Attributes | null {
  if (first === null || second === null) return first ?? second;
  return { id: first.id ?? second.id, classes: [...first.classes, ...second.classes], values: { ...second.values, ...first.values } };
}

type CaptionPlace = { readonly passage: Passage | null; readonly caption: Caption | null; readonly context: FileContext };

function captionText(attributes: Attributes | null, { passage, caption, context }: CaptionPlace): readonly Phrasing[] {
  if (caption !== null) return readPhrasing(caption.text, context);
  const typed = attributes?.values['caption'] ?? attributes?.values['fig-cap'] ?? attributes?.values['tbl-cap'];
  if (typed === undefined || passage === null) return [];
  const at = passage.text.indexOf(typed);
  const text = at < 0 ? { ...slicePassage(passage, 0, 0), text: typed } : slicePassage(passage, at, at + typed.length);
  return readPhrasing(trimPassage(text), context);
}
