/** The words of a template's `<Text>`, with those in it → runs for the text engine, as React-PDF's layout would make them. */
import { Fragment, isValidElement, type ReactNode } from 'react';
import type { AttributedText, FontRequest, NodeStyle, TextAttributes } from './layoutTree.js';

type Run = AttributedText['runs'][number];

/** What a `<Text>` hands down to those in it. */
type Inherited = {
  readonly families: readonly string[];
  readonly weight: number;
  readonly style: string;
  readonly sizePt: number | null;
  readonly linePitchPt: number | null;
  readonly colour: string;
  readonly letterSpacingPt: number;
  readonly align: string;
  readonly link: string | null;
};

const outermost: Inherited = { families: [], weight: 400, style: 'normal', sizePt: null, linePitchPt: null, colour: '#000000', letterSpacingPt: 0, align: 'left', link: null };

/** Styles of text; all others are of its box. `maxLines` is not kept to. */
const ofText = new Set(['fontFamily', 'fontWeight', 'fontStyle', 'fontSize', 'lineHeight', 'color', 'letterSpacing', 'textAlign', 'maxLines']);

const isStrings = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((item) => typeof item === 'string');

/** The style after one more `<Text>`; null where it says what only React-PDF knows. */
function inherit(around: Inherited, own: NodeStyle): Inherited | null {
  const { fontFamily, fontWeight = around.weight, fontStyle = around.style, fontSize = around.sizePt, lineHeight, color = around.colour, letterSpacing = around.letterSpacingPt, textAlign = around.align } = own;
  const families = fontFamily === undefined ? around.families : typeof fontFamily === 'string' ? [fontFamily] : fontFamily;
  if (!isStrings(families) || typeof fontWeight !== 'number' || typeof fontStyle !== 'string' || typeof fontSize !== 'number') return null;
  if (typeof color !== 'string' || !/^#[0-9a-fA-F]{6}$/.test(color) || typeof letterSpacing !== 'number' || typeof textAlign !== 'string') return null;
  if (lineHeight !== undefined && typeof lineHeight !== 'number') return null;
  return {
    families, weight: fontWeight, style: fontStyle, sizePt: fontSize, colour: color, letterSpacingPt: letterSpacing, align: textAlign, link: around.link,
    linePitchPt: lineHeight === undefined ? around.linePitchPt : lineHeight * fontSize,
  };
}

function attributesOf({ families, weight, style, sizePt, linePitchPt, colour, letterSpacingPt, align, link }: Inherited): TextAttributes {
  const font = families.map((family): FontRequest => ({ family, weight, style }));
  return { font, color: colour, characterSpacing: letterSpacingPt, align, ...(link === null ? {} : { link }), ...(sizePt === null ? {} : { fontSize: sizePt }), ...(linePitchPt === null ? {} : { lineHeight: linePitchPt }) };
}

type WordProps = { readonly style?: NodeStyle; readonly src?: unknown; readonly children?: ReactNode };
const isWordProps = (value: unknown): value is WordProps => typeof value === 'object' && value !== null;

function addRuns(runs: Run[], node: ReactNode, around: Inherited): boolean {
  if (node === null || node === undefined || typeof node === 'boolean' || node === '') return true;
  if (typeof node === 'string' || typeof node === 'number') {
    runs.push({ text: String(node), attributes: attributesOf(around) });
    return true;
  }
  if (Array.isArray(node)) return node.every((child: ReactNode) => addRuns(runs, child, around));
  if (!isValidElement(node)) return false;
  const { type, props }: { readonly type: unknown; readonly props: unknown } = node;
  if (!isWordProps(props)) return false;
  if (type === Fragment) return addRuns(runs, props.children, around);
  if (type === 'LINK' && typeof props.src === 'string' && props.style === undefined) return addRuns(runs, props.children, { ...around, link: props.src });
  const style = props.style ?? {};
  // nothing but `style` and words: a link that looks like one or a destination is React-PDF's
  if (type !== 'TEXT' || Object.keys(props).some((name) => name !== 'style' && name !== 'children') || !Object.keys(style).every((name) => ofText.has(name))) return false;
  const inner = inherit(around, style);
  return inner !== null && addRuns(runs, props.children, inner);
}

/** Words with what they look like, and the style of their box. */
export type Words = { readonly text: AttributedText; readonly boxStyle: NodeStyle };

/** The words of a `<Text>` by its props, or null where they need React-PDF. */
export function readWords({ style = {}, children }: WordProps): Words | null {
  const root = inherit(outermost, style);
  const runs: Run[] = [];
  if (root === null || !addRuns(runs, children, root)) return null;
  return { text: { runs }, boxStyle: Object.fromEntries(Object.entries(style).filter(([name]) => !ofText.has(name))) };
}
