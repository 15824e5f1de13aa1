/** The rules that hold for an element, its parent's style → its own. The cascade and the values of CSS, as far as slides use them. */
import { readValue, type Evaluate, type Linear, type ValueEnvironment } from './cssValues.js';
import { matches, type Matched, type PseudoElement } from './selectors.js';
import { selfContained } from './selfContained.js';
import { initialBox, initialText, type Alignment, type BoxStyle, type Display, type Edges, type Font, type Length, type Style, type TextStyle } from './style.js';
import { readDeclarations, type Declaration, type StyleRule, type StyleSheet } from './styleSheet.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = { readonly text: Mutable<TextStyle>; readonly font: Mutable<Font>; readonly box: Mutable<BoxStyle>; readonly parent: Style };

/** What browsers give elements before any style sheet, where the sheets of decks do not say otherwise. Tables of data (`details`) lie over a slide and take no room on it. */
const browserDisplay: Readonly<Record<string, Display>> = {
  html: 'block', body: 'block', main: 'block', section: 'block', div: 'block', p: 'block', h1: 'block', h2: 'block', h3: 'block', h4: 'block', h5: 'block', h6: 'block', ul: 'block', ol: 'block', dl: 'block', dt: 'block', dd: 'block',
  figure: 'block', figcaption: 'block', blockquote: 'block', pre: 'block', hr: 'block', aside: 'none', details: 'none', li: 'list-item', table: 'table', caption: 'table-caption', thead: 'table-row-group', tbody: 'table-row-group', tr: 'table-row', th: 'table-cell', td: 'table-cell',
};
const bold: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'strong', 'th']);

const displays: ReadonlyMap<string, Display> = new Map<string, Display>([
  ['none', 'none'], ['block', 'block'], ['flex', 'flex'], ['inline', 'inline'], ['inline-block', 'inline-block'], ['inline-flex', 'inline-flex'], ['list-item', 'list-item'], ['flow-root', 'block'],
]);
const alignments: ReadonlyMap<string, Alignment> = new Map<string, Alignment>([
  ['stretch', 'stretch'], ['flex-start', 'flex-start'], ['start', 'flex-start'], ['flex-end', 'flex-end'], ['end', 'flex-end'], ['center', 'center'], ['baseline', 'baseline'], ['space-between', 'space-between'], ['normal', 'stretch'],
]);
const sizeNames: ReadonlyMap<string, 'width' | 'height' | 'minWidth' | 'minHeight' | 'maxWidth' | 'maxHeight'> = new Map([
  ['width', 'width'], ['height', 'height'], ['min-width', 'minWidth'], ['min-height', 'minHeight'], ['max-width', 'maxWidth'], ['max-height', 'maxHeight'],
] as const);
const edgeNames: Readonly<Record<string, keyof Edges<number>>> = { top: 'top', right: 'right', bottom: 'bottom', left: 'left' };

/** Chromium paints and lays out borders in whole pixels, the last one never lost. */
const borderPx = (px: number): number => (px > 0 && px < 1 ? 1 : Math.floor(px));

/** What the styles of a deck are computed with; `zeroEm` is the advance of the digit zero in a font. */
export type StyleSource = {
  readonly sheet: StyleSheet;
  readonly zeroEm: (font: Font) => number;
};

const sorted = (rules: readonly StyleRule[]): readonly StyleRule[] => [...rules].sort((a, b) => a.selector.specificity - b.selector.specificity || a.order - b.order);

/** Computes styles of elements, each distinct one once. */
export class StyleComputer {
  private readonly values = new Map<string, Evaluate | null>();
  private readonly styles = new Map<Style, Map<string | readonly StyleRule[], Style>>();
  private readonly paths = new Map<string, number>();
  private readonly rules = new Map<number, { readonly simple: readonly StyleRule[]; readonly others: readonly StyleRule[] }>();
  private readonly inlineDeclarations = new Map<string, readonly Declaration[]>();
  readonly root: Style = { text: initialText, box: { ...initialBox, display: 'block' } };

  /** By the path of an element: see `selfContained`. */
  private readonly contained = new Map<number, boolean>();
  private readonly isContained: (element: Matched) => boolean;

  constructor(private readonly source: StyleSource) {
    this.isContained = selfContained(new Set([...source.sheet.rules.values()].flat()));
  }

  /** Whether elements in this one have the same styles wherever it stands on the same path with the same style. */
  isSelfContained(element: Matched & { readonly path: number }): boolean {
    const known = this.contained.get(element.path) ?? this.isContained(element);
    this.contained.set(element.path, known);
    return known;
  }

