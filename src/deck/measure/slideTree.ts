/** The HTML of a slide → its elements with their styles: what is laid out. */
import { isElement, type HtmlElement } from '../html.js';
import type { StyleComputer } from './computeStyle.js';
import type { Matched } from './selectors.js';
import type { Style } from './style.js';

export type SlideNode = Omit<Matched, 'parent' | 'elements'> & {
  readonly parent: SlideNode | null;
  readonly elements: readonly SlideNode[];
  /** Elements and text in order, pseudo-elements included. */
  readonly children: readonly (SlideNode | string)[];
  readonly style: Style;
  /** The same number for all elements with the same names and classes on the way to them. */
  readonly path: number;
  /** What it was made from; null for a pseudo-element. */
  readonly source: HtmlElement | null;
};

type Growing = { -readonly [K in keyof SlideNode]: SlideNode[K] } & { elements: Growing[]; children: (Growing | string)[] };

/** Drawings are boxes of a known size: nothing inside them is laid out. */
const isLeaf = (name: string): boolean => name === 'svg' || name === 'img';

/** Our markup of a formula is a drawing; that of MathML is never seen. */
function drawingOf(markup: string): Readonly<Record<string, string>> | null {
  const tag = /^<svg\b[^>]*>/.exec(markup)?.[0];
  if (tag === undefined) return null;
  return Object.fromEntries([...tag.matchAll(/\s(width|height|viewBox|style)="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

const splitClasses = (text: string | undefined): readonly string[] => (text === undefined || text === '' ? [] : text.split(' '));

function grow(name: string, attributes: Readonly<Record<string, string>>, place: { readonly parent: Growing | null; readonly source: HtmlElement | null; readonly style: Style; readonly computer: StyleComputer }): Growing {
  const { parent, source, style, computer } = place;
  return { name, id: attributes['id'] ?? '', classes: splitClasses(attributes['class']), attributes, parent, index: parent?.elements.length ?? 0, elements: [], children: [], style, source, path: computer.pathOf(parent?.path ?? 0, name, attributes['class'] ?? '') };
}

function addChild(parent: Growing, child: Growing): void {
  parent.elements.push(child);
  parent.children.push(child);
}

type Building = { readonly style: Style; readonly computer: StyleComputer };

function build(html: HtmlElement, parent: Growing | null, building: Building): Growing {
  const node = grow(html.name, html.attributes, { parent, source: html, ...building });
  if (isLeaf(html.name)) return node;
  for (const child of html.children) {
    if (typeof child === 'string') node.children.push(child);
    else if (isElement(child)) addChild(node, build(child, node, building));
    else {
      const attributes = drawingOf(child.markup);
      if (attributes !== null) addChild(node, grow('svg', attributes, { parent: node, source: null, ...building }));
    }
  }
  return node;
}

/** Parents first: a style follows from the parent's. */
function style(node: Growing, parent: Style, computer: StyleComputer): void {
  node.style = computer.styleOf(node, parent, null);
  if (node.style.box.display === 'none') return;
  for (const child of node.elements) style(child, node.style, computer);
  for (const pseudo of ['before', 'after'] as const) {
    const own = computer.styleOf(node, node.style, pseudo);
    if (own.box.content === null || own.box.isAbsolute) continue;
    const box = grow(`::${pseudo}`, {}, { parent: node, source: null, style: own, computer });
    if (own.box.content !== '') box.children.push(own.box.content);
    if (pseudo === 'before') node.children.unshift(box);
    else node.children.push(box);
  }
}

/** The elements around all slides, innermost last; `theme` is the class that names the theme's variant. */
const around = (theme: string): readonly HtmlElement[] =>
  [['html', theme], ['body', ''], ['div', 'reveal'], ['main', 'slides']].map(([name = '', names = '']) => ({ name, attributes: names === '' ? {} : { class: names }, children: [] }));

/** Gives the elements of a slide their styles. */
export function slideTree(slide: HtmlElement, theme: string, computer: StyleComputer): SlideNode {
  let parent: Growing | null = null;
  let inherited = computer.root;
  for (const html of around(theme)) {
    const node = grow(html.name, html.attributes, { parent, source: html, style: inherited, computer });
    if (parent !== null) addChild(parent, node);
    node.style = computer.styleOf(node, inherited, null);
    inherited = node.style;
    parent = node;
  }
  const node = build(slide, parent, { style: inherited, computer });
  style(node, inherited, computer);
  return node;
}
