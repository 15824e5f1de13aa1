/** A figure node → its drawing at the printed size, with the caption kept to it. */
import { createElement, type ReactElement } from 'react';
import { figurePlacements, type FigurePlacement } from '../document/metadata.js';
import type { Figure, Phrasing, Table } from '../document/nodes.js';
import { plainText } from '../document/plainText.js';
import { provenanceOf } from '../document/provenance.js';
import { chartTextSmall } from '../diagnostics/messages/chartLint.js';
import type { Drawing } from '../figures/figureTable.js';
import type { Label } from '../references/references.js';
import type { Inline } from '../typesetting/paragraph.js';
import { inlinesOf, pxToPt } from './composeInlines.js';
import type { Place } from './composeFlow.js';
import { baseStyle, marked, paragraphStyle, roleStyle, textElement, type Composer } from './composer.js';
import { foundLanguage } from './languages.js';

/** `图 1　…` or `Figure 1. …` as one set text, the label standing out; null for nothing. */
export function captionElement(caption: { children: readonly Phrasing[]; label: Label | undefined }, composer: Composer, widthPt: number): ReactElement | null {
  if (caption.children.length === 0) return null;
  const role = roleStyle('caption', composer);
  const style = baseStyle(role, composer);
  const label: readonly Inline[] =
    caption.label === undefined
      ? []
      : [
          { kind: 'text', text: caption.label.text, style: { ...style, weight: 700, colour: composer.look.tokens.colours.accent }, mark: null },
          { kind: 'text', text: composer.look.wording.captionSeparator, style, mark: null },
        ];
  const inlines = [...label, ...inlinesOf(caption.children, style, composer)];
  const position = caption.children[0]?.position ?? null;
  const text = textElement({ inlines, style: paragraphStyle(role, composer) }, composer, { position, widthPt, ...(role.alignSeveral === undefined ? {} : { alignSeveral: role.alignSeveral }) });
  return marked({ tag: 'P', ...foundLanguage(caption.children, composer) }, text);
}

/** The size of what a figure is based on, beside that of its caption. */
const sourceShare = 0.92;

/** `资料来源：…` or `Source: …` as a paragraph; null for nothing. */
export function sourceElement(children: readonly Phrasing[], composer: Composer, widthPt: number): ReactElement | null {
  if (children.length === 0) return null;
  const role = roleStyle('caption', composer);
  const style = { ...baseStyle(role, composer), sizePt: role.sizePt * sourceShare };
  const { wording } = composer.look;
  const inlines: readonly Inline[] = [{ kind: 'text', text: `${wording.source}${wording.labelColon}`, style, mark: null }, ...inlinesOf(children, style, composer)];
  const text = textElement({ inlines, style: { ...paragraphStyle(role, composer), linePitchPt: role.linePitchPt * sourceShare } }, composer, { position: children[0]?.position ?? null, widthPt });
  return marked({ tag: 'P', ...foundLanguage(children, composer) }, text);
}

/** Share of the text area that a figure may take in height, so that its caption and a line of text fit beside it. */
const tallestShare = 0.82;

/** The printed size of a drawing: natural, or a share of the width, within the width and the page. */
export function printedSize(drawing: Drawing, wanted: { widthPercent: number | null; widthPt: number; areaHeightPt: number }): { widthPt: number; heightPt: number } {
  const natural = { widthPt: pxToPt(drawing.widthPx), heightPt: pxToPt(drawing.heightPx) };
  const target = wanted.widthPercent === null ? Math.min(natural.widthPt, wanted.widthPt) : (wanted.widthPt * Math.min(100, wanted.widthPercent)) / 100;
  const scale = Math.min(target / natural.widthPt, (wanted.areaHeightPt * tallestShare) / natural.heightPt);
  return { widthPt: natural.widthPt * scale, heightPt: natural.heightPt * scale };
}

/** Where a figure or table stands: its own word, the manuscript's, the template's. In lists, columns and panels it cannot float. */
export function placementOf(node: Figure | Table, place: Place, { input, look }: Composer): FigurePlacement {
  if (place.role !== 'body' || place.level > 0 || place.widthPt < look.geometry.measurePt) return 'here';
  const own = node.attributes?.values['placement'];
  return figurePlacements.find((known) => known === own) ?? input.metadata.figurePlacement ?? look.tokens.brief.figurePlacement;
}

/** Smaller print is not read at arm's length. */
const leastTextPt = 6;

type Printed = { readonly node: Figure; readonly drawing: Drawing; readonly printedWidthPt: number };

function reportSmallText({ node, drawing, printedWidthPt }: Printed, composer: Composer): void {
  const smallest = drawing.kind === 'vector' ? (drawing.chart?.smallestText ?? null) : null;
  if (smallest === null) return;
  const sizePt = (smallest.sizePx * printedWidthPt) / drawing.widthPx;
  if (sizePt >= leastTextPt - 0.05) return;
  const warning = chartTextSmall({ text: smallest.text, size: `${sizePt.toFixed(1)} pt`, least: `${leastTextPt} pt`, where: 'brief' }, node.position);
  composer.reportOnce(`chart-text-small:${node.key}`, warning);
}

/** What was composed from a chart; null for a picture. */
const composedAlt = (drawing: Drawing): string | null => (drawing.kind === 'vector' && drawing.meaning !== undefined && drawing.meaning.description !== '' ? drawing.meaning.description : null);

/** No element for a figure whose drawing failed; that was reported when it was drawn. */
export function composeFigure(node: Figure, place: Place, composer: Composer): ReactElement[] {
  const { input, look, components } = composer;
  const drawing = input.figures.get(node.key);
  if (drawing === undefined) return [];
  const size = printedSize(drawing, { widthPercent: node.widthPercent, widthPt: place.widthPt, areaHeightPt: look.geometry.areaHeightPt });
  reportSmallText({ node, drawing, printedWidthPt: size.widthPt }, composer);
  const label = input.references.figures.get(node.key);
  const canvas = createElement('CANVAS', { paint: () => undefined, painted: { kind: 'drawing', drawing }, style: { width: size.widthPt, height: size.heightPt } });
  const alt = (node.alt ?? composedAlt(drawing)) ?? ([label?.text ?? '', plainText(node.caption)].filter((part) => part !== '').join(look.wording.captionSeparator) || look.wording.unnamedFigure);
  const lines = [
    captionElement({ children: node.caption, label }, composer, place.widthPt),
    sourceElement(provenanceOf(node, drawing.kind === 'vector' ? (drawing.meaning?.source ?? null) : null), composer, place.widthPt),
  ].filter((line) => line !== null);
  const caption = lines.length === 0 ? null : marked({ tag: 'Caption' }, ...lines);
  // A caption is a child of what it describes. ISO 32000-2, 14.8.4.8.4
  const decorative = alt === '';
  const picture = decorative ? marked({ tag: 'Artifact' }, canvas) : canvas;
  const block = { unbreakable: true, ids: [node.key], position: node.position, placed: { sequence: 'figure' as const, placement: placementOf(node, place, composer) } };
  return [marked(decorative ? { tag: 'Div', ...block } : { tag: 'Figure', alt, ...block }, createElement(components.FigureFrame, { look, picture, caption }))];
}
