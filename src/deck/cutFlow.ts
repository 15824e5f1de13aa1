/** Content of a slide with pieces higher than a slide → the same in parts of which each has room on one. */
import type { Code, Column, Columns, DefinitionItem, Flow, ListItem, Paragraph } from '../document/nodes.js';
import { mendFlow } from './mendFlow.js';
import { partPlaces, splitPhrasing } from './phrasingParts.js';
import { isSource } from './quotationSource.js';
import { breakCosts, codePart, isContainer, leastDividedLines, pieceCount, sliceFlow } from './slidePieces.js';

/** Content of its own on a slide like the one that is divided. */
export type Trial = {
  readonly heightPx: number;
  /** What there is room for. */
  readonly roomPx: number;
  readonly fits: boolean;
};

export type Cutting = {
  readonly tryOut: (nodes: readonly Flow[]) => Trial;
  /** Columns that have nothing left leave their room to the others. */
  readonly closesColumns: boolean;
  readonly continuedId: (id: string) => string;
};

/** Puts items into what stands around them on the slide. */
type Shell<Item> = (items: readonly Item[]) => readonly Flow[];

/** `first` holds what stands before them as well: their first part may begin below that. `last` holds what has to stay with their last part. */
type Place<Item> = { readonly shell: Shell<Item>; readonly first: Shell<Item>; readonly last: Shell<Item>; readonly cutting: Cutting };

const inside = <Outer, Inner>(wrap: (items: readonly Inner[]) => Outer, { shell, first, last, cutting }: Place<Outer>): Place<Inner> => ({
  shell: (items) => shell([wrap(items)]), first: (items) => first([wrap(items)]), last: (items) => last([wrap(items)]), cutting,
});

/**
 * Nodes in the place of those that have no room on a slide of their own: parts of paragraphs (to the end of a sentence, if
 * one is near), of list items, definitions and columns; what stands in quotations, callouts and the like is cut in its place.
 * What cannot be divided (a figure, a formula, a table's row) stays as it is.
 */
export function cutFlow(nodes: readonly Flow[], cutting: Cutting): readonly Flow[] {
  const alone: Shell<Flow> = (content) => content;
  return cutAt(nodes, { shell: alone, first: alone, last: alone, cutting });
}

const cutAt = (nodes: readonly Flow[], place: Place<Flow>): readonly Flow[] =>
  cutEach(nodes, place, { cut: (node, at) => (pieceCount(node) === 0 ? [node] : cutNode(node, at)), staysWith: isSource });

type Row<Item> = { readonly cut: (item: Item, place: Place<Item>) => readonly Item[]; /** Whether it stays with the item before it. */ readonly staysWith: (item: Item) => boolean };

/** Cuts those that have no room on a slide, each in view of what stands before it on the slide where it begins. */
function cutEach<Item>(items: readonly Item[], { shell, first, last, cutting }: Place<Item>, { cut, staysWith }: Row<Item>): readonly Item[] {
  const done: Item[] = [];
  let start = 0;
  for (const [index, item] of items.entries()) {
    const before = done.slice(start);
    const next = items.slice(index + 1, index + 2).filter(staysWith);
    const opening = start === 0 ? first : shell;
    const closing = index + next.length === items.length - 1 ? last : shell;
    const place: Place<Item> = { shell, first: (nodes) => opening([...before, ...nodes]), last: (nodes) => closing([...nodes, ...next]), cutting };
    const parts = cutting.tryOut(shell([item])).fits ? [item] : cut(item, place);
    if (parts.length > 1) start = done.length + parts.length - 1;
    done.push(...parts);
  }
  return done;
}

const byItself = (): boolean => false;

function cutNode(node: Flow, place: Place<Flow>): readonly Flow[] {
  if (node.type === 'paragraph') return cutParagraph(node, place);
  if (node.type === 'columns') return cutColumns(node, place);
  if (node.type === 'code') return node.value.split('\n').length < leastDividedLines ? cutCode(node, place) : [node];
  if (node.type === 'list') return [{ ...node, children: cutEach(node.children, inside((children) => ({ ...node, children }), place), { cut: cutItem, staysWith: byItself }) }];
  if (node.type === 'definitionList') return [{ ...node, children: cutEach(node.children, inside((children) => ({ ...node, children }), place), { cut: cutDefinition, staysWith: byItself }) }];
  return isContainer(node) ? [{ ...node, children: cutAt(node.children, inside((children) => ({ ...node, children }), place)) }] : [node];
}

