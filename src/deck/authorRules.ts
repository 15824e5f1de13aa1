/** The text of a manuscript's own style sheet → the rules of it that a deck takes: colours and decoration, on slides alone. */
import { clone, generate, lexer, List, parse, walk, type Atrule, type CssLocation, type CssNode, type Declaration, type Rule, type Selector, type StyleSheet } from 'css-tree';
import type { Report } from '../diagnostics/diagnostic.js';
import {
  deckCssAddress, deckCssContrastLow, deckCssLeftOut, deckCssMalformed, deckCssNested, deckCssOutsideSlides, deckCssPropertyUnknown, deckCssRuleLeftOut, deckCssUnmeasured, deckCssValueUnknown,
} from '../diagnostics/messages/deckCss.js';
import { nearest } from '../document/nearest.js';
import type { Position } from '../document/position.js';
import { readColour } from '../svg/readColour.js';
import { contrast } from './contrast.js';

export type AuthorSheet = {
  /** Display path, for messages. */
  readonly file: string;
  readonly css: string;
};

/** What a deck has without the sheet. */
export type DeckColours = {
  /** Custom properties that sizes, places and type follow from. */
  readonly measuredBy: ReadonlySet<string>;
  /** Custom property of a colour → `#rrggbb`. */
  readonly colours: ReadonlyMap<string, string>;
};

/** Neither where anything stands nor how text is broken follows from these. */
const decoration = new RegExp(`^(?:-webkit-)?(?:${[
  'color', 'opacity', 'fill(?:-opacity)?', 'stroke(?:-opacity)?', 'accent-color', 'caret-color', 'color-scheme', 'mix-blend-mode', 'box-shadow', 'text-shadow', 'text-fill-color', '(?:forced-color|print-color)-adjust',
  'background(?:-(?:color|image|size|position(?:-[xy])?|repeat|origin|clip|attachment|blend-mode))?',
  'border(?:-(?:top|right|bottom|left|block|inline)(?:-(?:start|end))?)?-color', 'border(?:-(?:top|bottom|start|end)-(?:left|right|start|end))?-radius',
  'text-decoration(?:-(?:color|line|style|thickness|skip-ink))?', 'text-underline-(?:offset|position)', 'text-emphasis-color', 'column-rule-color', 'scrollbar-color',
].join('|')})$`);

/** Moves nothing, but is no decoration either: motion, what can be seen and reached, the outline that shows the focus. */
const neither = /^(?:-webkit-)?(?:animation|transition|cursor|outline|filter|backdrop-filter|pointer-events|user-select|visibility|z-index|will-change|clip|mask|scroll|view-|offset|caret|touch-action|appearance|resize|page|orphans|widows|speak)/;

/** What a misspelt property was probably meant to be. */
const likelyMeant = ['color', 'opacity', 'fill', 'stroke', 'background', 'background-color', 'background-image', 'border-color', 'border-radius', 'box-shadow', 'text-shadow', 'text-decoration', 'text-decoration-color', 'font-size', 'font-family', 'margin', 'padding'];

const leastContrast = 4.5;
const deepestNesting = 100;

/** Boxes of a deck around its slides, and its controls. */
const aroundSlides = /^(?:html|body|main|:root|\.(?:reveal|reveal-viewport|slides|backgrounds|controls|progress|slide-number|deck-\w+))$/;

type Reading = AuthorSheet & { readonly deck: DeckColours; readonly report: Report; readonly roots: Map<string, { readonly value: string; readonly position: Position }> };

/**
 * The rules as they may stand in the deck after its own. Each subject of a selector lies in a slide, whatever the selector
 * says; on `:root` stand custom properties that are colours. They outrank the theme's, and none holds where a system asks for
 * more contrast.
 *
 * Reports, each with its place in the file, what is not applied and why, values that are not known, and colours of text with
 * too little contrast where both colours are plain to see. Never throws.
 */
export function readAuthorRules(sheet: AuthorSheet, deck: DeckColours, report: Report): string {
  const reading: Reading = { ...sheet, deck, report, roots: new Map() };
  if (deepest(sheet.css) > deepestNesting) {
    report(deckCssMalformed(`nested more than ${deepestNesting} deep`, { file: sheet.file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }));
    return '';
  }
  const tree = parse(sheet.css, {
    positions: true, parseCustomProperty: true,
    onParseError: ({ message, line, column }) => {
      const at = { line, column };
      report(deckCssMalformed(message.charAt(0).toLowerCase() + message.slice(1), { file: sheet.file, start: at, end: at }));
    },
  });
  const rules = tree.type === 'StyleSheet' ? tree.children.toArray().flatMap((node) => readRule(node, reading)) : [];
  checkColours(reading);
  if (rules.length === 0) return '';
  const taken: StyleSheet = { type: 'StyleSheet', children: new List<CssNode>().fromArray(rules) };
  // No text of the sheet ends the element that it stands in: `\/` is the same character in a string or a name.
  return `@media not all and (prefers-contrast:more){${generate(taken).replaceAll('</', '<\\/').replaceAll('/*', '\\/*')}}`;
}

