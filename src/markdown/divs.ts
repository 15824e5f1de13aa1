/** Divs → what their classes say they are. */
import { attributeNotUnderstood, columnsContent, divContentLost, divNameUnknown, divTitleShown } from '../diagnostics/messages/markdown.js';
import type { Attributes, Callout, CalloutKind, Column, Flow, Phrasing } from '../document/nodes.js';
import { nearest } from '../document/nearest.js';
import type { Position } from '../document/position.js';
import { noAttributes, readAttributes } from './attributes.js';
import type { Block } from './block.js';
import { calloutKind } from './callouts.js';
import type { FlowReader } from './flowReader.js';
import { includeFile } from './includes.js';
import { readPercent } from './paragraphs.js';
import { positionBetween, slicePassage, trimPassage, type Passage } from './passage.js';
import { readPhrasing } from './readPhrasing.js';
import { readVisibility } from './visibility.js';

type DivParts = { readonly opening: Passage; readonly children: readonly Block[]; readonly position: Position };

/** What stands after the colons. */
type Opening = { readonly attributes: Attributes; readonly title: Passage | null; /** without braces */ readonly named: boolean };

/** The nodes of a div. */
export function readDiv({ opening, children, position }: DivParts, reader: FlowReader): readonly Flow[] {
  const open = readOpening(opening);
  const { attributes } = open;
  const div: Div = { ...open, opening, children, position };
  const visibility = readVisibility(attributes);
  if (visibility.kind === 'unknown') {
    reader.context.report(attributeNotUnderstood(visibility.name, visibility.value, position));
    return readKind(div, reader);
  }
  if (visibility.kind === 'always') return readKind(div, reader);
  const [output] = visibility.outputs;
  if (output === undefined) return []; // hidden everywhere, as the author said
  const classes = attributes.classes.filter((name) => !visibilityClasses.has(name));
  const values = Object.fromEntries(Object.entries(attributes.values).filter(([name]) => name !== 'when-format' && name !== 'unless-format'));
  const inner: Div = { ...div, attributes: { id: attributes.id, classes, values } };
  const plain = classes.length === 0 && attributes.id === null && Object.keys(values).length === 0;
  const content = plain ? reader.readFlow(children, reader.context) : readKind(inner, reader);
  return [{ type: 'onlyIn', output, children: content, position }];
}

const visibilityClasses: ReadonlySet<string> = new Set(['brief', 'deck', 'brief-only', 'deck-only', 'content-visible', 'content-hidden']);

type Div = Opening & DivParts;

