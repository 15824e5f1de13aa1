/** Metadata and headings → the cover, the contents and the closing matter of a brief. */
import { createElement, type ReactElement } from 'react';
import { intrinsicWidths } from '../typesetting/setParagraph.js';
import { composeFlow, phrasingElement, wordsElement, type Place } from './composeFlow.js';
import { pxToPt } from './composeInlines.js';
import { baseStyle, marked, paragraphStyle, roleStyle, textElement, together, type Composer } from './composer.js';
import type { PlacedHeading } from './makeUp.js';
import { languageOfWords } from './languages.js';

const place = (role: Place['role'], widthPt: number): Place => ({ role, widthPt, level: 0 });

/** The cover; `withAbstract` is false where the abstract is too long for it. Null without a title. */
export function composeCover(composer: Composer, withAbstract: boolean): ReactElement | null {
  const { look, input, components } = composer;
  const { metadata } = input;
  if (metadata.title === '') return null;
  const drawing = metadata.logo === null ? undefined : input.figures.get('logo');
  const logo =
    drawing === undefined
      ? null
      : ({ heightPt, widthPt }: { heightPt: number; widthPt: number }): ReactElement => {
          const scale = Math.min(heightPt / pxToPt(drawing.heightPx), widthPt / pxToPt(drawing.widthPx));
          const style = { width: pxToPt(drawing.widthPx) * scale, height: pxToPt(drawing.heightPx) * scale };
          const canvas = createElement('CANVAS', { paint: () => undefined, painted: { kind: 'drawing', drawing }, style });
          return marked(metadata.organisation === null ? { tag: 'Artifact' } : { tag: 'Figure', alt: metadata.organisation }, canvas);
        };
  const measurePt = look.style.metrics.coverMeasurePt;
  return createElement(components.Cover, {
    look, logo,
    title: marked({ tag: 'P' }, phrasingElement({ nodes: metadata.titlePhrasing, position: null }, 'title', composer)),
    subtitle: metadata.subtitle === null ? null : marked({ tag: 'P' }, wordsElement(metadata.subtitle, 'subtitle', composer)),
    authors: metadata.authors,
    organisation: metadata.organisation,
    reportNumber: metadata.reportNumber,
    status: metadata.status,
    date: metadata.date,
    keywords: metadata.keywords,
    abstract: withAbstract && metadata.abstract.length > 0 ? together(composeFlow(metadata.abstract, place('abstract', measurePt), composer)) : null,
  });
}

const headingRoles = ['heading1', 'heading2', 'heading3', 'heading4', 'heading5', 'heading6'] as const;

/** A heading of the program's own. */
export const ownHeading = ({ words, id, depth = 1 }: { readonly words: string; readonly id: string; readonly depth?: number }, composer: Composer): ReactElement =>
  marked(
    { tag: 'H1', ids: [id], heading: { depth, title: words, id }, keepWithNext: true, unbreakable: true },
    createElement(composer.components.Heading, { look: composer.look, depth, afterHeading: false, children: wordsElement(words, headingRoles[depth - 1] ?? 'heading6', composer) }),
  );

/** The abstract as a section of the text. */
export const composeAbstract = (composer: Composer): ReactElement[] => [
  ownHeading({ words: composer.look.wording.abstract, id: 'brief:abstract' }, composer),
  ...composeFlow(composer.input.metadata.abstract, { ...place('body', composer.look.geometry.measurePt), afterHeading: true }, composer),
];

/** What follows the text: contact and disclaimer. */
export function composeBackMatter(composer: Composer): ReactElement[] {
  const { look, input, components } = composer;
  const { metadata } = input;
  const measurePt = look.geometry.measurePt;
  const parts = [
    { title: look.wording.contact, flow: metadata.contact },
    { title: look.wording.disclaimer, flow: metadata.disclaimer },
  ].flatMap(({ title, flow }) => (flow.length === 0 ? [] : [{ title, content: together(composeFlow(flow, place('closing', measurePt), composer)) }]));
  return parts.length === 0 ? [] : [marked({ tag: 'Sect', unbreakable: true }, createElement(components.Closing, { look, parts }))];
}

type Entry = { readonly depth: number; readonly element: ReactElement };

/** Entries of a depth with those below them as contents of their own. */
function nestedContents(entries: readonly Entry[]): ReactElement {
  const least = Math.min(...entries.map((entry) => entry.depth));
  const parts: (ReactElement | Entry[])[] = [];
  for (const entry of entries) {
    const last = parts.at(-1);
    if (entry.depth === least) parts.push(entry.element);
    else if (Array.isArray(last)) last.push(entry);
    else parts.push([entry]);
  }
  return marked({ tag: 'TOC' }, ...parts.map((part) => (Array.isArray(part) ? nestedContents(part) : part)));
}

/** The contents with the printed page number of each heading. */
export function composeContents(headings: readonly PlacedHeading[], numberOf: ReadonlyMap<string, string>, composer: Composer): ReactElement {
  const { look, components, input } = composer;
  const { metrics } = look.style;
  const least = Math.min(...headings.map((heading) => heading.depth));
  const entries = headings.map((heading) => {
    const depth = heading.depth - least + 1;
    const role = roleStyle(depth === 1 ? 'contents' : 'contentsSub', composer);
    const style = { ...baseStyle(role, composer), link: `#${heading.id}` };
    const inlines = [{ kind: 'text' as const, text: heading.title, style, mark: null }];
    const room = look.geometry.measurePt - (depth - 1) * metrics.contentsIndentPt - metrics.contentsNumberPt - metrics.contentsLeaderPt;
    const natural = intrinsicWidths(inlines, paragraphStyle(role, composer), { fonts: input.fonts, cache: composer.cache }).maxPt;
    const text = textElement({ inlines, style: paragraphStyle(role, composer) }, composer, { widthPt: Math.min(room, Math.ceil(natural * 10 + 1) / 10) });
    const page = numberOf.get(heading.id) ?? '';
    return { depth, element: marked({ tag: 'TOCI', unbreakable: true, ...languageOfWords(heading.title, composer) }, marked({ tag: 'Reference' }, createElement(components.ContentsEntry, { look, depth, text, page }))) };
  });
  return createElement(components.Contents, { look, children: nestedContents(entries) });
}

/** The note's own number, linked back to its first mark. */
export function composeNote(identifier: string, composer: Composer): ReactElement {
  const { look, input, components } = composer;
  const entry = input.references.footnotes.get(identifier);
  if (entry === undefined) throw new Error(`a footnote is cited that the references do not have: ${identifier}`);
  const role = roleStyle('footnote', composer);
  const style = { ...baseStyle(role, composer), link: `#fnref-${identifier}`, tabularFigures: true };
  const label = marked({ tag: 'Lbl' }, textElement({ inlines: [{ kind: 'text', text: String(entry.number), style, mark: null }], style: { ...paragraphStyle(role, composer), align: 'left' } }, composer));
  const widthPt = look.geometry.measurePt - look.style.metrics.footnoteIndentPt;
  const children = together(composeFlow(entry.definition.children, place('footnote', widthPt), composer));
  return marked({ tag: 'Note', ids: [`fn-${identifier}`], position: entry.definition.position }, createElement(components.Footnote, { look, label, children }));
}
