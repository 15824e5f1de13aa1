/** A node of a slide → its HTML, made once for the slide and for the parts that it is divided into. */
import type { Flow, FootnoteDefinition, ListItem } from '../document/nodes.js';
import type { Html } from './html.js';
import { emptySlide, type RenderContext, type SlideState } from './renderContext.js';

type Node = Flow | ListItem | FootnoteDefinition;

/** What a node was rendered to, and in what state of its slide. */
type Rendered = {
  readonly html: readonly Html[];
  readonly context: RenderContext;
  /** Of the slide, when the node was reached. */
  readonly rank: number;
  readonly steps: number;
  /** What the node has left, as on a slide of its own. */
  readonly left: SlideState;
};

export type RenderedNodes = Map<Node, Rendered[]>;

function holds({ context: then, rank, steps, left }: Rendered, context: RenderContext): boolean {
  const { slide } = context;
  return (
    (rank === slide.rank || !left.isRanked) && (steps === slide.steps || steps === left.steps) &&
    then.incremental === context.incremental && then.inNotes === context.inNotes && then.rank === context.rank &&
    then.drawingPlace === context.drawingPlace && then.darkGround === context.darkGround
  );
}

/** What `render` gives for the node, or gave when the slide was rendered before. Both leave the same in the slide's state. */
export function renderOnce(node: Node, context: RenderContext, render: (context: RenderContext) => readonly Html[]): readonly Html[] {
  const { slide, rendered } = context;
  const known = rendered.get(node) ?? [];
  const found = known.find((entry) => holds(entry, context)) ?? renderAnew(context, render);
  if (!known.includes(found)) rendered.set(node, [...known, found]);
  const { left } = found;
  if (left.isRanked) slide.rank = left.rank;
  slide.isRanked ||= left.isRanked;
  slide.steps += left.steps - found.steps;
  slide.notes.push(...left.notes);
  for (const identifier of left.footnotes) if (!slide.footnotes.includes(identifier)) slide.footnotes.push(identifier);
  for (const [element, nodes] of left.sources) slide.sources.set(element, nodes);
  return found.html;
}

function renderAnew(context: RenderContext, render: (context: RenderContext) => readonly Html[]): Rendered {
  const { rank, steps } = context.slide;
  const left: SlideState = { ...emptySlide(rank), steps };
  return { html: render({ ...context, slide: left }), context, rank, steps, left };
}
