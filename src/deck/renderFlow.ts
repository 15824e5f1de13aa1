/** Flow content of a slide → HTML, with the steps in which it appears. */
import { assertNever } from '../document/assertNever.js';
import type { Callout, Code, Columns, DefinitionList, Div, Flow, Heading, List, ListItem, MathBlock } from '../document/nodes.js';
import { bodyFace, headingFace, monoFace } from './deckGlyphs.js';
import type { TextFace } from './deckGlyphs.js';
import { element, isElement, withAttribute } from './html.js';
import type { Html, HtmlElement } from './html.js';
import { deckId } from './planSlides.js';
import type { RenderContext } from './renderContext.js';
import { renderFigure, renderTable } from './renderFigure.js';
import { renderFormula } from './renderDrawing.js';
import { renderOnce } from './renderOnce.js';
import { languageOf } from '../document/languages.js';
import { authorClasses, renderPhrasing, renderWords, takeStep } from './renderPhrasing.js';

const boldFace: TextFace = { ...bodyFace, weight: 700 };

/**
 * The HTML of flow content.
 *
 * After a pause (`. . .`) all that follows among these nodes appears together, one step later. Speaker notes are taken
 * out and gathered in the slide's state.
 */
export function renderFlow(nodes: readonly Flow[], context: RenderContext): readonly Html[] {
  const rendered: Html[] = [];
  let step: string | null = null;
  for (const node of nodes) {
    if (node.type === 'pause') {
      if (!context.inNotes) step = takeStep(context);
      continue;
    }
    const html = renderOnce(node, context, (own) => renderNode(node, own));
    const shown = step === null ? html : html.map((part) => asFragment(part, step ?? ''));
    for (const [index, part] of shown.entries()) noteSource(node, { part, before: html[index] }, context);
    rendered.push(...shown);
  }
  return rendered;
}

function noteSource(node: Flow, { part, before }: { readonly part: Html; readonly before: Html | undefined }, { slide }: RenderContext): void {
  if (!isElement(part)) return;
  const known = before !== undefined && isElement(before) ? (slide.sources.get(before) ?? []) : [];
  slide.sources.set(part, [...known, node]);
}

const asFragment = (node: Html, step: string): HtmlElement => {
  // An element that is a step already keeps its own: the pause shows the box around it.
  const isPlain = isElement(node) && node.attributes['data-fragment-index'] === undefined;
  const box = isPlain ? node : element('div', {}, [node]);
  return withAttribute(withAttribute(box, 'class', 'fragment'), 'data-fragment-index', step);
};

function renderNode(node: Flow, context: RenderContext): readonly Html[] {
  switch (node.type) {
    case 'heading':
      return [renderHeading(node, context)];
    case 'paragraph':
      return [element('p', attributesOf(node.attributes), renderPhrasing(node.children, bodyFace, context))];
    case 'blockquote':
      return [element('blockquote', attributesOf(node.attributes), renderFlow(node.children, context))];
    case 'list':
      return [renderList(node, context)];
    case 'definitionList':
      return [renderDefinitionList(node, context)];
    case 'code':
      return [renderCode(node, context)];
    case 'math':
      return [renderMathBlock(node, context)];
    case 'table':
      return [renderTable(node, context)];
    case 'thematicBreak':
      return [element('hr', {})];
    case 'figure':
      return renderFigure(node, context);
    case 'callout':
      return [renderCallout(node, context)];
    case 'columns':
      return [renderColumns(node, context)];
    case 'incremental':
      return renderFlow(node.children, { ...context, incremental: node.incremental && !context.inNotes });
    case 'fragment': {
      if (context.inNotes) return renderFlow(node.children, context);
      const step = takeStep(context);
      return [element('div', { class: 'fragment', 'data-fragment-index': step }, renderFlow(node.children, context))];
    }
    case 'div':
      return [renderDiv(node, context)];
    case 'onlyIn':
      return node.output === 'deck' ? renderFlow(node.children, context) : [];
    case 'speakerNotes':
      if (!context.input.publicDeck) {
        context.slide.notes.push(...renderFlow(node.children, { ...context, inNotes: true, incremental: false }));
      }
      return [];
    case 'bibliographyPlace':
      return renderBibliography(context);
    case 'slideBreak':
    case 'pause':
    case 'pageBreak':
    case 'footnoteDefinition':
      return [];
    default:
      return assertNever(node);
  }
}

const attributesOf = (attributes: { readonly id: string | null; readonly classes: readonly string[]; readonly values: Readonly<Record<string, string>> } | null): Readonly<Record<string, string | null>> =>
  attributes === null
    ? {}
    : { id: attributes.id === null ? null : deckId(attributes.id), class: authorClasses(attributes.classes), lang: languageOf(attributes.values), 'data-id': attributes.values['data-id'] ?? null };

function renderHeading(node: Heading, context: RenderContext): HtmlElement {
  const inside = Math.max(1, node.depth - context.input.metadata.slideLevel);
  // An outline leaves out no rank, whatever depths an author does: https://www.w3.org/WAI/tutorials/page-structure/headings/
  const rank = Math.min(6, context.rank + inside, context.slide.rank + 1);
  context.slide.isRanked = true;
  if (!context.inNotes) context.slide.rank = rank;
  return element(`h${rank}`, attributesOf(node.attributes), renderPhrasing(node.children, headingFace, context));
}

