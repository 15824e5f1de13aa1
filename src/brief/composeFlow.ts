/** Flow nodes of the document → React-PDF elements, through the template's components. */
import { createElement, type ReactElement, type ReactNode } from 'react';
import { landscapeNested } from '../diagnostics/messages/brief.js';
import { assertNever } from '../document/assertNever.js';
import type { Callout, DefinitionList, Flow, Heading, List, ListItem, MathBlock, Phrasing } from '../document/nodes.js';
import { plainText } from '../document/plainText.js';
import type { Position } from '../document/position.js';
import { formulaKey } from '../figures/figureTable.js';
import { setParagraph } from '../typesetting/setParagraph.js';
import type { RoleStyle, TextRole } from './briefTemplate.js';
import { composeCode } from './composeCode.js';
import { composeFigure } from './composeFigure.js';
import { inlinesOf, textInline } from './composeInlines.js';
import { composeTable } from './composeTable.js';
import { baseStyle, marked, paragraphStyle, roleStyle, textElement, together, type Composer } from './composer.js';
import { foundLanguage, givenLanguage, inLanguage } from './languages.js';
import type { ListNumbering, StructureTag } from './structureTree.js';
import type { BlockMark } from './layoutTree.js';

/** Where flow stands: the role of its paragraphs, the width it has, and how deep in lists it is. */
export type Place = {
  readonly role: TextRole;
  readonly widthPt: number;
  readonly level: number;
  /** What lists, quotations and their like around it have taken from the width. */
  readonly takenPt?: number;
  /** What comes first stands below a heading. */
  readonly afterHeading?: boolean;
  /** On pages that are turned. */
  readonly turned?: true;
};

/**
 * The place inside a container that takes `wantedPt` from the width of its content, and by how much the container
 * itself stands out. Together, those in each other take no more than a share of the width; deeper ones go no further in.
 */
function within(place: Place, wantedPt: number, { look }: Composer): { readonly inner: Pick<Place, 'widthPt' | 'takenPt'>; readonly outPt: number } {
  const takenPt = place.takenPt ?? 0;
  const leftPt = Math.max(0, look.tokens.brief.mostIndentShare * (place.widthPt + takenPt) - takenPt);
  const outPt = Math.min(takenPt, wantedPt - Math.min(wantedPt, leftPt));
  return { inner: { widthPt: place.widthPt - wantedPt + outPt, takenPt: takenPt + wantedPt - outPt }, outPt };
}

/** An element that stands out of the text around it, by points on each side. */
const outdented = (element: ReactElement, leftPt: number, rightPt = 0): ReactElement =>
  leftPt === 0 ? element : createElement('VIEW', { style: { marginLeft: -leftPt, marginRight: -rightPt } }, element);

/** Phrasing as one set text of a role. `position` is where it stands in the source, for diagnostics. */
export function phrasingElement(phrasing: { nodes: readonly Phrasing[]; position: Position | null }, role: TextRole, composer: Composer): ReactElement {
  const style = roleStyle(role, composer);
  const inlines = inlinesOf(phrasing.nodes, baseStyle(style, composer), composer);
  return textElement({ inlines, style: paragraphStyle(style, composer) }, composer, { position: phrasing.position });
}

const contentOf = (node: { readonly children: readonly Phrasing[]; readonly position: Position }): { nodes: readonly Phrasing[]; position: Position } => ({ nodes: node.children, position: node.position });

/** Words of the program's own as one set text of a role. */
export function wordsElement(words: string, role: TextRole, composer: Composer): ReactElement {
  const style = roleStyle(role, composer);
  return textElement({ inlines: [{ kind: 'text', text: words, style: baseStyle(style, composer), mark: null }], style: paragraphStyle(style, composer) }, composer);
}

/** The elements of flow content, in order. */
export function composeFlow(nodes: readonly Flow[], place: Place, composer: Composer): ReactElement[] {
  if (place.turned !== true) for (const node of nodes) if (isLandscape(node)) composer.report(landscapeNested(node.position));
  return composeEach(nodes, place).flatMap(({ compose }) => compose(composer));
}

/** Whether a node asks for turned pages; only the text's own nodes get them. */
export const isLandscape = (node: Flow): boolean =>
  (node.type === 'div' || node.type === 'table' || node.type === 'figure') && node.attributes?.classes.includes('landscape') === true;

/** What composes the elements of a node. `content` is what they are composed from, beside the composer. */
export type ComposedNode = { readonly node: Flow; readonly content: unknown; readonly compose: (composer: Composer) => ReactElement[] };