const cutItem = (item: ListItem, place: Place<ListItem>): readonly ListItem[] =>
  partsOf(item.children, inside((children) => ({ ...item, children }), place)).map((children, index) => (index === 0 ? { ...item, children } : { ...item, children, continued: true }));

function cutDefinition(item: DefinitionItem, place: Place<DefinitionItem>): readonly DefinitionItem[] {
  const parts = item.definitions.flatMap((definition, index) => partsOf(definition, inside((children) => ({ ...item, definitions: [children] }), index === 0 ? place : { ...place, first: place.shell })));
  return parts.map((definition, index) => (index === 0 ? { ...item, definitions: [definition] } : { ...item, definitions: [definition], continued: true }));
}

/** The columns of each part stand side by side again; what is left of some is divided anew, in the room that they have then. */
function cutColumns(node: Columns, place: Place<Flow>): readonly Flow[] {
  const alone = (column: Column, children: readonly Flow[]): Columns => ({ ...node, children: node.children.map((each) => ({ ...each, children: each === column ? children : [] })) });
  const parts = node.children.map((column) => partsOf(column.children, inside((children) => alone(column, children), place)));
  if (parts.every(({ length }) => length < 2)) return [node];
  const begun = node.children.map((column, at) => ({ ...column, children: parts[at]?.[0] ?? [] }));
  const rest = node.children.map((column, at) => ({ ...column, children: mendFlow((parts[at] ?? []).slice(1).flat()) }));
  const open = place.cutting.closesColumns ? rest.filter(({ children }) => children.length > 0) : rest;
  return [{ ...node, children: begun }, ...cutAt([{ ...node, children: open }], { ...place, first: place.shell })];
}

// ---- content in parts ----

/** More than an equal share of the height that a part may have. */
const SLACK = 1.08;

/** What begins below other content fills at least this share of a slide there, or begins on the next. */
const LEAST_BEGUN = 0.3;

/** Content in as few parts as it fills, of about the same height each. */
function partsOf(nodes: readonly Flow[], place: Place<Flow>): readonly (readonly Flow[])[] {
  const { tryOut } = place.cutting;
  const cut = cutAt(nodes, place);
  const whole = tryOut(place.last(cut));
  if (whole.fits) return [cut];
  const full = filled(cut, place, whole.roomPx);
  const even = filled(cut, place, (whole.heightPx / full.length) * SLACK);
  return even.length === full.length ? even : full;
}

/** Each part as full as it can be, ending where that hurts least. */
function filled(nodes: readonly Flow[], place: Place<Flow>, mostPx: number): readonly (readonly Flow[])[] {
  const { shell, first, last, cutting } = place;
  const count = nodes.reduce((sum, node) => sum + pieceCount(node), 0);
  const costs = breakCosts(nodes);
  const sliced = (from: number, to: number): readonly Flow[] => mendFlow(sliceFlow(nodes, { from, to, continuedId: cutting.continuedId }));
  const parts: (readonly Flow[])[] = [];
  for (let from = 0; from < count; ) {
    const opening = from === 0 && begins(sliced(0, 1), place) ? first : shell;
    const most = largest(from + 1, count, (to) => {
      const { fits, heightPx } = cutting.tryOut((to === count ? last : opening)(sliced(from, to)));
      return fits && (opening === first || heightPx <= mostPx);
    });
    const to = most === count ? count : leastCost(costs, { from: from + Math.ceil((most - from) * 0.6), to: most });
    parts.push(sliced(from, to));
    from = to;
  }
  return parts;
}

/** Whether the first of something has room below what stands before it. */
const begins = (nodes: readonly Flow[], { first, cutting }: Place<Flow>): boolean => cutting.tryOut(first(nodes)).fits;

/** The last of the best places to go on at. */
function leastCost(costs: readonly number[], { from, to }: { readonly from: number; readonly to: number }): number {
  let best = to;
  for (let at = to; at >= Math.max(from, 1); at -= 1) if ((costs[at] ?? 0) < (costs[best] ?? 0)) best = at;
  return best;
}

