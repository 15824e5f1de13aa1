/** A tree with `style` attributes → the same with classes, and the rules of these: the deck's policy lets no attribute style. */
import { isElement, withAttribute } from './html.js';
import type { Html, HtmlElement } from './html.js';

export type RuledTree = {
  readonly nodes: readonly Html[];
  /** A rule for each distinct style; it outranks whatever has no id in its selector, as an attribute would. */
  readonly rules: string;
};

/** Classes are numbered in the order of the tree. Style attributes are the program's own: no text of a manuscript is in them. */
export function styleRules(nodes: readonly Html[]): RuledTree {
  const names = new Map<string, string>();
  const nameOf = (style: string): string => {
    const known = names.get(style) ?? `s${names.size + 1}`;
    names.set(style, known);
    return known;
  };
  const ruled = nodes.map((node) => (isElement(node) ? ruledElement(node, nameOf) : node));
  return { nodes: ruled, rules: [...names].map(([style, name]) => `.${name}:not(#_){${style}}`).join('\n') };
}

/** The element itself where no style is in it. */
function ruledElement(node: HtmlElement, nameOf: (style: string) => string): HtmlElement {
  const own = node.attributes['style'] === undefined ? node : classed(node, nameOf);
  const children = own.children.map((child) => (isElement(child) ? ruledElement(child, nameOf) : child));
  return children.every((child, index) => child === own.children[index]) ? own : { ...own, children };
}

function classed(node: HtmlElement, nameOf: (style: string) => string): HtmlElement {
  const { style = '', ...attributes } = node.attributes;
  const bare = { ...node, attributes };
  return style === '' ? bare : withAttribute(bare, 'class', nameOf(style));
}
