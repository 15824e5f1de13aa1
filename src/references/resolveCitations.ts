/** Citations of a manuscript and its bibliography files → what is printed at each citation, and the list of sources. */
import { citationUnknown, citationWithoutBibliography, workIncomplete } from '../diagnostics/messages/references.js';
import type { Report } from '../diagnostics/diagnostic.js';
import type { Metadata } from '../document/metadata.js';
import type { Citation, DocumentNode } from '../document/nodes.js';
import { nearest } from '../document/nearest.js';
import { visit } from '../document/visit.js';
import type { SourceFolder } from '../workspace.js';
import { readBibliography } from './bibliography/readBibliography.js';
import type { Work } from './bibliography/work.js';
import { composeText, type Piece } from './citations/composeText.js';
import { entryAuthorDate } from './citations/entryAuthorDate.js';
import { entryGbt7714 } from './citations/entryGbt7714.js';
import { listWorks } from './citations/listWorks.js';
import { printAuthorDate } from './citations/printAuthorDate.js';
import { printNumeric, type CitedItem, type CitedWork } from './citations/printNumeric.js';
import type { BibliographyEntry, FootnoteEntry, References } from './references.js';
import { scopeWithin } from './scope.js';

export type Citations = Pick<References, 'bibliography' | 'citations'>;

export type CitationsInput = {
  readonly metadata: Metadata;
  /** Where the bibliography files are read. */
  readonly folder: SourceFolder;
  /** Display path of the manuscript. */
  readonly file: string;
};

/** What is cited from: the content in reading order, and its numbered footnotes. */
export type CitingContent = {
  readonly content: readonly DocumentNode[];
  readonly footnotes: ReadonlyMap<string, FootnoteEntry>;
};

/**
 * Reads the bibliography files that `metadata` names and prints all citations and entries in the style it asks for.
 *
 * Works are numbered in the order in which the brief first cites them, then those that only the deck cites, so that the
 * printed list counts without gaps. Only cited works are listed. Reports unknown keys with the nearest known one, cited
 * works without a title, and what `readBibliography` reports.
 */
export async function resolveCitations(
  { metadata, folder, file }: CitationsInput,
  { content, footnotes }: CitingContent,
  report: Report,
): Promise<Citations> {
  const citations = citationsIn(content, footnotes);
  const wanted = new Set(citations.flatMap((citation) => citation.items.map((item) => item.key)));
  const { works, keys } = await readBibliography({ names: metadata.bibliography, folder, file, wanted }, report);
  const cited = new Map<string, Work>();
  for (const citation of citations) {
    for (const { key } of citation.items) {
      const work = works.get(key);
      if (work !== undefined) cited.set(key, work);
      else if (metadata.bibliography.length === 0) report(citationWithoutBibliography(key, citation.position));
      else report(citationUnknown(key, keys.includes(key) ? null : nearest(key, keys), citation.position));
    }
  }
  for (const work of cited.values()) {
    if (work.title === '') report(workIncomplete(work.key, 'title', work.position));
  }
  const listed = listWorks([...cited.values()], metadata.citationStyle, metadata.wording);
  const byKey = new Map(listed.map((each) => [each.work.key, each] as const));
  return {
    bibliography: listed.map((each) => entryOf(each, metadata)),
    citations: new Map(
      citations.map((citation) => [citation, composeText(printed(citation, byKey, metadata), citation.position)]),
    ),
  };
}

/** Each citation once: those that the brief shows first. */
function citationsIn(
  content: readonly DocumentNode[],
  footnotes: ReadonlyMap<string, FootnoteEntry>,
): readonly Citation[] {
  const found = new Set<Citation>();
  const collect = (nodes: readonly DocumentNode[], counts: (ancestors: readonly DocumentNode[]) => boolean): void => {
    const walked = new Set<string>();
    const walk = (inside: readonly DocumentNode[]): void => {
      visit(inside, (node, ancestors) => {
        if (node.type === 'footnoteDefinition') return 'skip';
        if (!counts(ancestors)) return undefined;
        if (node.type === 'citation') found.add(node);
        if (node.type !== 'footnoteReference' || walked.has(node.identifier)) return undefined;
        walked.add(node.identifier);
        walk(footnotes.get(node.identifier)?.definition.children ?? []);
        return undefined;
      });
    };
    walk(nodes);
  };
  collect(content, (ancestors) => scopeWithin(ancestors).inBrief);
  collect(content, () => true);
  return [...found];
}

function printed(
  citation: Citation,
  byKey: ReadonlyMap<string, CitedWork>,
  { citationStyle, wording }: Metadata,
): readonly Piece[] {
  const items = citation.items.flatMap((item): readonly CitedItem[] => {
    const cited = byKey.get(item.key);
    return cited === undefined ? [] : [{ item, cited }];
  });
  if (items.length === 0) return [citation.items.map((item) => `@${item.key}`).join('; ')];
  return citationStyle === 'gbt7714'
    ? printNumeric(citation, items, wording)
    : printAuthorDate(citation, items, wording);
}

function entryOf({ work, anchor, number, yearSuffix }: CitedWork, { citationStyle, wording }: Metadata): BibliographyEntry {
  const numeric = citationStyle === 'gbt7714';
  const pieces = numeric
    ? entryGbt7714(work, { yearPlace: 'with-publication', yearSuffix: '' })
    : wording === 'zh'
      ? entryGbt7714(work, { yearPlace: 'after-authors', yearSuffix })
      : entryAuthorDate(work, yearSuffix);
  return { key: work.key, anchor, marker: numeric ? `[${number}]` : null, children: composeText(pieces, work.position) };
}