function deepest(css: string): number {
  let [depth, most] = [0, 0];
  for (const character of css) {
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth = Math.max(0, depth - 1);
    most = Math.max(most, depth);
  }
  return most;
}

function positionOf({ loc }: { readonly loc?: CssLocation | null | undefined }, { file }: Reading): Position {
  const place = (at: CssLocation['start'] | undefined): Position['start'] => ({ line: at?.line ?? 1, column: at?.column ?? 1 });
  return { file, start: place(loc?.start), end: place(loc?.end) };
}

function readRule(node: CssNode, reading: Reading): readonly CssNode[] {
  if (node.type === 'Rule') return readStyleRule(node, reading);
  if (node.type === 'Atrule') return readAtRule(node, reading);
  return [];
}

/** Rules for some media or browsers only hold rules like the others. */
function readAtRule(node: Atrule, reading: Reading): readonly CssNode[] {
  const name = node.name.toLowerCase();
  if (name === 'charset') return [];
  if ((name !== 'media' && name !== 'supports') || node.block === null) {
    reading.report(deckCssRuleLeftOut(name.replace(/^-\w+-/, ''), positionOf(node, reading)));
    return [];
  }
  const rules = node.block.children.toArray().flatMap((child) => readRule(child, reading));
  return rules.length === 0 ? [] : [{ ...node, block: { type: 'Block', children: new List<CssNode>().fromArray(rules) } }];
}

function readStyleRule(node: Rule, reading: Reading): readonly CssNode[] {
  if (node.prelude.type !== 'SelectorList') return [];
  const selectors = node.prelude.children.toArray().flatMap((child) => (child.type === 'Selector' ? [child] : []));
  const isRoot = selectors.some((selector) => /^(?::root|html)$/i.test(generate(selector)));
  const declarations = node.block.children.toArray().flatMap((child): readonly CssNode[] => {
    if (child.type === 'Declaration') return takesDeclaration(child, reading) ? [child] : [];
    if (child.type === 'Rule') reading.report(deckCssNested(generate(child.prelude), positionOf(child, reading)));
    if (child.type === 'Atrule') reading.report(deckCssRuleLeftOut(child.name, positionOf(child, reading)));
    return [];
  });
  if (isRoot) return rootRule(node, declarations, reading);
  const inside = selectors.filter((selector) => {
    const isOutside = aroundSlides.test(generateSubject(selector));
    if (isOutside) reading.report(deckCssOutsideSlides(generate(selector), positionOf(selector, reading)));
    return !isOutside;
  });
  checkPair(declarations, reading);
  return inside.length === 0 || declarations.length === 0 ? [] : [ruleOf(inside.map(inSlides), declarations)];
}

/** Colours for the whole deck. */
function rootRule(node: Rule, declarations: readonly CssNode[], reading: Reading): readonly CssNode[] {
  const [custom, others] = [declarations.filter(isCustom), declarations.filter((child) => !isCustom(child))];
  if (others.length > 0) reading.report(deckCssOutsideSlides(generate(node.prelude), positionOf(node.prelude, reading)));
  for (const child of custom) reading.roots.set(child.property, { value: generate(child.value).trim(), position: positionOf(child, reading) });
  const root = parse(':root', { context: 'selector' });
  return custom.length === 0 || root.type !== 'Selector' ? [] : [ruleOf([root], custom)];
}

const isCustom = (node: CssNode): node is Declaration => node.type === 'Declaration' && node.property.startsWith('--');

const ruleOf = (selectors: readonly Selector[], declarations: readonly CssNode[]): Rule => ({
  type: 'Rule',
  prelude: { type: 'SelectorList', children: new List<CssNode>().fromArray([...selectors]) },
  block: { type: 'Block', children: new List<CssNode>().fromArray([...declarations]) },
});

/** What stands behind the last combinator. */
const subjectOf = (selector: Selector): readonly CssNode[] => {
  const parts = selector.children.toArray();
  return parts.slice(parts.findLastIndex((part) => part.type === 'Combinator') + 1);
};