/** Where a section begins a page, the break before its heading. */
export function sectionBreak(node: Flow, place: Place, composer: Composer): Pick<BlockMark, 'breakBefore' | 'startsRight'> {
  const { look, sectionDepth, input } = composer;
  if (node.type !== 'heading' || node.depth !== sectionDepth || place.role !== 'body' || place.level > 0) return {};
  const start = input.metadata.sectionStart ?? look.tokens.brief.sectionStart;
  return start === 'flow' ? {} : { breakBefore: true, startsRight: start === 'right' };
}

/** The nodes of flow content that show anything, in order; each can be composed at any time. */
export function composeEach(nodes: readonly Flow[], place: Place): ComposedNode[] {
  const shown: ComposedNode[] = [];
  let breakBefore = false;
  let afterHeading = place.afterHeading === true;
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'pageBreak') breakBefore = true;
    if (!shows(node)) continue;
    const inPlace = { ...place, last: index === nodes.length - 1, afterHeading };
    const onNewPage = breakBefore;
    const compose = (composer: Composer): ReactElement[] => {
      const composed = composeNode(node, inPlace, composer);
      return onNewPage && composed.length > 0 ? [marked({ tag: null, breakBefore: true, ...sectionBreak(node, place, composer) }, together(composed))] : composed;
    };
    shown.push({ node, content: [node, inPlace, onNewPage], compose });
    afterHeading = node.type === 'heading';
    breakBefore = false;
  }
  return shown;
}

const unprinted: ReadonlySet<Flow['type']> = new Set(['slideBreak', 'pause', 'pageBreak', 'speakerNotes', 'footnoteDefinition']);

/** Whether anything of a node is printed where it stands. */
function shows(node: Flow): boolean {
  if (node.type === 'onlyIn') return node.output === 'brief' && node.children.some(shows);
  if (node.type === 'incremental' || node.type === 'fragment') return node.children.some(shows);
  return !unprinted.has(node.type);
}

type NodePlace = Place & { readonly last: boolean; readonly afterHeading: boolean };

function composeNode(node: Flow, place: NodePlace, composer: Composer): ReactElement[] {
  const { look, components } = composer;
  const nested = (children: readonly Flow[], change: Partial<Place> = {}, by = composer): ReactNode => together(composeFlow(children, { ...place, ...change }, by));
  switch (node.type) {
    case 'heading':
      return [composeHeading(node, place, composer)];
    case 'paragraph':
      return [
        marked(
          { tag: 'P', position: node.position, ...foundLanguage(node.children, composer), ...(node.attributes?.id == null ? {} : { ids: [node.attributes.id] }) },
          createElement(components.Paragraph, { look, role: place.role, last: place.last, children: phrasingElement(contentOf(node), place.role === 'body' && place.afterHeading ? 'bodyFirst' : place.role, composer) }),
        ),
      ];
    case 'blockquote': {
      const { inner, outPt } = within(place, 2 * look.style.metrics.quoteInsetPt, composer);
      const quotation = createElement(components.Blockquote, { look, children: nested(node.children, { role: 'quote', ...inner }, inLanguage(node.attributes, composer)) });
      return [marked({ tag: 'BlockQuote', ...givenLanguage(node.attributes) }, outdented(quotation, outPt / 2, outPt / 2))];
    }
    case 'callout':
      return [composeCallout(node, place, composer)];
    case 'list':
      return [composeList(node, place, composer)];
    case 'definitionList':
      return composeDefinitions(node, place, composer);
    case 'code':
      return [composeCode(node, place, composer)];
    case 'math':
      return [composeEquation(node, place, composer)];
    case 'table':
      return [composeTable(node, place, composer)];
    case 'figure':
      return composeFigure(node, place, composer);
    case 'thematicBreak':
      return [marked({ tag: 'Artifact' }, createElement(components.ThematicBreak, { look }))];
    case 'columns': {
      const free = place.widthPt - look.style.metrics.columnGapPt * (node.children.length - 1);
      const stated = node.children.reduce((sum, column) => sum + (column.widthPercent ?? 0), 0);
      const open = node.children.filter((column) => column.widthPercent === null).length;
      const share = (percent: number | null): number => percent ?? Math.max(10, 100 - stated) / Math.max(1, open);
      const total = node.children.reduce((sum, column) => sum + share(column.widthPercent), 0);
      const columns = node.children.map((column) => {
        const widthPt = (free * share(column.widthPercent)) / Math.max(100, total);
        return { widthPt, content: marked({ tag: 'Div' }, nested(column.children, { widthPt, takenPt: 0 })) };
      });
      return [marked({ tag: null }, createElement(components.Columns, { look, columns }))];
    }
    case 'div':
      return [marked({ tag: 'Div', ...givenLanguage(node.attributes), ...(node.attributes.id === null ? {} : { ids: [node.attributes.id] }) }, nested(node.children, {}, inLanguage(node.attributes, composer)))];
    case 'onlyIn':
      return node.output === 'brief' ? composeFlow(node.children, place, composer) : [];
    case 'incremental':
    case 'fragment':
      return composeFlow(node.children, place, composer);
    case 'bibliographyPlace':
      return composeBibliography(composer);
    case 'slideBreak':
    case 'pause':
    case 'pageBreak':
    case 'speakerNotes':
    case 'footnoteDefinition':
      return [];
    default:
      return assertNever(node);
  }
}

