/** Phrasing nodes and a role's style → the inlines of a paragraph. */
import { assertNever } from '../document/assertNever.js';
import { languageOf } from '../document/languages.js';
import type { Phrasing } from '../document/nodes.js';
import type { Position } from '../document/position.js';
import { characterMissing } from '../diagnostics/messages/typesetting.js';
import { formulaKey } from '../figures/figureTable.js';
import type { Inline, TextStyle } from '../typesetting/paragraph.js';
import { missingCharacters } from '../typesetting/missingCharacters.js';
import type { Composer } from './composer.js';
import { printedLink } from './destinations.js';

/** CSS px → points: the only bridge between drawings and paper. */
export const pxToPt = (px: number): number => px * 0.75;

const raised = (style: TextStyle, change: { share: number; rise: number }): TextStyle => ({
  ...style, sizePt: style.sizePt * change.share, risePt: style.risePt + style.sizePt * change.rise,
});
const superscript = { share: 0.68, rise: 0.36 };
const subscript = { share: 0.68, rise: -0.16 };

function reportMissing(text: string, style: TextStyle, at: { composer: Composer; position: Position }): void {
  const { composer, position } = at;
  const key = `${style.families.join()}|${style.weight}|${style.style}`;
  const seen = composer.seenCharacters.get(key) ?? new Set<number>();
  composer.seenCharacters.set(key, seen);
  let fresh = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (seen.has(code)) continue;
    fresh += character;
  }
  if (fresh === '') return;
  const missing = missingCharacters(fresh, style, { fonts: composer.input.fonts, cache: composer.cache });
  for (const character of fresh) if (!missing.includes(character)) seen.add(character.codePointAt(0) ?? 0);
  for (const character of missing) {
    const line = position.start.line + text.slice(0, text.indexOf(character)).split('\n').length - 1;
    const start = line === position.start.line ? position.start : { line, column: 1 };
    composer.reportOnce(`${key}|${character}`, characterMissing(character, { ...position, start }));
  }
}

/** One text inline; checks that every character has a glyph. */
export function textInline(text: string, style: TextStyle, at: { composer: Composer; position: Position; mark?: string }): Inline {
  reportMissing(text, style, at);
  return { kind: 'text', text, style, mark: at.mark ?? null };
}

/** The inlines of phrasing nodes, in order; `style` is that of the text around them. */
export function inlinesOf(nodes: readonly Phrasing[], style: TextStyle, composer: Composer): Inline[] {
  return nodes.flatMap((node) => inlinesOfNode(node, style, composer));
}

function inlinesOfNode(node: Phrasing, style: TextStyle, composer: Composer): Inline[] {
  const colours = composer.look.tokens.colours;
  const within = (change: Partial<TextStyle>): Inline[] => inlinesOf(node.type === 'text' || !('children' in node) ? [] : node.children, { ...style, ...change }, composer);
  const at = { composer, position: node.position };
  switch (node.type) {
    case 'text':
      return [textInline(node.value, style, at)];
    case 'emphasis':
      // A second emphasis inside the first stands upright again, as in print.
      return within(style.style === 'italic' ? { style: 'normal', emphasisDots: false } : { style: 'italic', emphasisDots: true });
    case 'strong':
      return within({ weight: 700 });
    case 'delete':
      return within({ strike: true });
    case 'underline':
      return within({ underline: true });
    case 'mark':
      return within({ background: colours.mark });
    case 'small':
      return within({ sizePt: style.sizePt * 0.86 });
    case 'subscript':
      return within(raised(style, subscript));
    case 'superscript':
      return within(raised(style, superscript));
    case 'inlineCode':
      return [textInline(node.value, codeStyle(style, composer), at)];
    case 'keyboard':
      return within({ families: composer.look.tokens.families.mono, sizePt: style.sizePt * 0.84, background: colours.accentSoft, style: 'normal', emphasisDots: false });
    case 'abbreviation':
      return within({});
    case 'span': {
      const id = node.attributes.id;
      const lang = languageOf(node.attributes.values);
      const inlines = within(lang === null ? {} : { lang });
      return id === null ? inlines : [anchor(id, style), ...inlines];
    }
    case 'onlyInPhrasing':
      return node.output === 'brief' ? within({}) : [];
    case 'link': {
      const link = printedLink(node.url);
      return link === null ? within({}) : within({ link, colour: link.startsWith('#') ? style.colour : colours.link });
    }
    case 'break':
      return [{ kind: 'lineBreak' }];
    case 'inlineMath': {
      const formula = composer.input.formulas.get(formulaKey(node.value, false));
      if (formula === undefined) return [textInline(node.value, codeStyle(style, composer), at)];
      const em = style.sizePt;
      return [{ kind: 'box', widthPt: formula.widthEm * em, heightPt: (formula.heightEm - formula.depthEm) * em, depthPt: formula.depthEm * em, style, mark: `formula:${formulaKey(node.value, false)}`, alt: node.value }];
    }
    case 'image':
      return imageInlines(node, style, composer);
    case 'footnoteReference': {
      const entry = composer.input.references.footnotes.get(node.identifier);
      if (entry === undefined) return [];
      const noteStyle = { ...raised(style, superscript), weight: 400, style: 'normal', emphasisDots: false, background: null, link: `#fn-${node.identifier}` } satisfies TextStyle;
      return [{ kind: 'text', text: String(entry.number), style: noteStyle, mark: `footnote:${node.identifier}` }];
    }
    case 'crossReference':
    case 'citation':
      throw new Error(`selectOutput left a ${node.type} in the tree of the brief`);
    default:
      return assertNever(node);
  }
}

/** Text of code inside a line. */
export const codeStyle = (style: TextStyle, composer: Composer): TextStyle => ({
  ...style, families: composer.look.tokens.families.mono, sizePt: style.sizePt * 0.88, style: 'normal', emphasisDots: false, verbatim: true,
});

/** A place in the text that links can name; it takes no room. */
const anchor = (id: string, style: TextStyle): Inline => ({ kind: 'box', widthPt: 0, heightPt: 0, depthPt: 0, style, mark: `anchor:${id}`, alt: '' });

function imageInlines(node: Extract<Phrasing, { type: 'image' }>, style: TextStyle, composer: Composer): Inline[] {
  const drawing = composer.input.figures.get(node.key);
  if (drawing === undefined) return node.alt === '' ? [] : [textInline(node.alt, style, { composer, position: node.position })];
  const width = pxToPt(drawing.widthPx);
  const height = pxToPt(drawing.heightPx);
  const scale = Math.min(1, composer.look.geometry.measurePt / width, (style.sizePt * 6) / height);
  return [{ kind: 'box', widthPt: width * scale, heightPt: height * scale, depthPt: 0, style, mark: `image:${node.key}`, alt: node.alt }];
}