const generateSubject = (selector: Selector): string => subjectOf(selector).map((part) => generate(part)).join('');

/** The selector, for elements in slides alone, and with the weight of an id. */
function inSlides(selector: Selector): Selector {
  const subject = subjectOf(selector);
  const pseudo = subject.findIndex((part) => part.type === 'PseudoElementSelector' || (part.type === 'PseudoClassSelector' && /^(?:before|after|first-line|first-letter)$/i.test(part.name)));
  const bound = parse(':is(.slides *,#_)', { context: 'selector' });
  const parts = selector.children.toArray().map((part) => clone(part));
  parts.splice(parts.length - subject.length + (pseudo === -1 ? subject.length : pseudo), 0, ...(bound.type === 'Selector' ? bound.children.toArray() : []));
  return { type: 'Selector', children: new List<CssNode>().fromArray(parts) };
}

/** Whether a declaration is applied; says why not. */
function takesDeclaration(node: Declaration, reading: Reading): boolean {
  const { deck: { measuredBy }, report } = reading;
  const property = node.property.startsWith('--') ? node.property : node.property.toLowerCase();
  const position = positionOf(node, reading);
  const refuse = (diagnostic: ReturnType<typeof deckCssLeftOut>): false => {
    report(diagnostic);
    return false;
  };
  const address = addressIn(node.value);
  if (property.startsWith('--')) {
    if (measuredBy.has(property)) return refuse(deckCssUnmeasured(property, position));
    return address === null || refuse(deckCssAddress(address, position));
  }
  if (!decoration.test(property)) {
    if (neither.test(property)) return refuse(deckCssLeftOut(property, position));
    const isKnown = lexer.getProperty(property) !== null || property.startsWith('-');
    return refuse(isKnown ? deckCssUnmeasured(property, position) : deckCssPropertyUnknown(property, nearest(property, likelyMeant), position));
  }
  if (address !== null) return refuse(deckCssAddress(address, position));
  const { error } = lexer.matchProperty(property, node.value);
  if (error !== null && error.name === 'SyntaxMatchError') report(deckCssValueUnknown(property, generate(node.value), position));
  return true;
}

/** What a value would load. */
function addressIn(value: CssNode): string | null {
  let found: string | null = null;
  walk(value, (node) => {
    const loads = node.type === 'Url' || (node.type === 'Function' && /^(?:url|src|image|(?:-webkit-)?image-set|cross-fade|element|paint)$/i.test(node.name)) || (node.type === 'Raw' && /(?:url|src|image-set|image)\s*\(/i.test(node.value));
    if (loads) found ??= generate(node);
  });
  return found;
}

/** A colour that is plain to see; null for all others. */
const plainColour = (text: string): string | null => {
  const read = readColour(text);
  return read === null || read.opacity < 1 ? null : read.hex;
};

/** Both colours in one rule. */
function checkPair(declarations: readonly CssNode[], { report, ...reading }: Reading): void {
  const given = new Map(declarations.flatMap((node) => (node.type === 'Declaration' ? [[node.property.toLowerCase(), node] as const] : [])));
  const ink = given.get('color');
  const ground = given.get('background-color') ?? given.get('background');
  if (ink === undefined || ground === undefined) return;
  const [inkColour, groundColour] = [plainColour(generate(ink.value)), plainColour(generate(ground.value))];
  const ratio = inkColour === null || groundColour === null ? 21 : contrast(inkColour, groundColour);
  if (ratio < leastContrast) report(deckCssContrastLow(`${inkColour ?? ''} on ${groundColour ?? ''}`, ratio, positionOf(ink, { ...reading, report })));
}

/** The deck's colours of text on its paper, where the sheet changes one of them. */
function checkColours({ roots, deck: { colours }, report }: Reading): void {
  const colourOf = (name: string): string | null => {
    const own = roots.get(name);
    return own === undefined ? (colours.get(name) ?? null) : plainColour(own.value);
  };
  const paper = colourOf('--paper');
  for (const name of ['--ink', '--muted', '--accent', '--link']) {
    const position = roots.get(name)?.position ?? roots.get('--paper')?.position;
    const ink = colourOf(name);
    if (position === undefined || ink === null || paper === null) continue;
    const ratio = contrast(ink, paper);
    if (ratio < leastContrast) report(deckCssContrastLow(`${name}: ${ink} on --paper: ${paper}`, ratio, position));
  }
}
