/** A planned slide → the same with its content arranged as its layout wants it. */
import type { Report } from '../diagnostics/diagnostic.js';
import { slideLayoutUnfit } from '../diagnostics/messages/deck.js';
import type { Column, Columns, DefinitionList, Figure, Flow, Paragraph } from '../document/nodes.js';
import { plainText } from '../document/plainText.js';
import type { FigureTable } from '../figures/figureTable.js';
import type { Slide } from './planSlides.js';
import { isSource } from './quotationSource.js';
import { layoutAskedBy, type SlideLayout } from './slideLayouts.js';
import { flowWidth, textWidth } from './textWidth.js';

/** A layout that arranges anything. */
type ArrangedLayout = Exclude<SlideLayout, 'stacked'>;

type Content = {
  /** What can be seen, and pauses. */
  readonly nodes: readonly Flow[];
  readonly notes: readonly Flow[];
};

/** Content that fits a layout, arranged; null for content that does not. */
type Arrange = (nodes: readonly Flow[]) => readonly Flow[] | null;

/**
 * Arranges a planned slide; its figures must be drawn, since layouts look at them.
 *
 * A layout that a heading asks for by a class wins. Without one, a figure with little text goes beside it, and a quotation
 * with nothing but its source is shown as one. Side by side is always said with columns, so that whatever lays out or divides
 * slides knows them already.
 *
 * Reports `slide-layout-unfit` where the content is not what the layout asked for needs; the slide is then as without it.
 */
export function arrangeSlide(slide: Slide, figures: FigureTable, report: Report): Slide {
  const asked = slide.heading === null ? null : layoutAskedBy(slide.heading, report);
  const content: Content = {
    nodes: slide.children.filter((node) => node.type !== 'speakerNotes'),
    notes: slide.children.filter((node) => node.type === 'speakerNotes'),
  };
  if (asked === 'stacked') return slide;
  if (asked === null) {
    const found = arrangedAs(slide, layoutFoundIn(slide, content.nodes, figures), content);
    const otherwise = found === null ? arrangedAs(slide, sideFor(slide, content.nodes), content) : found.layout === 'quotation' ? null : slide;
    return { ...(found ?? slide), ...(otherwise === null ? {} : { otherwise }) };
  }
  const arranged = arrangedAs(slide, asked, content);
  if (arranged === null && slide.heading !== null) report(slideLayoutUnfit(asked, slide.heading.position));
  return arranged ?? slide;
}

function arrangedAs(slide: Slide, layout: ArrangedLayout | null, { nodes, notes }: Content): Slide | null {
  const children = layout === null ? null : arrangements[layout](nodes);
  return children === null ? null : { ...slide, layout, children: [...children, ...notes] };
}

const arrangements: Readonly<Record<ArrangedLayout, Arrange>> = {
  'figure-left': (nodes) => figureBeside(nodes, 'left'),
  'figure-right': (nodes) => figureBeside(nodes, 'right'),
  'full-bleed': (nodes) => (loneFigure(nodes)?.source.kind === 'picture-file' ? nodes : null),
  'big-number': bigNumber,
  quotation,
  comparison,
  timeline,
};

const isFigure = (node: Flow): node is Figure => node.type === 'figure';

/** The only figure at the top of a slide's content; null where there is none or more than one. */
function loneFigure(nodes: readonly Flow[]): Figure | null {
  const figures = nodes.filter(isFigure);
  return figures.length === 1 ? (figures[0] ?? null) : null;
}

const isSeen = (node: Flow): boolean => node.type !== 'pause' && node.type !== 'pageBreak';

/** Shares of the width: a figure wants more of it than its text. */
const figureShare = 58;

const column = (children: readonly Flow[], widthPercent: number | null): readonly Column[] =>
  children[0] === undefined ? [] : [{ type: 'column', position: children[0].position, widthPercent, children }];

const columns = (children: readonly Column[]): readonly Columns[] =>
  children[0] === undefined ? [] : [{ type: 'columns', position: children[0].position, children }];

function figureBeside(nodes: readonly Flow[], side: 'left' | 'right'): readonly Flow[] | null {
  const figure = loneFigure(nodes);
  const rest = nodes.filter((node) => node !== figure);
  if (figure === null || !rest.some(isSeen)) return null;
  const [shown, told] = [column([figure], figureShare), column(rest, 100 - figureShare)];
  return columns(side === 'left' ? [...shown, ...told] : [...told, ...shown]);
}

