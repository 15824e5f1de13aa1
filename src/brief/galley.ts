/** Elements → boxes with set lines: React-PDF's layout, run once over unpaginated pages. */
import { createElement, type ReactElement, type ReactNode } from 'react';
import type { Position } from '../document/position.js';
import { setParagraph } from '../typesetting/setParagraph.js';
import type { Inline, ParagraphStyle, TextStyle } from '../typesetting/paragraph.js';
import { boxOf, childrenOf } from './boxes.js';
import { textInline } from './composeInlines.js';
import type { Composer } from './composer.js';
import { expandElements } from './expandElements.js';
import { layOutFlow } from './flowLayout.js';
import { recallGalleys } from './recallGalleys.js';
import type { AttributedText, LaidOutNode, LayoutFonts, NodeBox, TextAttributes, TextSetter } from './layoutTree.js';

/** What is laid out on its own: as long as it gets, or of a page's height. */
export type Galley = {
  readonly widthPt: number;
  readonly heightPt: number | null;
  /** All that `compose` composes from, beside what it reads from the composer: tells whether it would compose the same. */
  readonly content: unknown;
  /** Where it stands in its file; null for what stands nowhere. */
  readonly at: Position | null;
  /** Elements, composed when the galley is laid out, with this composer and no other. */
  readonly compose: (composer: Composer) => ReactNode;
};

const alignments: Readonly<Record<string, ParagraphStyle['align']>> = { left: 'left', right: 'right', center: 'center', justify: 'justify' };

function plainStyle(attributes: TextAttributes, composer: Composer): TextStyle {
  // The layout adds Helvetica to every stack; ours ends with the template's fallback families instead.
  const fonts = (attributes.font ?? []).filter((font) => font != null && font.family !== 'Helvetica');
  const first = fonts[0];
  return {
    families: fonts.length === 0 ? composer.look.tokens.families.body : fonts.map((font) => font?.family ?? ''),
    weight: (first?.weight ?? 400) >= 600 ? 700 : 400,
    style: first?.style === 'italic' ? 'italic' : 'normal',
    sizePt: attributes.fontSize ?? 10.5,
    colour: attributes.color ?? '#000000',
    lang: composer.input.metadata.lang,
    background: null,
    underline: attributes.underline ?? false,
    strike: attributes.strike ?? false,
    risePt: 0,
    letterSpacingPt: attributes.characterSpacing ?? 0,
    emphasisDots: false,
    tabularFigures: false,
    verbatim: false,
    link: attributes.link ?? null,
  };
}