const headingRoles = ['heading1', 'heading2', 'heading3', 'heading4', 'heading5', 'heading6'] as const;
const headingTags = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'] as const;

/** What the number of a section takes in its line; the lines below begin after it. */
function numberWidthPt(number: readonly Phrasing[], role: RoleStyle, composer: Composer): number {
  const inlines = inlinesOf(number, baseStyle(role, composer), composer);
  return setParagraph(inlines, { ...paragraphStyle(role, composer), align: 'left', firstIndentPt: 0 }, { widthPt: Number.MAX_SAFE_INTEGER, fonts: composer.input.fonts, cache: composer.cache, keepsEdges: true }).widthPt;
}

function composeHeading(node: Heading, place: NodePlace, composer: Composer): ReactElement {
  const depth = Math.min(6, Math.max(1, node.depth));
  const role = headingRoles[depth - 1] ?? 'heading6';
  const tag: StructureTag = headingTags[depth - 1] ?? 'H6';
  const title = plainText(node.children);
  const style = roleStyle(role, composer);
  const inlines = inlinesOf(node.children, baseStyle(style, composer), composer);
  const hangPt = composer.input.references.sectionNumbers.has(node.attributes.id) ? numberWidthPt(node.children.slice(0, 1), style, composer) : 0;
  const text = textElement({ inlines, style: { ...paragraphStyle(style, composer), firstIndentPt: -hangPt } }, composer, { position: node.position });
  return marked(
    { tag, ids: [node.attributes.id], heading: { depth, title, id: node.attributes.id }, keepWithNext: true, unbreakable: true, position: node.position, ...sectionBreak(node, place, composer), ...foundLanguage(node.children, composer) },
    createElement(composer.components.Heading, { look: composer.look, depth, afterHeading: place.afterHeading, children: hangPt > 0 ? createElement('VIEW', { style: { paddingLeft: hangPt } }, text) : text }),
  );
}

function composeCallout(node: Callout, place: Place, composer: Composer): ReactElement {
  const { look } = composer;
  const { inner, outPt } = within(place, 2 * look.style.metrics.calloutInsetPt, composer);
  const colour = look.tokens.colours.callout[node.kind].ink;
  const role = roleStyle('calloutTitle', composer);
  const style = { ...baseStyle(role, composer), colour };
  const inlines = node.title.length > 0 ? inlinesOf(node.title, style, composer) : [{ kind: 'text' as const, text: look.wording.callouts[node.kind], style, mark: null }];
  const title = marked({ tag: 'P', keepWithNext: true, ...foundLanguage(node.title, composer) }, textElement({ inlines, style: paragraphStyle(role, composer) }, composer, { position: node.position }));
  const content = together(composeFlow(node.children, { ...place, role: 'callout', ...inner }, composer));
  return marked({ tag: 'Sect', position: node.position }, outdented(createElement(composer.components.Callout, { look, kind: node.kind, title, children: content }), outPt / 2, outPt / 2));
}

const listRole = (role: TextRole): TextRole => (role === 'body' ? 'list' : role);

function composeList(node: List, place: Place, composer: Composer): ReactElement {
  const { look } = composer;
  const { inner, outPt } = within(place, look.style.metrics.listIndentPt, composer);
  const items = node.children.map((item, index) => {
    const number = node.ordered && item.checked === null && item.continued !== true ? node.start + index : null;
    return composeItem(item, { ...place, role: listRole(place.role), ...inner }, { number, spread: node.spread, composer });
  });
  const numbering: ListNumbering = node.ordered ? 'Decimal' : node.children.some((item) => item.checked !== null) ? 'Square' : 'Disc';
  return marked({ tag: 'L', numbering }, outdented(createElement(composer.components.List, { look, nested: place.level > 0, children: together(items) }), outPt));
}

