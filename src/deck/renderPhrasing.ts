/** Phrasing content → HTML, with every character noted under the face that shows it. */
import { assertNever } from '../document/assertNever.js';
import { languageOf } from '../document/languages.js';
import type { Phrasing, Span, Text } from '../document/nodes.js';
import type { Position } from '../document/position.js';
import { splitEmphasis, splitSharedPunctuation } from './characterRoles.js';
import { monoFace } from './deckGlyphs.js';
import type { TextFace } from './deckGlyphs.js';
import { element } from './html.js';
import type { Html, HtmlElement } from './html.js';
import { deckId } from './planSlides.js';
import type { RenderContext } from './renderContext.js';
import { renderFormula, renderImage } from './renderDrawing.js';

/** The HTML of phrasing content that is set in `face`. */
export const renderPhrasing = (nodes: readonly Phrasing[], face: TextFace, context: RenderContext): readonly Html[] =>
  nodes.flatMap((node) => renderNode(node, face, context));

/** Our own words: escaped like all others, and their characters embedded. */
export function renderWords(text: string, face: TextFace, context: RenderContext): readonly Html[] {
  return renderText(text, { face, position: null }, context);
}

function renderNode(node: Phrasing, face: TextFace, context: RenderContext): readonly Html[] {
  const inside = (name: string, inner: TextFace = face): readonly Html[] => {
    if (!('children' in node)) return [];
    return [element(name, {}, renderPhrasing(node.children, inner, context))];
  };
  switch (node.type) {
    case 'text':
      return renderTextNode(node, face, context);
    case 'emphasis':
      return inside('em', { ...face, style: 'italic' });
    case 'strong':
      return inside('strong', { ...face, weight: 700 });
    case 'delete':
      return inside('del');
    case 'subscript':
      return inside('sub');
    case 'superscript':
      return inside('sup');
    case 'keyboard':
      return inside('kbd');
    case 'mark':
      return inside('mark');
    case 'underline':
      return inside('u');
    case 'small':
      return inside('small');
    case 'abbreviation':
      return [element('abbr', { title: node.title }, renderPhrasing(node.children, face, context))];
    case 'inlineCode': {
      const code = { ...monoFace, weight: face.weight };
      context.glyphs.add(node.value, code, node.position);
      return [element('code', {}, [node.value])];
    }
    case 'inlineMath':
      return renderFormula({ value: node.value, display: false, position: node.position }, context);
    case 'image':
      return renderImage(node, context);
    case 'break':
      return [element('br', {})];
    case 'link':
      return renderLink(node.url, { title: node.title, children: renderPhrasing(node.children, face, context) });
    case 'footnoteReference':
      return renderFootnoteMark(node.identifier, face, context);
    case 'crossReference':
    case 'citation':
      throw new Error(`selectOutput promised to resolve each ${node.type}`);
    case 'span':
      return [renderSpan(node, face, context)];
    case 'onlyInPhrasing':
      return node.output === 'deck' ? renderPhrasing(node.children, face, context) : [];
    default:
      return assertNever(node);
  }
}

const renderTextNode = (node: Text, face: TextFace, context: RenderContext): readonly Html[] =>
  renderText(node.value, { face, position: node.position }, context);

/**
 * Text, with the spans that two scripts need: narrow punctuation between Latin words of a Chinese deck, and emphasis
 * dots on Han characters, which have no italics.
 */
function renderText(
  text: string,
  set: { readonly face: TextFace; readonly position: Position | null },
  context: RenderContext,
): readonly Html[] {
  const runs = context.chinese && set.face.family !== 'mono' ? splitSharedPunctuation(text) : [{ text, latinPunctuation: false }];
  return runs.flatMap((run): readonly Html[] => {
    if (run.latinPunctuation) {
      context.glyphs.addLatinPunctuation(run.text, set.face);
      return [element('span', { class: 'latin' }, [run.text])];
    }
    context.glyphs.add(run.text, set.face, set.position);
    if (set.face.style !== 'italic') return [run.text];
    return splitEmphasis(run.text).map(({ text: part, mark }) => (mark === 'italics' ? part : element('span', { class: mark }, [part])));
  });
}

/** Only these leave the deck; the reader has an allow-list too, and this one stands where the address is printed. */
const linkSchemes = /^(?:https?:|mailto:|tel:)/i;

function renderLink(url: string, link: { readonly title: string | null; readonly children: readonly Html[] }): readonly Html[] {
  if (url.startsWith('#')) {
    return [element('a', { href: `#/${encodeURIComponent(deckId(decodedFragment(url)))}`, title: link.title }, link.children)];
  }
  // Browsers read an address without its control characters: so is it judged, and so it is printed.
  const address = url.replace(/\p{Cc}/gu, '').trim();
  const isRelative = !/^[^/?#]*:/.test(address) && !/^[/\\]{2}/.test(address);
  if (!isRelative && !linkSchemes.test(address)) return link.children;
  return [element('a', { href: address, title: link.title, target: '_blank', rel: 'noopener noreferrer' }, link.children)];
}

function decodedFragment(url: string): string {
  try {
    return decodeURIComponent(url.slice(1));
  } catch {
    return url.slice(1);
  }
}

function renderFootnoteMark(identifier: string, face: TextFace, context: RenderContext): readonly Html[] {
  const entry = context.input.references.footnotes.get(identifier);
  if (!entry) return [];
  if (!context.slide.footnotes.includes(identifier)) context.slide.footnotes.push(identifier);
  const number = String(entry.number);
  context.glyphs.add(number, face, null);
  return [element('sup', { class: 'footnote-mark', title: context.wording.footnote(entry.number) }, [number])];
}

/** Classes with a meaning for reveal.js or for us: an author's span or div must not take their place. */
const reservedClasses: ReadonlySet<string> = new Set(
  'reveal slides stack past present future notes slide frame body column columns foot footnotes formula drawing backdrop callout visible visually-hidden backgrounds controls progress pdf-page'.split(' '),
);

/** An author's classes, without those that mean something else here; null when none is left. */
export function authorClasses(classes: readonly string[]): string | null {
  const kept = classes.filter((name) => /^[\p{L}_][\p{L}\p{Nd}_-]*$/u.test(name) && !reservedClasses.has(name) && name !== 'fragment');
  return kept.length === 0 ? null : kept.join(' ');
}

/** The step of a fragment: its index in the slide, from 0. */
export const takeStep = (context: RenderContext): string => {
  const step = context.slide.steps;
  context.slide.steps += 1;
  return String(step);
};

function renderSpan(node: Span, face: TextFace, context: RenderContext): HtmlElement {
  const { id, classes, values } = node.attributes;
  const isFragment = classes.includes('fragment') && !context.inNotes;
  const step = isFragment ? takeStep(context) : null;
  const names = [isFragment ? 'fragment' : null, authorClasses(classes)].filter((name) => name !== null).join(' ');
  return element(
    'span',
    { id: id === null ? null : deckId(id), class: names === '' ? null : names, lang: languageOf(values), 'data-id': values['data-id'] ?? null, 'data-fragment-index': step },
    renderPhrasing(node.children, face, context),
  );
}