const nowhere = { file: '', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** Sets the plain `<Text>` of templates, in the styles that it carries. */
export const plainSetter = (composer: Composer): TextSetter => (text: AttributedText, widthPt) => {
  const first = text.runs[0]?.attributes ?? {};
  const sizePt = Math.max(...text.runs.map((run) => run.attributes.fontSize ?? 10.5), 1);
  const inlines: Inline[] = text.runs.map((run) => textInline(run.text, plainStyle(run.attributes, composer), { composer, position: nowhere }));
  const style: ParagraphStyle = {
    lang: composer.input.metadata.lang,
    align: alignments[first.align ?? 'left'] ?? 'left',
    // React-PDF's style sheet has turned the ratio into points.
    linePitchPt: first.lineHeight ?? sizePt * 1.4,
    firstIndentPt: 0,
    hyphenate: false,
    ...composer.look.tokens.brief.lines[composer.look.lang],
  };
  return setParagraph(inlines, style, { widthPt, fonts: composer.input.fonts, cache: composer.cache });
};

const layoutFonts = (composer: Composer): LayoutFonts => ({
  getFont: ({ fontFamily, fontWeight, fontStyle }) => ({ data: { family: fontFamily, weight: Number(fontWeight ?? 400), style: fontStyle ?? 'normal' } }),
  load: () => Promise.resolve(),
  getEmojiSource: () => null,
  getHyphenationCallback: () => plainSetter(composer),
});

const pageElement = ({ galley: { widthPt, heightPt }, elements }: ComposedGalley): ReactElement =>
  createElement('PAGE', { size: heightPt === null ? [widthPt] : [widthPt, heightPt], wrap: false, style: {} }, elements);

/** Something of a column: its galley has one box with its elements in it. */
export type ColumnPart = Pick<Galley, 'content' | 'at'> & { readonly compose: (composer: Composer) => readonly ReactElement[]; /** Where it is not the column's. */ readonly widthPt?: number };

/** Parts that are laid out at once. */
const partsAtOnce = 32;
const turn = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

export const partGalley = ({ content, at, compose }: ColumnPart, widthPt: number): Galley =>
  ({ widthPt, heightPt: null, content, at, compose: (composer) => createElement('VIEW', {}, ...compose(composer)) });

/**
 * One galley of a column's parts below each other. Those that show drawings are laid out last, when `drawn` answers:
 * the rest is set while they are drawn. Each part is laid out on its own: margins of neighbours do not collapse.
 */
export async function setColumn(
  parts: readonly ColumnPart[],
  { widthPt, drawn, isLate }: { readonly widthPt: number; readonly drawn: () => Promise<unknown>; readonly isLate: (part: ColumnPart) => boolean },
  composer: Composer,
): Promise<LaidOutNode> {
  const set = new Map<ColumnPart, LaidOutNode>();
  const setParts = async (some: readonly ColumnPart[]): Promise<void> => {
    const pages = await setGalleys(some.map((part) => partGalley(part, part.widthPt ?? widthPt)), composer);
    some.forEach((part, index) => {
      const page = pages[index];
      if (page !== undefined) set.set(part, page);
    });
  };
  const early = parts.filter((part) => !isLate(part));
  for (let from = 0; from < early.length; from += partsAtOnce) {
    await setParts(early.slice(from, from + partsAtOnce));
    // messages of the drawing process are read between the groups
    await turn();
  }
  await drawn();
  await setParts(parts.filter(isLate));
  return stackColumns(parts.flatMap((part) => set.get(part) ?? []));
}

/** Pages of one column each → one with all of it. */
export function stackColumns(pages: readonly LaidOutNode[]): LaidOutNode {
  const [first] = pages;
  const column = first === undefined ? undefined : childrenOf(first)[0];
  if (first === undefined || column === undefined) throw new Error('a galley has no column');
  let heightPt = 0;
  const children: LaidOutNode[] = [];
  for (const page of pages) {
    const offset = heightPt;
    for (const child of childrenOf(childrenOf(page)[0] ?? page)) children.push({ ...child, box: { ...boxOf(child), top: boxOf(child).top + offset } });
    heightPt += boxOf(page).height;
  }
  const box = (node: LaidOutNode): NodeBox => ({ ...boxOf(node), height: heightPt });
  return { ...first, box: box(first), children: [{ ...column, box: box(column), children }] };
}

/** A galley, and the composer under which it is composed and set. */
export type GalleyOrder = { readonly galley: Galley; readonly composer: Composer };
type ComposedGalley = GalleyOrder & { readonly elements: ReactNode };

/** Galleys of one composer laid out by React-PDF, in order; boxes in points from each galley's top left corner. */
async function setByReactPdf(galleys: readonly ComposedGalley[], composer: Composer): Promise<readonly LaidOutNode[]> {
  // a tenth of a second to load, and seldom needed
  const [{ default: layoutDocument }, { instanceTree }] = await Promise.all([import('@react-pdf/layout'), import('./instances.js')]);
  const root = await layoutDocument(instanceTree(createElement('DOCUMENT', null, ...galleys.map(pageElement))), layoutFonts(composer));
  return root.children ?? [];
}

/** A galley of plain flow; null where it needs React-PDF's layout. */
function setFlow({ galley, composer, elements }: ComposedGalley): LaidOutNode | null {
  const nodes = expandElements(elements, plainSetter(composer));
  return nodes === null ? null : layOutFlow(nodes, galley);
}

async function setAll(orders: readonly GalleyOrder[]): Promise<readonly LaidOutNode[]> {
  const composed = orders.map((order): ComposedGalley => ({ ...order, elements: order.galley.compose(order.composer) }));
  const set = new Map<ComposedGalley, LaidOutNode>();
  const others = new Map<Composer, ComposedGalley[]>();
  for (const each of composed) {
    const page = setFlow(each);
    if (page !== null) set.set(each, page);
    else others.set(each.composer, [...(others.get(each.composer) ?? []), each]);
  }
  for (const [composer, galleys] of others) {
    const pages = await setByReactPdf(galleys, composer);
    galleys.forEach((each, index) => {
      const page = pages[index];
      if (page !== undefined) set.set(each, page);
    });
  }
  return composed.flatMap((each) => set.get(each) ?? []);
}

/** The galleys laid out, in order; boxes in points from each galley's top left corner. */
export async function setGalleys(galleys: readonly Galley[], composer: Composer): Promise<readonly LaidOutNode[]> {
  const { blocks } = composer;
  return blocks === null ? await setAll(galleys.map((galley) => ({ galley, composer }))) : await recallGalleys(galleys, { composer, blocks, setAll });
}