/** The largest number that is good, where all below it are; the least one if none is. */
function largest(least: number, most: number, isGood: (value: number) => boolean): number {
  let [good, bad] = [least, most + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isGood(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

function cutCode(node: Code, place: Place<Flow>): readonly Code[] {
  const { length } = node.value.split('\n');
  const parts: Code[] = [];
  for (let from = 0; from < length; ) {
    const to = largest(from + 1, length, (end) => place.cutting.tryOut(place.shell([codePart(node, from, end)])).fits);
    parts.push(codePart(node, from, to));
    from = to;
  }
  return parts;
}

// ---- paragraphs ----

/** Of a part's length: how far from its equal share a sentence may end. */
const NEAR = 0.2;
/** Of what is left, looked at for the end of a part: more has no room on it. */
const LOOKED_AT = 1.6;

function cutParagraph(node: Paragraph, place: Place<Flow>): readonly Paragraph[] {
  const { tryOut } = place.cutting;
  const { lines, sentences, length } = partPlaces(node.children);
  const whole = tryOut(place.last([node]));
  const parts: Paragraph[] = [];
  const continued = (children: Paragraph['children']): Paragraph =>
    parts.length === 0 ? { ...node, children } : { ...node, children, continued: true, attributes: node.attributes === null ? null : { ...node.attributes, id: null } };
  let [rest, from] = [node.children, 0];
  const take = (end: number): void => {
    const [before, after] = splitPhrasing(rest, end - from);
    parts.push(continued(before));
    [rest, from] = [after, end];
  };
  const places = (share: number): Places => ({ from, share, sentences, places: lines.filter((line) => line > from && line - from < share * LOOKED_AT) });
  const trial = (shell: Shell<Flow>) => (offset: number): Trial => tryOut(shell([continued(splitPhrasing(rest, offset - from)[0])]));
  const perSlide = (length * whole.roomPx) / whole.heightPx;
  const begun = lastPlace(places(perSlide), trial(place.first));
  if (begun !== null && begun > perSlide * LEAST_BEGUN && begun < perSlide * (1 - LEAST_BEGUN / 2)) take(endBefore(begun, places(perSlide)));
  for (;;) {
    const restPx = (whole.heightPx * (length - from)) / length;
    const isLast = restPx <= whole.roomPx * 1.1 && tryOut(place.last([continued(rest)])).fits;
    if (isLast || !lines.some((line) => line > from)) return [...parts, continued(rest)];
    const share = (length - from) / Math.max(2, Math.ceil(restPx / whole.roomPx));
    take(endOfPart(places(share), trial(place.shell)) ?? lines.find((line) => line > from) ?? length);
  }
}

/** Places where a part may end that begins at `from` and has an equal share of the text. */
type Places = { readonly from: number; readonly share: number; readonly sentences: ReadonlySet<number>; readonly places: readonly number[] };

/** The last place up to which there is room. */
function lastPlace({ places }: Places, trial: (offset: number) => Trial): number | null {
  const index = largest(-1, places.length - 1, (at) => trial(places[at] ?? 0).fits);
  return places[index] ?? null;
}

/** The end of the sentence that ends nearest before a place, if that is near, else the place. */
function endBefore(place: number, { places, sentences, share }: Places): number {
  return places.findLast((offset) => offset <= place && sentences.has(offset) && place - offset <= share * NEAR) ?? place;
}

/** The end of the sentence nearest to an equal share, else the end of a line; null where nothing has room. */
function endOfPart(all: Places, trial: (offset: number) => Trial): number | null {
  const { places, from, share, sentences } = all;
  const distance = (offset: number): number => Math.abs(offset - from - share);
  const ends = places.filter((offset) => sentences.has(offset) && distance(offset) <= share * NEAR).sort((a, b) => distance(a) - distance(b));
  const sentence = ends.find((offset) => trial(offset).fits);
  if (sentence !== undefined) return sentence;
  const within = lastPlace({ ...all, places: places.filter((offset) => offset - from <= share) }, trial);
  if (within === null) return null;
  const { heightPx } = trial(within);
  return lastPlace({ ...all, places: places.filter((offset) => offset >= within) }, (offset) => ({ ...trial(offset), fits: trial(offset).heightPx <= heightPx }));
}
