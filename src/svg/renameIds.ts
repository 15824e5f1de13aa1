/** The ids of a drawing → ids that depend on its key alone, so that several drawings can stand in one page. */
import type { SvgElement } from './svgElement.js';

/**
 * The same drawing with its ids numbered in the order of the tree, `<prefix>-1`, `<prefix>-2`, …, and every
 * `url(#…)` and `href="#…"` following them. References to ids that do not exist are left as they are.
 */
export function renameIds(root: SvgElement, prefix: string): SvgElement {
  const names = new Map<string, string>();
  const collect = (element: SvgElement): void => {
    const id = element.attributes['id'];
    if (id !== undefined && !names.has(id)) names.set(id, `${prefix}-${names.size + 1}`);
    for (const child of element.children) if (typeof child !== 'string') collect(child);
  };
  collect(root);
  if (names.size === 0) return root;
  const follow = (name: string, value: string): string => {
    if (name === 'id') return names.get(value) ?? value;
    if ((name === 'href' || name === 'xlink:href') && value.startsWith('#')) return `#${names.get(value.slice(1)) ?? value.slice(1)}`;
    return value.replace(/url\((["']?)#([^)"']+)\1\)/g, (all: string, _: string, id: string) => {
      const renamed = names.get(id);
      return renamed === undefined ? all : `url(#${renamed})`;
    });
  };
  const rename = (element: SvgElement): SvgElement => ({
    name: element.name,
    attributes: Object.fromEntries(Object.entries(element.attributes).map(([name, value]) => [name, follow(name, value)])),
    children: element.children.map((child) => (typeof child === 'string' ? child : rename(child))),
  });
  return rename(root);
}