const withClass = (node: Paragraph, name: string): Paragraph => ({
  ...node,
  attributes: { id: node.attributes?.id ?? null, classes: [...(node.attributes?.classes ?? []), name], values: node.attributes?.values ?? {} },
});

const longestNumber = 16;

function bigNumber(nodes: readonly Flow[]): readonly Flow[] | null {
  const [number, ...rest] = nodes;
  if (number?.type !== 'paragraph') return null;
  const width = textWidth(plainText(number.children));
  return width === 0 || width > longestNumber ? null : [withClass({ ...number, children: [{ type: 'strong', position: number.position, children: number.children }] }, 'number'), ...rest];
}

function quotation(nodes: readonly Flow[]): readonly Flow[] | null {
  if (!nodes.some((node) => node.type === 'blockquote')) return null;
  return nodes.map((node, index) => (nodes[index - 1]?.type === 'blockquote' && isSource(node) ? withClass(node, 'source') : node));
}

function comparison(nodes: readonly Flow[]): readonly Flow[] | null {
  const first = nodes.findIndex((node) => node.type === 'heading');
  const depth = nodes[first]?.type === 'heading' ? nodes[first].depth : 0;
  const sides: Flow[][] = [];
  for (const node of first === -1 ? [] : nodes.slice(first)) {
    if (node.type === 'heading' && node.depth <= depth) sides.push([node]);
    else sides.at(-1)?.push(node);
  }
  if (sides.length < 2 || sides.length > 4) return null;
  return [...nodes.slice(0, first), ...columns(sides.flatMap((side) => column(side, null)))];
}

function timeline(nodes: readonly Flow[]): readonly Flow[] | null {
  const lists = nodes.filter((node) => datesOf(node) !== null);
  const entries = lists[0] === undefined ? null : datesOf(lists[0]);
  if (lists.length !== 1 || entries === null || entries.list.children.length < 2 || entries.list.children.length > 6) return null;
  const dated = entries.list.children.flatMap(({ terms, definitions, position }) => {
    const dates = terms.map((term): Paragraph => withClass({ type: 'paragraph', position, attributes: null, children: [{ type: 'strong', position, children: term }] }, 'date'));
    const told = [...dates, ...definitions.flat()];
    return column(entries.inSteps ? [{ type: 'fragment', position, children: told }] : told, null);
  });
  return nodes.flatMap((node): readonly Flow[] => (node === lists[0] ? columns(dated) : [node]));
}

/** The definition list that a node is, or that it lets appear step by step. */
function datesOf(node: Flow): { readonly list: DefinitionList; readonly inSteps: boolean } | null {
  if (node.type === 'definitionList') return { list: node, inSteps: false };
  const only = node.type === 'incremental' && node.children.length === 1 ? node.children[0] : undefined;
  return node.type === 'incremental' && only?.type === 'definitionList' ? { list: only, inSteps: node.incremental } : null;
}

/** Text that has room in a column beside a figure, in columns of a line. */
const mostBeside = 240;

/** A figure that is wider for its height fills the slide's width better than a part of it. */
const widestBeside = 1.7;

/** What the content is, where that is plain to see. */
function layoutFoundIn(slide: Slide, nodes: readonly Flow[], figures: FigureTable): ArrangedLayout | null {
  if (slide.kind !== 'content') return null;
  const [first, second] = nodes;
  if (first?.type === 'blockquote' && nodes.length === 2 && isSource(second)) return 'quotation';
  const figure = loneFigure(nodes);
  const drawing = figure === null ? undefined : figures.get(figure.key);
  const texts = nodes.filter((node) => node !== figure);
  const isShort = texts.every((node) => node.type === 'paragraph' || node.type === 'list') && flowWidth(texts) <= mostBeside;
  return drawing === undefined || !isShort || drawing.widthPx / drawing.heightPx > widestBeside ? null : sideFor(slide, nodes);
}

const besideText: ReadonlySet<Flow['type']> = new Set<Flow['type']>(['paragraph', 'list', 'callout', 'blockquote', 'definitionList']);

/** The side on which a slide's only figure can stand beside its text; it is read in the order in which it was written. */
function sideFor(slide: Slide, nodes: readonly Flow[]): 'figure-left' | 'figure-right' | null {
  const figure = loneFigure(nodes);
  const texts = nodes.filter((node) => node !== figure);
  if (slide.kind !== 'content' || figure === null || figure.widthPercent !== null || texts.length === 0 || !texts.every((node) => besideText.has(node.type))) return null;
  if (nodes[0] === figure) return 'figure-left';
  return 'figure-right';
}