type ItemSetting = { readonly number: number | null; readonly spread: boolean; readonly composer: Composer };

function composeItem(item: ListItem, place: Place, { number, spread, composer }: ItemSetting): ReactElement {
  const { look } = composer;
  const role = roleStyle(place.role, composer);
  const style = { ...paragraphStyle(role, composer), align: 'right' as const, firstIndentPt: 0 };
  const numberText = (words: string): ReactElement =>
    marked({ tag: 'Lbl' }, textElement({ inlines: [textInline(words, { ...baseStyle(role, composer), tabularFigures: true }, { composer, position: item.position })], style }, composer));
  const body = marked({ tag: 'LBody', position: item.position }, together(composeFlow(item.children, { ...place, level: place.level + 1 }, composer)));
  // What goes on from the slide before has the room of a number, and none in it.
  const marker = item.continued === true ? 'number' : item.checked === null ? (number === null ? 'bullet' : 'number') : item.checked ? 'done' : 'open';
  return marked(
    { tag: 'LI', drawnLabel: { number: '', bullet: '•', done: look.wording.taskDone, open: look.wording.taskOpen }[marker] },
    createElement(composer.components.ListItem, { look, marker, level: place.level, role: place.role, spread, label: number === null ? null : numberText(`${number}.`), children: body }),
  );
}

function composeDefinitions(node: DefinitionList, place: Place, composer: Composer): ReactElement[] {
  const { look } = composer;
  const { inner, outPt } = within(place, look.style.metrics.definitionIndentPt, composer);
  const items = node.children.map((item) => {
    const terms = item.terms.map((term) => marked({ tag: 'Lbl', keepWithNext: true, ...foundLanguage(term, composer) }, phrasingElement({ nodes: term, position: item.position }, 'term', composer)));
    const definitions = item.definitions.map((flow) => marked({ tag: 'LBody' }, together(composeFlow(flow, { ...place, role: 'definition', ...inner }, composer))));
    return marked({ tag: 'LI' }, createElement(composer.components.Definition, { look, terms: together(terms), definitions: together(definitions) }));
  });
  return [marked({ tag: 'L' }, outdented(together(items), outPt))];
}

function composeEquation(node: MathBlock, place: Place, composer: Composer): ReactElement {
  const { look, input } = composer;
  const formula = input.formulas.get(formulaKey(node.value, true));
  const id = node.attributes?.id ?? null;
  const label = id === null ? undefined : input.references.equations.get(id);
  const number = label === undefined ? null : wordsElement(look.lang === 'zh' ? `（${label.number}）` : `(${label.number})`, 'equationNumber', composer);
  const em = look.style.roles.body.sizePt;
  const free = place.widthPt - (number === null ? 0 : 2 * 36);
  const scale = formula === undefined ? 1 : Math.min(1, free / (formula.widthEm * em));
  const picture =
    formula === undefined
      ? wordsElement(node.value, 'code', composer)
      : marked({ tag: 'Formula', alt: formula.spoken ?? node.value }, createElement('CANVAS', {
          paint: () => undefined,
          painted: { kind: 'formula', formula, colour: look.style.roles.body.colour },
          style: { width: formula.widthEm * em * scale, height: formula.heightEm * em * scale },
        }));
  return marked(
    { tag: number === null ? null : 'Div', unbreakable: true, position: node.position, ...(id === null ? {} : { ids: [id] }) },
    createElement(composer.components.Equation, { look, formula: picture, number }),
  );
}

/** The list of sources, where `::: refs` stands or at the end. */
export function composeBibliography(composer: Composer): ReactElement[] {
  const { look, input, components } = composer;
  const entries = input.references.bibliography.map((entry) => {
    const children = phrasingElement({ nodes: entry.children, position: entry.children[0]?.position ?? null }, 'bibliography', composer);
    const text = marked({ tag: 'LBody' }, marked({ tag: 'BibEntry', ...foundLanguage(entry.children, composer) }, children));
    const block = { tag: 'LI' as const, ids: [entry.anchor] };
    if (entry.marker === null) return marked(block, createElement(components.Paragraph, { look, role: 'bibliography', last: false, children: text }));
    return marked(block, createElement(components.Footnote, { look, label: marked({ tag: 'Lbl' }, wordsElement(entry.marker, 'bibliography', composer)), children: text }));
  });
  const isNumbered = input.references.bibliography.some((entry) => entry.marker !== null);
  return entries.length === 0 ? [] : [marked({ tag: 'L', isSources: true, numbering: isNumbered ? 'Decimal' : 'None' }, ...entries)];
}
