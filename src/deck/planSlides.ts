/** A selected tree → the deck's stacks and slides, before anything is rendered. */
import type { Report } from '../diagnostics/diagnostic.js';
import { slideEmpty } from '../diagnostics/messages/deck.js';
import type { Metadata } from '../document/metadata.js';
import type { Flow, Heading, Root } from '../document/nodes.js';
import { slideLayouts, type SlideLayout } from './slideLayouts.js';
import { flowWidth } from './textWidth.js';

/**
 * *title*: made from the metadata. *section*: a stack's opening, with what stands before its first slide.
 * *content*: everything else.
 */
export type SlideKind = 'title' | 'section' | 'content';

export type Slide = {
  readonly kind: SlideKind;
  /** Unique in the deck: the heading's id, or one of ours; never all digits, which reveal.js takes for a slide number. */
  readonly id: string;
  readonly heading: Heading | null;
  /** Rank of the heading in the HTML outline: 1 for the title, then one more for each section around it. */
  readonly rank: number;
  /** null for everything below each other, as it is written; `arrangeSlide` gives another. */
  readonly layout: SlideLayout | null;
  /** A slide in reserve (`.appendix`): shown when asked for, and not counted. */
  readonly isAppendix: boolean;
  /** Content in order, speaker notes included, headings of slides excluded. */
  readonly children: readonly Flow[];
  /** The same with its figure beside its text, or above or below it instead: for where the figure comes out too small. Only where no layout was asked for. */
  readonly otherwise?: Slide;
  /** Of a slide that goes on on further slides; planning does not divide any. */
  readonly part?: SlidePartNumber;
};

/** A part of a slide, from 1. */
export type SlidePartNumber = { readonly number: number; readonly count: number };

/** Slides that reveal.js shows below each other. Never empty. */
export type Stack = { readonly slides: readonly Slide[] };

export type SlidePlan = { readonly stacks: readonly Stack[] };

type OpenSlide = { readonly kind: SlideKind; readonly heading: Heading | null; readonly rank: number; readonly isAppendix: boolean; readonly children: Flow[] };

/**
 * Arranges a manuscript as the stacks and slides of a deck.
 *
 * A heading shallower than `slideLevel` opens a stack, one of that depth a slide in it; deeper headings stay inside their
 * slide. A slide break starts an untitled slide in the same stack. Content before the first heading becomes an untitled
 * first slide; if it is speaker notes only, they belong to the title slide. There is a title slide if there is a title.
 * The class `.appendix` on a heading holds for its whole section.
 * An opening with more content than a short lead is one slide with the heading, and one with the content.
 * A stack that would hold its opening only, with content of its own, shows that as an ordinary slide.
 *
 * Reports `slide-empty` for a slide with speaker notes only; slides without anything are left out. Never throws.
 * Vertical stacks: https://revealjs.com/vertical-slides/
 */
export function planSlides(root: Root, metadata: Metadata, report: Report): SlidePlan {
  const stacks: OpenSlide[][] = [];
  const nodes = unwrapped(root.children);
  const titleRank = metadata.title === '' ? 0 : 1;
  const open = (slide: Omit<OpenSlide, 'children'>, where: 'stack' | 'below'): OpenSlide => {
    const opened: OpenSlide = { ...slide, children: [] };
    const stack = stacks.at(-1);
    if (where === 'below' && stack) stack.push(opened);
    else stacks.push([opened]);
    return opened;
  };

  if (titleRank === 1) open({ kind: 'title', heading: null, rank: 1, isAppendix: false }, 'stack');
  let slide: OpenSlide | null = null;
  /** Depths of the headings that the current slide stands under. */
  let depths: readonly number[] = [];
  /** Depth of the heading that opened the appendix. */
  let appendix: number | null = null;
  for (const node of nodes) {
    if (node.type === 'heading' && node.depth <= metadata.slideLevel) {
      depths = [...depths.filter((depth) => depth < node.depth), node.depth];
      if (appendix !== null && node.depth <= appendix) appendix = null;
      if (node.attributes.classes.includes('appendix')) appendix ??= node.depth;
      const opensStack = node.depth < metadata.slideLevel;
      const inStack = !opensStack && depths.length > 1;
      slide = open(
        { kind: opensStack ? 'section' : 'content', heading: node, rank: titleRank + depths.length, isAppendix: appendix !== null },
        inStack ? 'below' : 'stack',
      );
      continue;
    }
    if (node.type === 'slideBreak') {
      slide = null;
      continue;
    }
    slide ??= open({ kind: 'content', heading: null, rank: titleRank + depths.length, isAppendix: appendix !== null }, depths.length > 1 || isSection(stacks.at(-1)) ? 'below' : 'stack');
    slide.children.push(node);
  }
  return { stacks: withIds(settle(stacks, report), nodes) };
}

