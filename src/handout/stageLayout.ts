/** A slide of the deck, measured → where its parts stand on the stage, how large their type is, and in which colours. */
import { deckStyle } from '../deck/deckStyle.js';
import type { FittedSlide } from '../deck/fitSlide.js';
import type { Box } from '../deck/measure/box.js';
import { slideMeasurer } from '../deck/measure/slideMeasurer.js';
import { lineHeightPx } from '../deck/measure/style.js';
import { measuredSection } from '../deck/renderSlide.js';
import type { Flow } from '../document/nodes.js';
import type { OutputInput } from '../outputInput.js';
import type { TypesettingCache } from '../typesetting/typesettingCache.js';

/** A box on the stage; lengths in px from its top left corner. */
export type StageBox = {
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of its type, and of the type around it. */
  readonly fontPx: number;
  readonly outerFontPx: number;
  /** Line pitch over the size of its type. */
  readonly lineRatio: number;
  readonly box: Box;
};

export type StageLayout = {
  /** Nodes of the flow as they are read, each with its box; those that only hold others are left out. */
  readonly blocks: readonly { readonly node: Flow; readonly at: StageBox }[];
  /** Boxes of elements by name or `.class`, in order. */
  readonly named: (selector: string) => readonly StageBox[];
  /** What a custom property of the slide says, such as `--ink`. */
  readonly colour: (name: string) => string;
};

export type StageMeasurer = (slide: FittedSlide) => StageLayout;

/** Slides as they stand in the deck, on light paper whatever the deck's theme: geometry is the same in all of them. */
export function stageMeasurer({ template, fonts, metadata }: OutputInput, typesetting: TypesettingCache): StageMeasurer {
  const style = deckStyle(template, { ...metadata, deck: { ...metadata.deck, theme: 'light' } });
  const measurer = slideMeasurer({ template, fonts, typesetting, style, chinese: metadata.wording === 'zh' });
  return (slide) => layoutOf(slide, measurer()(measuredSection(slide, slide.content, slide.setting.fit)).frame);
}

function layoutOf(slide: FittedSlide, frame: Box): StageLayout {
  const byNode = new Map<Flow, StageBox>();
  const all: StageBox[] = [];
  const walk = (box: Box, around: { readonly left: number; readonly top: number; readonly fontPx: number }): void => {
    const { font } = box.node.style.text;
    const at: StageBox = {
      leftPx: around.left + box.x, topPx: around.top + box.y, widthPx: box.width, heightPx: box.height,
      fontPx: font.sizePx, outerFontPx: around.fontPx, lineRatio: lineHeightPx(font) / font.sizePx, box,
    };
    all.push(at);
    for (const node of box.node.source === null ? [] : (slide.content.sources.get(box.node.source) ?? [])) if (!byNode.has(node)) byNode.set(node, at);
    // Little content begins lower; nothing else moves with it.
    const dropPx = box.node.classes.includes('body') ? slide.setting.dropPx : 0;
    for (const child of box.children) walk(child, { left: at.leftPx, top: at.topPx + dropPx, fontPx: font.sizePx });
  };
  walk(frame, { left: 0, top: 0, fontPx: frame.node.style.text.font.sizePx });
  const matches = ({ box: { node } }: StageBox, selector: string): boolean => (selector.startsWith('.') ? node.classes.includes(selector.slice(1)) : node.name === selector);
  return {
    blocks: blocksIn(slide.children, byNode),
    named: (selector) => all.filter((at) => matches(at, selector)),
    colour: (name) => colourOf(frame, name),
  };
}

function blocksIn(nodes: readonly Flow[], boxes: ReadonlyMap<Flow, StageBox>): StageLayout['blocks'] {
  return nodes.flatMap((node): StageLayout['blocks'] => {
    if (node.type === 'columns') return node.children.flatMap((column) => blocksIn(column.children, boxes));
    if (node.type === 'incremental' || node.type === 'fragment' || node.type === 'onlyIn' || node.type === 'div') return blocksIn(node.children, boxes);
    const at = node.type === 'speakerNotes' ? undefined : boxes.get(node);
    return at === undefined ? [] : [{ node, at }];
  });
}

/** Custom properties may name others. */
function colourOf(frame: Box, name: string): string {
  const value = frame.node.style.text.variables.get(name) ?? '';
  const [, other] = /^var\((--[\w-]+)\)$/.exec(value) ?? [];
  return other === undefined ? value : colourOf(frame, other);
}
