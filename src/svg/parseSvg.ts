/** SVG text → element tree, without names, entities or references resolved beyond XML's own. */
import { SaxesParser } from 'saxes';
import type { SvgElement } from './svgElement.js';

/** The text is not well-formed XML, nests too deep, or its root is not `svg`. */
export class SvgSyntaxError extends Error {
  constructor(
    message: string,
    /** 1-based. */
    readonly line: number,
    /** 1-based. */
    readonly column: number,
  ) {
    super(message);
    this.name = 'SvgSyntaxError';
  }
}

/** Deeper trees than any drawing program writes: walking them would exhaust the stack. */
const deepestNesting = 200;

type OpenElement = { name: string; attributes: Record<string, string>; children: (SvgElement | string)[] };

/**
 * The root element of an SVG file. Comments, processing instructions and the document type are left out; entities of
 * the document's own are not expanded (they are an error). Names keep their prefixes.
 *
 * Throws `SvgSyntaxError`.
 */
export function parseSvg(text: string): SvgElement {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: OpenElement[] = [];
  const roots: SvgElement[] = [];
  const fail = (message: string): never => {
    throw new SvgSyntaxError(message, parser.line, parser.column + 1);
  };
  parser.on('error', (error) => fail(error.message.replace(/^\d+:\d+: /, '')));
  parser.on('opentag', (tag) => {
    if (open.length >= deepestNesting) fail(`elements are nested more than ${deepestNesting} deep`);
    open.push({ name: tag.name, attributes: { ...tag.attributes }, children: [] });
  });
  const addText = (value: string): void => {
    const children = open.at(-1)?.children;
    if (children === undefined) return;
    const last = children.at(-1);
    if (typeof last === 'string') children[children.length - 1] = last + value;
    else if (value !== '') children.push(value);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined) return;
    (open.at(-1)?.children ?? roots).push(closed);
  });
  parser.write(text.startsWith('\uFEFF') ? text.slice(1) : text).close();
  const root = roots.find((child) => typeof child !== 'string');
  if (root?.name.replace(/^.*:/, '') !== 'svg') return fail('the root element is not svg');
  return root;
}