  /** A number for the names and classes on the way to an element: `parent` is that of its parent, 0 above the root. */
  pathOf(parent: number, name: string, classes: string): number {
    const key = `${parent}/${name}.${classes}`;
    const known = this.paths.get(key);
    if (known !== undefined) return known;
    const created = this.paths.size + 1;
    this.paths.set(key, created);
    return created;
  }

  /** The style of an element or of its pseudo-element; `parent` is that of the element around it. */
  styleOf(element: Matched & { readonly path: number }, parent: Style, pseudo: PseudoElement | null): Style {
    const rules = this.rulesFor(element, pseudo);
    const inline = pseudo === null ? (element.attributes['style'] ?? '') : '';
    const byRules = this.styles.get(parent) ?? new Map<string | readonly StyleRule[], Style>();
    this.styles.set(parent, byRules);
    // Elements with simple rules only share one list of them.
    const key = inline === '' && rules.isShared ? rules.list : `${pseudo ?? element.name};${inline}${rules.list.map(({ order }) => `,${order}`).join('')}`;
    const found = byRules.get(key);
    if (found !== undefined) return found;
    const style = this.compute(rules.list, { name: pseudo === null ? element.name : '', inline, parent });
    byRules.set(key, style);
    return style;
  }

  private rulesFor(element: Matched & { readonly path: number }, pseudo: PseudoElement | null): { readonly list: readonly StyleRule[]; readonly isShared: boolean } {
    const key = element.path * 3 + (pseudo === null ? 0 : pseudo === 'before' ? 1 : 2);
    let known = this.rules.get(key);
    if (known === undefined) {
      const candidates = this.candidates(element, pseudo);
      known = { simple: sorted(candidates.filter((rule) => rule.isSimple && matches(element, rule.selector))), others: candidates.filter((rule) => !rule.isSimple) };
      this.rules.set(key, known);
    }
    const others = known.others.filter((rule) => matches(element, rule.selector));
    return others.length === 0 ? { list: known.simple, isShared: true } : { list: sorted([...known.simple, ...others]), isShared: false };
  }

  private candidates(element: Matched, pseudo: PseudoElement | null): readonly StyleRule[] {
    const { rules } = this.source.sheet;
    const keys = ['*', element.name, ...element.classes.map((name) => `.${name}`)];
    return [...new Set(keys.flatMap((key) => rules.get(key) ?? []))].filter((rule) => rule.selector.pseudo === pseudo);
  }

  private declarationsOf(inline: string): readonly Declaration[] {
    const known = this.inlineDeclarations.get(inline) ?? readDeclarations(inline);
    this.inlineDeclarations.set(inline, known);
    return known;
  }

  private compute(rules: readonly StyleRule[], { name, inline, parent }: { readonly name: string; readonly inline: string; readonly parent: Style }): Style {
    const { text } = parent;
    const font: Mutable<Font> = { ...text.font, weight: bold.has(name) ? 700 : text.font.weight };
    const draft: Draft = { text: { ...text }, font, box: { ...initialBox, display: browserDisplay[name] ?? 'inline', clips: name === 'svg' }, parent };
    const all = [...rules.flatMap((rule) => rule.declarations), ...(inline === '' ? [] : this.declarationsOf(inline))];
    const ordered = [...all.filter((declaration) => !declaration.important), ...all.filter((declaration) => declaration.important)];
    const own = ordered.filter(({ property }) => property.startsWith('--'));
    if (own.length > 0) draft.text.variables = new Map([...text.variables, ...own.map(({ property, value }) => [property, value] as const)]);
    // Lengths in em are relative to the element's own size, which has to be known first.
    for (const { property, value } of ordered) if (property === 'font-size') draft.font.sizePx = value === 'inherit' ? text.font.sizePx : (this.evaluate(value, draft, text.font.sizePx)?.px ?? draft.font.sizePx);
    for (const declaration of ordered) this.apply(declaration, draft);
    draft.text.font = draft.font;
    return { text: draft.text, box: draft.box };
  }

  private evaluate(value: string, draft: Draft, emPx: number): Linear | null {
    const environment: ValueEnvironment = {
      emPx,
      chPx: () => this.source.zeroEm(draft.font) * draft.font.sizePx,
      variable: (name) => {
        const text = draft.text.variables.get(name);
        return text === undefined ? null : this.evaluate(text, draft, emPx);
      },
    };
    let known = this.values.get(value);
    if (known === undefined) {
      known = readValue(value);
      this.values.set(value, known);
    }
    return known?.(environment) ?? null;
  }

  /** A keyword or text with its custom properties put in. */
  private substituted(value: string, draft: Draft): string {
    return value.replace(/var\((--[\w-]+)\)/g, (_, name: string) => this.substituted(draft.text.variables.get(name) ?? '', draft));
  }

