/** What composing a brief needs throughout: the input, the look, and where to report. */
import type { OutputInput } from '../outputInput.js';
import type { Diagnostic, Report } from '../diagnostics/diagnostic.js';
import type { Position } from '../document/position.js';
import type { Inline, ParagraphStyle, SetParagraph, TextStyle } from '../typesetting/paragraph.js';
import { setParagraph } from '../typesetting/setParagraph.js';
import type { CodeScope } from '../template.js';
import type { TypesettingCache } from '../typesetting/typesettingCache.js';
import { createElement, Fragment, type ReactElement, type ReactNode } from 'react';
import { lineLoose, lineOverfull } from '../diagnostics/messages/brief.js';
import type { BriefKept } from './briefKept.js';
import type { BriefComponents, Look, RoleStyle, TextRole } from './briefTemplate.js';
import type { BlockMark, LaidOutNode, TextSetter } from './layoutTree.js';

export type Highlighter = (value: string, lang: string | null) => readonly (readonly { readonly text: string; readonly scope: CodeScope | null }[])[];

export type Composer = {
  readonly input: OutputInput;
  readonly look: Look;
  readonly components: BriefComponents;
  readonly report: Report;
  /** Reports what was not reported under this key yet in the brief. */
  readonly reportOnce: (key: string, diagnostic: Diagnostic) => void;
  readonly cache: TypesettingCache;
  readonly blocks: BriefKept['blocks'];
  /** Pages of kept blocks that the brief has taken. */
  readonly shown: Set<LaidOutNode>;
  /** Of the look: two briefs with the same one set the same nodes alike. "" when nothing is kept. */
  readonly lookKey: string;
  /** Loaded only where there is code to set: its grammars are large. */
  readonly highlight: Highlighter;
  /** Characters that were looked up and found, by family stack. */
  readonly seenCharacters: Map<string, Set<number>>;
  /** Headings of this depth begin the sections that may start a page. */
  readonly sectionDepth: number;
};

/** The text style of a role, before any emphasis. */
export function baseStyle(role: RoleStyle, composer: Composer): TextStyle {
  return {
    families: role.families, weight: role.weight, style: role.style, sizePt: role.sizePt, colour: role.colour,
    lang: composer.input.metadata.lang, background: null, underline: false, strike: false, risePt: 0, letterSpacingPt: 0,
    emphasisDots: false, tabularFigures: false, verbatim: false, link: null,
  };
}

/** The paragraph style of a role. */
export const paragraphStyle = (role: RoleStyle, composer: Composer): ParagraphStyle => ({
  lang: composer.input.metadata.lang,
  align: role.align,
  linePitchPt: role.linePitchPt,
  firstIndentPt: role.firstIndentEm * role.sizePt,
  hyphenate: role.hyphenate,
  ...role.lines,
});

/** A line that misses its measure by less than this cannot be seen. */
const visibleExcessPt = 0.5;
/** Space spread over the gaps of a line is seen later. */
const visibleLoosePt = 5;

/** The worst line of each kind. */
function reportLines(paragraph: SetParagraph, composer: Composer, position: Position | null): void {
  const worstOf = (lines: SetParagraph['loose']): SetParagraph['loose'][number] | undefined =>
    lines.reduce<SetParagraph['loose'][number] | undefined>((most, line) => (most === undefined || line.excessPt > most.excessPt ? line : most), undefined);
  const overfull = worstOf(paragraph.overfull);
  if (overfull !== undefined && overfull.excessPt > visibleExcessPt) {
    // The line before what is too wide is often loose as well: one cause, one diagnostic.
    composer.report(lineOverfull(overfull.excessPt, paragraph.lines[overfull.line]?.text ?? '', position));
    return;
  }
  const loose = worstOf(paragraph.loose);
  if (loose !== undefined && loose.excessPt > visibleLoosePt) composer.report(lineLoose(loose.excessPt, paragraph.lines[loose.line]?.text ?? '', position));
}

export type TextElementOptions = {
  readonly position?: Position | null;
  readonly widthPt?: number;
  /** Of text that takes several lines. */
  readonly alignSeveral?: ParagraphStyle['align'];
};

/** A `<Text>` whose whole content is set by our engine, at whatever width the layout gives it. */
export function textElement(content: { inlines: readonly Inline[]; style: ParagraphStyle }, composer: Composer, options: TextElementOptions = {}): ReactElement {
  const { inlines, style } = content;
  const setter: TextSetter = (_, widthPt) => {
    const context = { widthPt, fonts: composer.input.fonts, cache: composer.cache };
    const first = setParagraph(inlines, style, context);
    const paragraph = options.alignSeveral === undefined || first.lines.length < 2 ? first : setParagraph(inlines, { ...style, align: options.alignSeveral }, context);
    reportLines(paragraph, composer, options.position ?? null);
    return paragraph;
  };
  const style_ = options.widthPt === undefined ? {} : { width: options.widthPt };
  return createElement('TEXT', { hyphenationCallback: setter, style: style_ });
}

/** A box that make-up and writing recognise. */
export const marked = (block: BlockMark, ...children: readonly ReactNode[]): ReactElement =>
  createElement('VIEW', { block }, ...children);

/** Siblings without keys. */
export const together = (nodes: readonly ReactNode[]): ReactElement => createElement(Fragment, null, ...nodes);

export const roleStyle = (role: TextRole, composer: Composer): RoleStyle => composer.look.style.roles[role];