function renderList(node: List, context: RenderContext): HtmlElement {
  const isTaskList = node.children.some((item) => item.checked !== null);
  if (node.ordered) context.glyphs.add('0123456789.', bodyFace, null);
  const names = [isTaskList ? 'tasks' : null, node.spread ? 'spread' : null].filter((name) => name !== null).join(' ');
  return element(
    node.ordered ? 'ol' : 'ul',
    { start: node.ordered && node.start !== 1 ? String(node.start) : null, class: names === '' ? null : names },
    node.children.flatMap((item) => renderOnce(item, context, (own) => [renderListItem(item, node, own)])),
  );
}

function renderListItem(item: ListItem, list: List, context: RenderContext): HtmlElement {
  const isContinued = item.continued === true;
  // What was seen on the slide before goes on at once.
  const step = context.incremental && !isContinued ? takeStep(context) : null;
  const mark =
    item.checked === null || isContinued
      ? []
      : [element('span', { class: item.checked ? 'task done' : 'task', role: 'img', 'aria-label': item.checked ? context.wording.taskDone : context.wording.taskOpen })];
  // A tight list's paragraphs have no box of their own, as in HTML made from CommonMark.
  const children = item.children.flatMap((child, index): readonly Html[] =>
    child.type === 'paragraph' && !list.spread
      ? [...(index > 0 && item.children[index - 1]?.type === 'paragraph' ? [element('br', {})] : []), ...renderPhrasing(child.children, bodyFace, context)]
      : renderFlow([child], context),
  );
  return element('li', { class: isContinued ? 'continued' : step === null ? null : 'fragment', 'data-fragment-index': step }, [...mark, ...children]);
}

function renderDefinitionList(node: DefinitionList, context: RenderContext): HtmlElement {
  const children = node.children.flatMap((item) => {
    const step = context.incremental && item.continued !== true ? takeStep(context) : null;
    const attributes = { class: step === null ? null : 'fragment', 'data-fragment-index': step };
    return [
      ...item.terms.map((term) => element('dt', attributes, renderPhrasing(term, boldFace, context))),
      ...item.definitions.map((definition) => element('dd', attributes, renderFlow(definition, context))),
    ];
  });
  return element('dl', {}, children);
}

/** A block for each line, so that a line too long for the slide is wrapped with its continuation indented. */
function renderCode(node: Code, context: RenderContext): HtmlElement {
  const { whole, line } = node.part ?? { whole: node.value, line: 0 };
  const lines = context.highlight(whole, node.lang).slice(line, line + node.value.split('\n').length).map((tokens) => {
    const parts = tokens.map((token): Html => {
      context.glyphs.add(token.text, monoFace, node.position);
      return token.scope === null ? token.text : element('span', { class: `code-${token.scope}` }, [token.text]);
    });
    return element('span', { class: 'line' }, [...parts, '\n']);
  });
  return element('pre', attributesOf(node.attributes), [element('code', {}, lines)]);
}

function renderMathBlock(node: MathBlock, context: RenderContext): HtmlElement {
  const id = node.attributes?.id ?? null;
  const label = id === null ? undefined : context.input.references.equations.get(id);
  const formula = renderFormula({ value: node.value, display: true, position: node.position }, context);
  const number = label === undefined ? [] : [element('span', { class: 'equation-number' }, renderWords(`(${label.number})`, bodyFace, context))];
  return element('div', { class: 'equation', id: id === null ? null : deckId(id) }, [...formula, ...number]);
}

function renderCallout(node: Callout, context: RenderContext): HtmlElement {
  const title =
    node.title.length > 0 ? renderPhrasing(node.title, boldFace, context) : renderWords(context.wording.callouts[node.kind], boldFace, context);
  return element('div', { class: `callout callout-${node.kind}`, role: 'note' }, [
    element('p', { class: 'callout-title' }, title),
    ...renderFlow(node.children, context),
  ]);
}

/** Columns share the width by the percentages given; those without one share what is left. */
function renderColumns(node: Columns, context: RenderContext): HtmlElement {
  const given = node.children.reduce((sum, column) => sum + (column.widthPercent ?? 0), 0);
  const open = node.children.filter((column) => column.widthPercent === null).length;
  const share = open === 0 ? 0 : Math.max(10, (100 - given) / open);
  return element(
    'div',
    { class: 'columns' },
    node.children.map((column) =>
      element('div', { class: 'column', style: `flex:${(column.widthPercent ?? share).toFixed(2)} 1 0` }, renderFlow(column.children, context)),
    ),
  );
}

function renderDiv(node: Div, context: RenderContext): HtmlElement {
  const isFragment = node.attributes.classes.includes('fragment') && !context.inNotes;
  const step = isFragment ? takeStep(context) : null;
  const box = element('div', { ...attributesOf(node.attributes), 'data-fragment-index': step }, renderFlow(node.children, context));
  return isFragment ? withAttribute(box, 'class', 'fragment') : box;
}

function renderBibliography(context: RenderContext): readonly Html[] {
  const entries = context.input.references.bibliography;
  if (entries.length === 0) return [];
  const size = entries.length > 12 ? 'sources many' : 'sources';
  return [
    element(
      'ul',
      { class: size },
      entries.map((entry) =>
        element('li', { id: deckId(entry.anchor), class: entry.marker === null ? 'unmarked' : null }, [
          ...(entry.marker === null ? [] : [element('span', { class: 'marker' }, renderWords(entry.marker, bodyFace, context)), ' ']),
          element('span', {}, renderPhrasing(entry.children, bodyFace, context)),
        ]),
      ),
    ),
  ];
}