  private length(value: string, draft: Draft): Length {
    const found = this.evaluate(value, draft, draft.font.sizePx);
    return found === null ? null : { px: found.px, share: found.share };
  }

  private pixels(value: string, draft: Draft): number {
    return this.evaluate(value, draft, draft.font.sizePx)?.px ?? 0;
  }

  private apply({ property, value }: Declaration, draft: Draft): void {
    const { box } = draft;
    if (this.applyText(property, value, draft) || this.applyFlex(property, value, draft)) return;
    const size = sizeNames.get(property);
    if (size !== undefined) {
      box[size] = this.length(value, draft);
      return;
    }
    const edge = edgeNames[property.split('-')[1] ?? ''];
    switch (property) {
      case 'display':
        box.display = displays.get(value) ?? box.display;
        return;
      case 'position':
        box.isAbsolute = value === 'absolute' || value === 'fixed';
        return;
      case 'overflow':
        box.clips = value !== 'visible';
        return;
      case 'content':
        box.content = value === 'none' ? null : value.replace(/^['"]|['"]$/g, '');
        return;
      case 'aspect-ratio':
        box.aspectRatio = this.evaluate(value, draft, draft.font.sizePx)?.px ?? null;
        return;
    }
    if (edge === undefined) return;
    if (property.startsWith('margin')) box.margin = { ...box.margin, [edge]: value === 'auto' ? null : this.pixels(value, draft) };
    else if (property.startsWith('padding')) box.padding = { ...box.padding, [edge]: this.pixels(value, draft) };
    else if (property.startsWith('border')) box.border = { ...box.border, [edge]: borderPx(this.pixels(value, draft)) };
  }

  private applyFlex(property: string, value: string, draft: Draft): boolean {
    const { box } = draft;
    switch (property) {
      case 'flex-direction':
        box.direction = value.startsWith('column') ? 'column' : 'row';
        return true;
      case 'flex-wrap':
        box.wraps = value !== 'nowrap';
        return true;
      case 'flex-grow':
        box.grow = this.pixels(value, draft);
        return true;
      case 'flex-shrink':
        box.shrink = this.pixels(value, draft);
        return true;
      case 'flex-basis':
        box.basis = this.length(value, draft);
        return true;
      case 'row-gap':
        box.rowGap = this.pixels(value, draft);
        return true;
      case 'column-gap':
        box.columnGap = this.pixels(value, draft);
        return true;
      case 'align-items':
        box.alignItems = alignments.get(value) ?? box.alignItems;
        return true;
      case 'align-self':
        box.alignSelf = alignments.get(value) ?? null;
        return true;
      case 'justify-content':
        box.justify = alignments.get(value) ?? box.justify;
        return true;
      default:
        return false;
    }
  }

  private applyText(property: string, value: string, draft: Draft): boolean {
    const { text, font, parent } = draft;
    const inherits = value === 'inherit';
    switch (property) {
      case 'font-size':
        return true;
      case 'font-weight':
        font.weight = inherits ? parent.text.font.weight : value === 'bold' || Number(value) >= 600 ? 700 : 400;
        return true;
      case 'font-style':
        font.style = inherits ? parent.text.font.style : value === 'normal' ? 'normal' : 'italic';
        return true;
      case 'font-family':
        font.families = inherits ? parent.text.font.families : this.substituted(value, draft);
        return true;
      case 'line-height': {
        const found = inherits ? null : this.evaluate(value, draft, font.sizePx);
        font.lineHeight = found === null ? parent.text.font.lineHeight : found.plain ? { factor: found.px } : { px: found.px + found.share * font.sizePx };
        return true;
      }
      case 'letter-spacing':
        font.letterSpacingPx = this.pixels(value, draft);
        return true;
      case 'font-variant-numeric':
        font.tabularFigures = inherits ? parent.text.font.tabularFigures : value.includes('tabular-nums');
        return true;
      case 'white-space':
        text.whiteSpace = value === 'nowrap' || value === 'pre' || value === 'pre-wrap' ? value : 'normal';
        return true;
      case 'overflow-wrap':
        text.overflowWrap = value === 'break-word' || value === 'anywhere' ? value : 'normal';
        return true;
      case 'text-indent':
        text.indentPx = this.pixels(value, draft);
        return true;
      case 'text-autospace':
        text.spaced = value === 'normal';
        return true;
      case 'text-spacing-trim':
        text.trims = value !== 'space-all';
        return true;
      case 'tab-size':
        text.tabSize = this.pixels(value, draft);
        return true;
      case 'vertical-align':
        draft.box.risePx = this.evaluate(value, draft, font.sizePx)?.px ?? 0;
        return true;
      default:
        return false;
    }
  }
}