/** `{#id .class}`, `name`, `name {.class}`, or `tip A title`. */
function readOpening(opening: Passage): Opening {
  const { text } = opening;
  const whole = readAttributes(text, 0);
  if (whole !== null) return { attributes: whole.attributes, title: null, named: false };
  const name = /^[^\s{]+/.exec(text)?.[0] ?? '';
  const rest = trimPassage(slicePassage(opening, name.length, text.length));
  const attributes = readAttributes(rest.text, 0)?.attributes ?? noAttributes;
  const named = { ...attributes, classes: [name, ...attributes.classes].filter((part) => part !== '') };
  return { attributes: named, title: rest.text === '' || rest.text.startsWith('{') ? null : rest, named: true };
}

function readKind(div: Div, reader: FlowReader): readonly Flow[] {
  const { attributes, position, children } = div;
  if (attributes.classes.includes('landscape')) {
    // What else it is stands inside the turned pages.
    const rest = without(attributes, 'landscape');
    const plain = rest.id === null && rest.classes.length === 0 && Object.keys(rest.values).length === 0;
    const inner = plain ? [...readTitle(div, reader), ...reader.readFlow(children, reader.context)] : readKind({ ...div, attributes: rest }, reader);
    return [{ type: 'div', attributes: { id: null, classes: ['landscape'], values: {} }, children: inner, position }];
  }
  const content = (): readonly Flow[] => [...readTitle(div, reader), ...reader.readFlow(children, reader.context)];
  const empty = (name: string): void => {
    if (children.length > 0) reader.context.report(divContentLost(name, position));
  };
  for (const name of attributes.classes) {
    const callout = calloutKind(name);
    if (callout !== null) return [readCallout(callout, div, reader)];
    const rest = without(attributes, name);
    switch (name) {
      case 'notes':
      case 'speaker-notes':
        return [{ type: 'speakerNotes', children: content(), position }];
      case 'columns':
        return [{ type: 'columns', children: readColumns(content(), div, reader), position }];
      case 'incremental':
      case 'nonincremental':
        return [{ type: 'incremental', incremental: name === 'incremental', children: wrapped(rest, content(), position), position }];
      case 'fragment':
        return [{ type: 'fragment', children: wrapped(rest, content(), position), position }];
      case 'refs':
        empty('refs');
        return [{ type: 'bibliographyPlace', position }];
      case 'pagebreak':
      case 'page-break':
        empty(name);
        return [{ type: 'pageBreak', position }];
      case 'include':
        empty('include');
        return includeFile(attributes.values['file'] ?? '', position, reader);
    }
  }
  if (attributes.id === 'refs') {
    empty('refs');
    return [{ type: 'bibliographyPlace', position }];
  }
  return readFigureDiv(attributes, content(), { div, reader });
}

type DivPlace = { readonly div: Div; readonly reader: FlowReader };

/** `::: {#fig-x}` or `::: {#tbl-x}` around one figure or table and, last, its caption, as Quarto has it; else a plain div. */
function readFigureDiv(attributes: Attributes, content: readonly Flow[], { div, reader }: DivPlace): readonly Flow[] {
  const { position } = div;
  const [first, last, ...more] = content;
  const caption = last?.type === 'paragraph' ? last.children : null;
  if (more.length === 0 && (last === undefined || caption !== null)) {
    const joined = (own: Attributes | null): Attributes => ({
      id: attributes.id, classes: [...attributes.classes, ...(own?.classes ?? [])], values: { ...own?.values, ...attributes.values },
    });
    if (first?.type === 'figure' && attributes.id?.startsWith('fig-') === true) {
      const alt = attributes.values['alt'] ?? attributes.values['fig-alt'] ?? first.alt;
      return [{ ...first, key: attributes.id, alt, caption: caption ?? first.caption, attributes: joined(first.attributes), position }];
    }
    if (first?.type === 'table' && attributes.id?.startsWith('tbl-') === true) {
      return [{ ...first, key: attributes.id, caption: caption ?? first.caption, attributes: joined(first.attributes), position }];
    }
  }
  if (div.named && attributes.classes.length === 1) {
    const [name = ''] = attributes.classes;
    const meant = nearest(name, divNames);
    if (meant !== null && name !== 'column') reader.context.report(divNameUnknown(name, meant, position));
  }
  return [{ type: 'div', attributes, children: content, position }];
}

/** Names that mean something, for a hint where one is misspelt. */
const divNames = [
  'notes', 'brief', 'deck', 'columns', 'column', 'incremental', 'nonincremental', 'fragment', 'refs', 'pagebreak', 'landscape', 'include', 'note', 'tip',
  'important', 'warning', 'caution', 'callout-note', 'callout-tip', 'callout-important', 'callout-warning', 'callout-caution',
];

/** Words after a name that takes none become a paragraph in bold. */
function readTitle({ title, position }: Div, { context }: FlowReader): readonly Flow[] {
  if (title === null) return [];
  context.report(divTitleShown(title.text, position));
  const place = positionBetween(title, 0, title.text.length);
  return [{ type: 'paragraph', children: [{ type: 'strong', children: readPhrasing(title, context), position: place }], attributes: null, position: place }];
}

const without = (attributes: Attributes, name: string): Attributes => ({ ...attributes, classes: attributes.classes.filter((other) => other !== name) });

/** A further div for what is left of the attributes. */
function wrapped(attributes: Attributes, children: readonly Flow[], position: Position): readonly Flow[] {
  const plain = attributes.id === null && attributes.classes.length === 0 && Object.keys(attributes.values).length === 0;
  return plain ? children : [{ type: 'div', attributes, children, position }];
}

function readCallout(kind: CalloutKind, { attributes, title, opening, children, position }: Div, { context, readFlow }: FlowReader): Callout {
  const content = readFlow(children, context);
  const typed = attributes.values['title'];
  let words: readonly Phrasing[] = [];
  if (title !== null) words = readPhrasing(title, context);
  else if (typed !== undefined) {
    const at = opening.text.indexOf(typed);
    words = readPhrasing(at < 0 ? { ...slicePassage(opening, 0, 0), text: typed } : slicePassage(opening, at, at + typed.length), context);
  } else if (content[0]?.type === 'heading') {
    return { type: 'callout', kind, title: content[0].children, children: content.slice(1), position };
  }
  return { type: 'callout', kind, title: words, children: content, position };
}

/** The columns of a columns div. What stands between them becomes a column of its own. */
function readColumns(content: readonly Flow[], { position }: Div, { context }: FlowReader): readonly Column[] {
  const columns: Column[] = [];
  let loose: Flow[] = [];
  const endLoose = (): void => {
    const [first] = loose;
    if (first === undefined) return;
    context.report(columnsContent(first.position));
    columns.push({ type: 'column', widthPercent: null, children: loose, position: { ...first.position, end: loose.at(-1)?.position.end ?? position.end } });
    loose = [];
  };
  for (const node of content) {
    if (node.type === 'div' && node.attributes.classes.includes('column')) {
      endLoose();
      const { width, ...values } = node.attributes.values;
      const rest = { ...without(node.attributes, 'column'), values };
      columns.push({
        type: 'column',
        widthPercent: readPercent(width, node.position, context),
        children: wrapped(rest, node.children, node.position),
        position: node.position,
      });
    } else if (node.type === 'footnoteDefinition' || node.type === 'speakerNotes') {
      const last = columns.at(-1);
      if (last === undefined) loose.push(node);
      else columns[columns.length - 1] = { ...last, children: [...last.children, node] };
    } else loose.push(node);
  }
  endLoose();
  return columns;
}