/** The deck's id for an id of the manuscript: reveal.js reads a name that is all digits as a slide's number. */
export const deckId = (id: string): string => (/^\d+$/.test(id) ? `id-${id}` : id);

const isSection = (stack: readonly OpenSlide[] | undefined): boolean => stack?.[0]?.kind === 'section';

/** Content that is only for the deck stands in the slides like any other: its headings make slides too. */
const unwrapped = (nodes: readonly Flow[]): readonly Flow[] =>
  nodes.flatMap((node) => (node.type === 'onlyIn' && node.output === 'deck' ? unwrapped(node.children) : [node]));

const isSeen = (node: Flow): boolean => node.type !== 'speakerNotes' && node.type !== 'pause' && node.type !== 'pageBreak';

/** Drops and merges what cannot stand as a slide of its own. */
function settle(stacks: readonly (readonly OpenSlide[])[], report: Report): readonly (readonly OpenSlide[])[] {
  const settled: OpenSlide[][] = [];
  for (const stack of stacks) {
    const slides: OpenSlide[] = [];
    for (const slide of stack) {
      if (slide.kind === 'title' || slide.heading !== null || slide.children.some(isSeen)) {
        slides.push(slide);
        continue;
      }
      const notes = slide.children.filter((node) => node.type === 'speakerNotes');
      const title = settled.length === 1 ? settled[0]?.[0] : undefined;
      if (title?.kind === 'title' && slides.length === 0) title.children.push(...notes);
      else if (notes[0] !== undefined) {
        report(slideEmpty(notes[0].position));
        slides.push(slide);
      }
    }
    if (slides.length > 0) settled.push(slides);
  }
  return settled.map((slides) => slides.flatMap((slide) => asStands(slide, slides.length)));
}

/** Slides without a heading get ids of ours, which give way to the author's. */
function withIds(stacks: readonly (readonly OpenSlide[])[], nodes: readonly Flow[]): readonly Stack[] {
  const ids = new Set(nodes.flatMap((node) => (node.type === 'heading' ? [deckId(node.attributes.id)] : [])));
  const unique = (wanted: string): string => {
    let id = wanted;
    for (let count = 2; ids.has(id); count += 1) id = `${wanted}-${count}`;
    ids.add(id);
    return id;
  };
  const idOf = ({ heading, kind }: OpenSlide, before: OpenSlide | undefined): string => {
    if (heading === null) return unique(kind === 'title' ? 'title' : 'slide');
    const id = deckId(heading.attributes.id);
    return before?.heading?.attributes.id === heading.attributes.id ? unique(id) : id;
  };
  return stacks.map((stack) => ({
    slides: stack.map((slide, index) => ({ ...slide, layout: null, id: idOf(slide, stack[index - 1]) })),
  }));
}

/** What a section opens with, in columns of a line: more than this is told on a slide of its own. */
const longestLead = 240;

function asStands(slide: OpenSlide, slidesInStack: number): readonly OpenSlide[] {
  const { kind, heading, children } = slide;
  const seen = children.filter(isSeen);
  if (kind !== 'section' || heading === null || seen.length === 0) return [slide];
  if (slidesInStack === 1) return [{ ...slide, kind: 'content' }];
  if (asksForLayout(heading) || (seen.every((node) => node.type === 'paragraph') && flowWidth(seen) <= longestLead)) return [slide];
  const first = children.findIndex(isSeen);
  return [{ ...slide, children: children.slice(0, first) }, { ...slide, kind: 'content', heading: withoutTime(heading), children: children.slice(first) }];
}

const asksForLayout = ({ attributes }: Heading): boolean => slideLayouts.some((layout) => attributes.classes.includes(layout));

/** The time that a heading gives is that of the slide which it opens. */
function withoutTime(heading: Heading): Heading {
  const values = Object.fromEntries(Object.entries(heading.attributes.values).filter(([name]) => name !== 'time'));
  return { ...heading, attributes: { ...heading.attributes, values } };
}
