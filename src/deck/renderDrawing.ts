/** Drawings of the tables beside the tree → inline SVG, pictures and formulas of the deck. */
import type { Image } from '../document/nodes.js';
import type { Position } from '../document/position.js';
import { formulaKey } from '../figures/figureTable.js';
import type { Drawing, VectorDrawing } from '../figures/figureTable.js';
import { renameIds } from '../svg/renameIds.js';
import type { SvgElement } from '../svg/svgElement.js';
import type { FontStyle, FontWeight } from '../typesetting/fontLibrary.js';
import { monoFace } from './deckGlyphs.js';
import { element, printHtml } from './html.js';
import type { Html, HtmlElement } from './html.js';
import type { PrintedDrawing, RenderContext } from './renderContext.js';

/** What a drawing says to readers who cannot see it: '' for one that is decoration. */
type Alternative = { readonly key: string; readonly alt: string };

/** The drawing as an element that fills the width it is given and keeps its proportions. */
export function renderDrawing(drawing: Drawing, alternative: Alternative, context: RenderContext): HtmlElement {
  return drawing.kind === 'vector' ? renderVector(drawing, alternative, context) : renderRaster(drawing, alternative.alt);
}

function renderRaster(drawing: Drawing & { readonly kind: 'raster' }, alt: string): HtmlElement {
  const bytes = Buffer.from(drawing.bytes.buffer, drawing.bytes.byteOffset, drawing.bytes.byteLength);
  return element('img', {
    src: `data:image/${drawing.format};base64,${bytes.toString('base64')}`,
    alt,
    width: String(Math.round(drawing.widthPx)),
    height: String(Math.round(drawing.heightPx)),
  });
}

function renderVector(drawing: VectorDrawing, alternative: Alternative, context: RenderContext): HtmlElement {
  const root = printed(drawing, alternative.key, context);
  const named: Readonly<Record<string, string>> = alternative.alt === '' ? {} : { 'aria-label': alternative.alt };
  const accessible = holdsLinks(drawing.svg) ? { role: 'group', ...named } : alternative.alt === '' ? { 'aria-hidden': 'true' } : { role: 'img', ...named };
  const kept = Object.entries(root.attributes).filter(
    ([name]) => !['xmlns', 'xmlns:xlink', 'width', 'height', 'viewBox', 'preserveAspectRatio', 'role', 'aria-label', 'aria-hidden', 'class', 'version'].includes(name),
  );
  return element(
    'svg',
    {
      viewBox: root.attributes['viewBox'] ?? `0 0 ${drawing.widthPx} ${drawing.heightPx}`,
      width: String(drawing.widthPx),
      height: String(drawing.heightPx),
      preserveAspectRatio: context.drawingPlace,
      ...accessible,
      ...Object.fromEntries(kept),
    },
    [root.content],
  );
}

/** Printed at once: nothing looks into a drawing, and charts have hundreds of elements. */
function printed({ svg }: VectorDrawing, key: string, context: RenderContext): PrintedDrawing {
  const known = context.drawings.get(svg);
  if (known?.key === key) return known;
  const root = renameIds(svg, key.replace(/[^\p{L}\p{Nd}_-]/gu, '-'));
  noteText(root, context);
  const markup = printHtml(root.children.flatMap((child) => svgToHtml(child, context)));
  const drawing: PrintedDrawing = { key, attributes: root.attributes, content: { kind: 'markup', markup } };
  context.drawings.set(svg, drawing);
  return drawing;
}

/** What is inside a picture is not read, and may not be followed: a drawing with links is a group. https://www.w3.org/TR/wai-aria-1.2/#img */
const holdsLinks = (svg: SvgElement): boolean => svg.name === 'a' || svg.children.some((child) => typeof child !== 'string' && holdsLinks(child));

/** Nothing that could run, load or leave: the drawings are sanitised before, and this is where they are printed. */
const forbiddenSvg: ReadonlySet<string> = new Set(['script', 'foreignobject', 'iframe', 'style', 'animate', 'set', 'handler']);

