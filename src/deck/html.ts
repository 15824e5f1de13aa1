/** The tree that the deck is printed from, and the printer: every text is escaped here and nowhere else. */

/** Markup that this program made itself (a drawing, MathML), printed as it is. Never text of a manuscript. */
export type Markup = { readonly kind: 'markup'; readonly markup: string };

export type HtmlElement = {
  readonly name: string;
  /** Unescaped values, in the order of printing. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Html[];
};

export type Html = HtmlElement | Markup | string;

const voidElements: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'meta', 'link', 'col']);

/** An element; an attribute that is null is left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | null>>,
  children: readonly Html[] = [],
): HtmlElement {
  if (isComplete(attributes)) return { name, attributes, children };
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(attributes)) if (value !== null) kept[key] = value;
  return { name, attributes: kept, children };
}

const isComplete = (attributes: Readonly<Record<string, string | null>>): attributes is Readonly<Record<string, string>> => {
  for (const value of Object.values(attributes)) if (value === null) return false;
  return true;
};

/** The same element with another attribute; a class is added to those it has. */
export function withAttribute(node: HtmlElement, name: string, value: string): HtmlElement {
  const before = node.attributes[name];
  const joined = name === 'class' && before !== undefined ? `${before} ${value}` : value;
  return { ...node, attributes: { ...node.attributes, [name]: joined } };
}

export const isElement = (node: Html): node is HtmlElement => typeof node !== 'string' && 'name' in node;

const escapeText = (value: string): string =>
  !/[&<>\0]/.test(value) ? value : value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\0', '\uFFFD');

const escapeAttribute = (value: string): string => escapeText(value).replaceAll('"', '&quot;');

/** HTML text of the nodes, without added white space. */
export function printHtml(nodes: readonly Html[]): string {
  const parts: string[] = [];
  for (const node of nodes) print(node, parts);
  return parts.join('');
}

function print(node: Html, parts: string[]): void {
  if (typeof node === 'string') {
    parts.push(escapeText(node));
    return;
  }
  if ('markup' in node) {
    parts.push(node.markup);
    return;
  }
  parts.push('<', node.name);
  for (const [name, value] of Object.entries(node.attributes)) {
    parts.push(' ', name, value === '' && name !== 'alt' ? '' : `="${escapeAttribute(value)}"`);
  }
  parts.push('>');
  if (voidElements.has(node.name)) return;
  // A line feed right after <pre> is not part of the text for an HTML reader: one more keeps it.
  if (node.name === 'pre') parts.push('\n');
  for (const child of node.children) print(child, parts);
  parts.push('</', node.name, '>');
}
