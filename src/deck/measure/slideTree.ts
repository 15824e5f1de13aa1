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

function addChild(parent: Growing, child: Growing): void {
  parent.elements.push(child);
  parent.children.push(child);
}

/** The elements around all slides, innermost last; `theme` is the class that names the theme's variant. */
const around = (theme: string): readonly HtmlElement[] =>
  [['html', theme], ['body', ''], ['div', 'reveal'], ['main', 'slides']].map(([name = '', names = '']) => ({ name, attributes: names === '' ? {} : { class: names }, children: [] }));

/** Below the section of a slide: what its body and its footnotes hold, and the items of lists in them. */
const leastKept = 3;
const mostKept = 4;

/** Gives the elements of a slide their styles, and those of its parts, which hold many of the same elements. */
export class SlideTrees {
  /** Elements with their styles, by what they were made from. */
  private readonly known = new Map<HtmlElement, Growing[]>();
  /** Of these, what stands in the tree that is made. */
  private readonly placed = new Set<Growing>();

  constructor(private readonly theme: string, private readonly computer: StyleComputer) {}

  treeOf(slide: HtmlElement): SlideNode {
    const { computer } = this;
    this.placed.clear();
    let parent: Growing | null = null;
    let inherited = computer.root;
    for (const html of around(this.theme)) {
      const node = this.grow(html.name, html.attributes, { parent, source: html });
      if (parent !== null) addChild(parent, node);
      node.style = computer.styleOf(node, inherited, null);
      inherited = node.style;
      parent = node;
    }
    const node = this.build(slide, parent, 0);
    this.style(node, inherited, 0);
    return node;
  }

  private grow(name: string, attributes: Readonly<Record<string, string>>, { parent, source }: { readonly parent: Growing | null; readonly source: HtmlElement | null }): Growing {
    const path = this.computer.pathOf(parent?.path ?? 0, name, attributes['class'] ?? '');
    return { name, id: attributes['id'] ?? '', classes: splitClasses(attributes['class']), attributes, parent, index: parent?.elements.length ?? 0, elements: [], children: [], style: this.computer.root, source, path };
  }

  /** An element without styles, or with those that it had on the whole slide or on another part. */
  private build(html: HtmlElement, parent: Growing | null, depth: number): Growing {
    const known = depth >= leastKept && depth <= mostKept ? this.known.get(html) : undefined;
    if (known === undefined) return this.buildAnew(html, parent, depth);
    const path = this.computer.pathOf(parent?.path ?? 0, html.name, html.attributes['class'] ?? '');
    const found = known.find((node) => node.path === path && !this.placed.has(node));
    if (found === undefined) return this.buildAnew(html, parent, depth);
    found.parent = parent;
    found.index = parent?.elements.length ?? 0;
    // Another part may have had single items of it.
    for (const [index, child] of found.elements.entries()) Object.assign(child, { parent: found, index });
    this.placed.add(found);
    return found;
  }

  private buildAnew(html: HtmlElement, parent: Growing | null, depth: number): Growing {
    const node = this.grow(html.name, html.attributes, { parent, source: html });
    if (isLeaf(html.name)) return node;
    for (const child of html.children) {
      if (typeof child === 'string') node.children.push(child);
      else if (isElement(child)) addChild(node, this.build(child, node, depth + 1));
      else {
        const attributes = drawingOf(child.markup);
        if (attributes !== null) addChild(node, this.grow('svg', attributes, { parent: node, source: null }));
      }
    }
    return node;
  }

  /** Parents first: a style follows from the parent's. */
  private style(node: Growing, parent: Style, depth: number): void {
    const { computer } = this;
    node.style = computer.styleOf(node, parent, null);
    if (node.style.box.display === 'none') return;
    for (const child of node.elements) {
      if (this.placed.has(child)) this.settle(child, node, depth + 1);
      else this.styleAnew(child, node, depth + 1);
    }
    for (const pseudo of ['before', 'after'] as const) {
      const own = computer.styleOf(node, node.style, pseudo);
      if (own.box.content === null || own.box.isAbsolute) continue;
      const box = this.grow(`::${pseudo}`, {}, { parent: node, source: null });
      box.style = own;
      if (own.box.content !== '') box.children.push(own.box.content);
      if (pseudo === 'before') node.children.unshift(box);
      else node.children.push(box);
    }
  }

  private styleAnew(node: Growing, parent: Growing, depth: number): void {
    this.style(node, parent.style, depth);
    if (node.source === null || depth < leastKept || depth > mostKept || !this.computer.isSelfContained(node)) return;
    const known = this.known.get(node.source);
    if (known === undefined) this.known.set(node.source, [node]);
    else known.push(node);
  }

  /** A known element that has another style here gives way to one with that. */
  private settle(node: Growing, parent: Growing, depth: number): void {
    const { source, path } = node;
    const style = this.computer.styleOf(node, parent.style, null);
    if (source === null || node.style === style) return;
    const other = this.known.get(source)?.find((each) => each.path === path && each.style === style && !this.placed.has(each));
    const own = other ?? this.buildAnew(source, parent, depth);
    own.parent = parent;
    own.index = node.index;
    parent.elements[node.index] = own;
    parent.children[parent.children.indexOf(node)] = own;
    this.placed.add(own);
    if (other === undefined) this.styleAnew(own, parent, depth);
  }
}