/** What a link of a drawing may lead to, and what any other reference may show. */
const followed = /^(?:#|https?:|mailto:)/i;
const shown = /^(?:#|data:image\/)/i;

function svgToHtml(node: SvgElement | string, context: RenderContext): readonly Html[] {
  if (typeof node === 'string') return [node];
  if (forbiddenSvg.has(node.name.toLowerCase())) return [];
  const attributes = Object.entries(node.attributes).filter(
    ([name, value]) => !/^(?:on.*|style)$/i.test(name) && !(/href$/i.test(name) && !(node.name === 'a' ? followed : shown).test(value)),
  );
  const isLeaving = node.name === 'a';
  return [
    element(
      node.name,
      {
        ...Object.fromEntries(attributes),
        ...(node.attributes['font-family'] === undefined ? {} : { 'font-family': deckFamilies(node.attributes['font-family'], context) }),
        ...(isLeaving ? { target: '_blank', rel: 'noopener noreferrer' } : {}),
      },
      node.children.flatMap((child) => svgToHtml(child, context)),
    ),
  ];
}

const namesOf = (families: string): readonly string[] => families.split(',').map((family) => family.trim().replace(/^["']|["']$/g, ''));

/** null where the drawing's text has the deck's own sans families, which it inherits; else its families and the fallback ones. */
function deckFamilies(families: string, context: RenderContext): string | null {
  const { tokens, fallbackFamilies } = context.input.template;
  const names = namesOf(families);
  if (names[0] === tokens.families.sans[0]) return null;
  return [...new Set([...names, ...fallbackFamilies])].map((name) => (/^[A-Za-z-]+$/.test(name) ? name : `'${name}'`)).join(',');
}

export type DrawnFont = { readonly families: readonly string[]; readonly weight: FontWeight; readonly style: FontStyle };

/** Notes the characters of a drawing's text under the families that its attributes name. */
function noteText(root: SvgElement, context: RenderContext): void {
  for (const { text, font } of textsOf(root, context)) context.glyphs.addDrawn(text, font, null);
}

const noFont: DrawnFont = { families: [], weight: 400, style: 'normal' };

type DrawnText = { readonly text: string; readonly font: DrawnFont };

function textsOf(root: SvgElement, { input: { template } }: RenderContext): readonly DrawnText[] {
  return textsBelow(root, noFont, { registered: new Set(template.faces.map((face) => face.family)), sans: template.tokens.families.sans });
}

function textsBelow(node: SvgElement, inherited: DrawnFont, families: { readonly registered: ReadonlySet<string>; readonly sans: readonly string[] }): readonly DrawnText[] {
  const { attributes } = node;
  const named = attributes['font-family'];
  const weight = attributes['font-weight'];
  const font: DrawnFont = {
    families:
      named === undefined
        ? inherited.families
        : namesOf(named).filter((family) => families.registered.has(family)),
    weight: weight === undefined ? inherited.weight : isBold(weight) ? 700 : 400,
    style: attributes['font-style'] === undefined ? inherited.style : attributes['font-style'] === 'normal' ? 'normal' : 'italic',
  };
  return node.children.flatMap((child): readonly DrawnText[] => {
    if (typeof child !== 'string') return textsBelow(child, font, families);
    if (node.name !== 'text' && node.name !== 'tspan' && node.name !== 'a') return [];
    return [{ text: child, font: { ...font, families: font.families.length > 0 ? font.families : families.sans } }];
  });
}

/** The fonts of a drawing's texts, each once. */
export function drawnFonts(root: SvgElement, context: RenderContext): readonly DrawnFont[] {
  return [...new Map(textsOf(root, context).map(({ font }) => [JSON.stringify(font), font])).values()];
}

const isBold = (weight: string): boolean => weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;

/** A picture inside a line of text, no taller than the line. */
export function renderImage(node: Image, context: RenderContext): readonly Html[] {
  const drawing = context.input.figures.get(node.key);
  if (!drawing) return [];
  return [element('span', { class: 'inline-picture', title: node.title }, [renderDrawing(drawing, { key: node.key, alt: node.alt }, context)])];
}

/** A formula: its outlines for the eye, MathML for those who cannot see it. */
export function renderFormula(
  formula: { readonly value: string; readonly display: boolean; readonly position: Position },
  context: RenderContext,
): readonly Html[] {
  const drawing = context.input.formulas.get(formulaKey(formula.value, formula.display));
  if (!drawing) {
    context.glyphs.add(formula.value, monoFace, formula.position);
    return [element('code', {}, [formula.value])];
  }
  noteText(drawing.svg, context);
  return [
    element('span', { class: 'formula', style: `vertical-align:${(-drawing.depthEm).toFixed(3)}em` }, [
      element('span', { class: 'drawing', 'aria-hidden': 'true' }, [{ kind: 'markup', markup: drawing.markup }]),
      element('span', { class: 'visually-hidden' }, [{ kind: 'markup', markup: drawing.mathml }]),
    ]),
  ];
}
