/** An enclosure with its content → the nodes it becomes. */
import type { Attributes, Image, Output, Phrasing } from '../document/nodes.js';
import type { Position } from '../document/position.js';
import { attributeNotUnderstood } from '../diagnostics/messages/markdown.js';
import type { PhrasingContext } from './phrasingContext.js';
import type { Enclosure } from './pieces.js';
import { plainText } from '../document/plainText.js';
import { readVisibility } from './visibility.js';
import type { SafeElement } from './safeHtml.js';

export type Frame = {
  /** null: only the content stands. */
  readonly enclosure: Enclosure | { readonly kind: 'element'; readonly name: SafeElement; readonly title: string | null } | null;
  readonly start: number;
  readonly children: Phrasing[];
};

/** The nodes of a closed frame. */
export function makeNode({ enclosure, children }: Frame, position: Position, context: PhrasingContext): readonly Phrasing[] {
  if (enclosure === null) return children;
  switch (enclosure.kind) {
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'subscript':
      return [{ type: enclosure.kind, children, position }];
    case 'note':
      return [{ type: 'footnoteReference', identifier: context.addNote(children, position), position }];
    case 'link': {
      const link: Phrasing = { type: 'link', url: enclosure.url, title: enclosure.title, children, position };
      return enclosure.attributes === null ? [link] : [{ type: 'span', attributes: enclosure.attributes, children: [link], position }];
    }
    case 'image': {
      const key = enclosure.attributes?.id ?? context.imageKey();
      const image: Image = { type: 'image', key, url: enclosure.url, alt: attributesAlt(enclosure.attributes) ?? children.map(altOf).join(''), title: enclosure.title, position };
      context.images.set(image, { caption: children, attributes: enclosure.attributes });
      return [image];
    }
    case 'span':
      return spanOrOutput(enclosure, children, { position, context });
    case 'element':
      return [elementNode(enclosure, children, position)];
  }
}

type Span = Extract<Enclosure, { kind: 'span' }>;

function spanOrOutput({ attributes }: Span, children: readonly Phrasing[], place: { readonly position: Position; readonly context: PhrasingContext }): readonly Phrasing[] {
  const { position, context } = place;
  const visibility = readVisibility(attributes);
  if (visibility.kind === 'always') {
    const [name] = attributes.classes;
    const plain = attributes.classes.length === 1 && attributes.id === null && Object.keys(attributes.values).length === 0;
    if (plain && name === 'mark') return [{ type: 'mark', children, position }];
    if (plain && (name === 'underline' || name === 'ul')) return [{ type: 'underline', children, position }];
    if (plain && name === 'kbd') return [{ type: 'keyboard', children, position }];
    return [{ type: 'span', attributes, children, position }];
  }
  if (visibility.kind === 'unknown') {
    context.report(attributeNotUnderstood(visibility.name, visibility.value, position));
    return [{ type: 'span', attributes, children, position }];
  }
  if (visibility.outputs.length === 0) return [];
  const { value, format, unit } = attributes.values;
  const given = Object.entries({ value, format, unit }).flatMap(([name, each]) => (each === undefined ? [] : [[name, each] as const]));
  const inside: readonly Phrasing[] = value === undefined ? children : [{ type: 'span', attributes: { id: null, classes: [], values: Object.fromEntries(given) }, children, position }];
  return [{ type: 'onlyInPhrasing', output: onlyOutput(visibility.outputs), children: inside, position }];
}

const onlyOutput = (outputs: readonly Output[]): Output => outputs[0] ?? 'brief';

function elementNode(element: { readonly name: SafeElement; readonly title: string | null }, children: readonly Phrasing[], position: Position): Phrasing {
  switch (element.name) {
    case 'sub':
      return { type: 'subscript', children, position };
    case 'sup':
      return { type: 'superscript', children, position };
    case 'kbd':
      return { type: 'keyboard', children, position };
    case 'mark':
      return { type: 'mark', children, position };
    case 'abbr':
      return { type: 'abbreviation', title: element.title, children, position };
    case 'u':
      return { type: 'underline', children, position };
    case 'small':
      return { type: 'small', children, position };
  }
}

/** The words of a picture's brackets; what names a value of a data file stays as the author wrote it until that is read. */
function altOf(node: Phrasing): string {
  if (node.type !== 'span' || node.attributes.values['value'] === undefined) return plainText([node]);
  const attributes = Object.entries(node.attributes.values).map(([name, value]) => `${name}=${value.includes('"') ? `'${value}'` : `"${value}"`}`);
  return `[${plainText(node.children)}]{${attributes.join(' ')}}`;
}

const attributesAlt = (attributes: Attributes | null): string | null => attributes?.values['alt'] ?? attributes?.values['fig-alt'] ?? null;
