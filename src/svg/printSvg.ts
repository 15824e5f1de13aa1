/** Element tree → SVG text on one line, the same bytes for the same tree. */
import type { SvgElement } from './svgElement.js';

const escapeText = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const escapeAttribute = (value: string): string =>
  escapeText(value).replaceAll('"', '&quot;').replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The element as XML, without declaration and without added white space. Attributes stand in the tree's order. */
export function printSvg(element: SvgElement): string {
  const attributes = Object.entries(element.attributes)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
  if (element.children.length === 0) return `<${element.name}${attributes}/>`;
  const children = element.children
    .map((child) => (typeof child === 'string' ? escapeText(child) : printSvg(child)))
    .join('');
  return `<${element.name}${attributes}>${children}</${element.name}>`;
}
