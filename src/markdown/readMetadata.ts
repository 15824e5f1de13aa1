/** Front matter → metadata with defaults filled in. */
import { frontMatterNotClosed, languageGuessed } from '../diagnostics/messages/markdown.js';
import type { Metadata } from '../document/metadata.js';
import type { Flow, Phrasing } from '../document/nodes.js';
import { plainText } from '../document/plainText.js';
import { readDate } from './dates.js';
import type { FileParts } from './frontMatterLines.js';
import { readFrontMatter, type FrontMatter } from './frontMatter.js';
import { guessLanguage } from './guessLanguage.js';
import {
  readAuthors, readCitationStyle, readDataSharing, readDeckSettings, readStyleFiles, readTalkDuration, readDepth, readFigureData, readFigurePlacement, readFlag, readFrontPageNumbers, readHandout, readLanguage, readPaper, readSectionStart, readText, readTexts,
} from './metadataFields.js';
import type { Passage } from './passage.js';
import type { Report } from '../diagnostics/diagnostic.js';

const knownKeys = [
  'title', 'subtitle', 'author', 'authors', 'organisation', 'organization', 'institute', 'logo', 'footer', 'report-number', 'status', 'date', 'lang',
  'abstract', 'keywords', 'contact', 'disclaimer', 'concordance', 'duration', 'toc', 'toc-depth', 'number-sections', 'slide-level', 'paper', 'papersize', 'duplex', 'figures', 'interactive', 'front-page-numbers', 'section-start', 'template', 'bibliography',
  'citation-style', 'smart', 'deck', 'handout', 'data', 'figure-data', 'css',
];

/** What the front matter says without being read as Markdown. */
export type PlainMetadata = Omit<Metadata, 'title' | 'titlePhrasing' | 'footer' | 'abstract' | 'contact' | 'disclaimer'> & { readonly matter: FrontMatter };

type Source = { readonly file: string; readonly parts: FileParts; readonly text: string; readonly report: Report };

/** Reads all values but the Markdown ones. Reports unknown keys, unfit values, and a language that was guessed. */
export function readPlainMetadata({ file, parts, text, report }: Source): PlainMetadata {
  const matter = readFrontMatter({ file, yaml: parts.yaml, report });
  if (parts.unclosed) report(frontMatterNotClosed({ file, start: { line: 1, column: 1 }, end: { line: 1, column: 4 } }));
  for (const key of matter.fields.keys()) if (!knownKeys.includes(key)) matter.unknown([key], knownKeys);
  const given = readLanguage(matter);
  const lang = given ?? guessLanguage(text);
  if (given === null && !matter.fields.has('lang')) report(languageGuessed(lang, { file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }));
  const wording = /^zh(?:-|$)/i.test(lang) ? 'zh' : 'en';
  const logo = readText(matter, 'logo');
  const typedDate = readText(matter, 'date');
  const date = typedDate === null ? null : readDate(typedDate, wording);
  if (date?.kind === 'impossible') matter.unfit(['date'], 'a day that exists');
  return {
    matter,
    subtitle: readText(matter, 'subtitle'),
    authors: readAuthors(matter),
    organisation: readText(matter, 'organisation', 'organization', 'institute'),
    logo,
    logoPosition: logo === null ? null : matter.positionOf(['logo']),
    reportNumber: readText(matter, 'report-number'),
    status: readText(matter, 'status'),
    date: date?.kind === 'date' ? date.printed : null,
    isoDate: date?.kind === 'date' ? date.iso : null,
    lang,
    wording,
    keywords: readTexts(matter, 'keywords', /[,，、;；]/),
    durationSeconds: readTalkDuration(matter),
    concordance: readFlag(matter, 'concordance', true),
    toc: readFlag(matter, 'toc', null),
    tocDepth: readDepth(matter, 'toc-depth', 2),
    numberSections: readFlag(matter, 'number-sections', null),
    slideLevel: readDepth(matter, 'slide-level', 2),
    paper: readPaper(matter),
    duplex: readFlag(matter, 'duplex', false),
    frontPageNumbers: readFrontPageNumbers(matter),
    sectionStart: readSectionStart(matter),
    figurePlacement: readFigurePlacement(matter),
    interactive: readFlag(matter, 'interactive', false),
    dataSharing: readDataSharing(matter),
    figureData: readFigureData(matter),
    template: readText(matter, 'template') ?? 'house',
    bibliography: readTexts(matter, 'bibliography', null),
    citationStyle: readCitationStyle(matter, wording === 'zh' ? 'gbt7714' : 'author-date'),
    smartQuotes: readFlag(matter, 'smart', true),
    deck: readDeckSettings(matter),
    css: readStyleFiles(matter),
    handout: readHandout(matter),
  };
}

/** How the reader reads Markdown that stands in the front matter. */
export type MarkdownReader = {
  readonly phrasing: (passage: Passage) => readonly Phrasing[];
  readonly flow: (passage: Passage) => readonly Flow[];
};

/** Adds the values that are Markdown. `heading` is the title where the front matter has none. */
export function completeMetadata({ matter, ...plain }: PlainMetadata, heading: readonly Phrasing[], read: MarkdownReader): Metadata {
  const flow = (key: string): readonly Flow[] => {
    const text = readText(matter, key);
    return text === null ? [] : read.flow(matter.passageOf(key, text));
  };
  const title = readText(matter, 'title');
  const footer = readText(matter, 'footer');
  const titlePhrasing = title === null ? heading : read.phrasing(matter.passageOf('title', title));
  return {
    ...plain,
    title: plainText(titlePhrasing).trim(),
    titlePhrasing,
    footer: footer === null ? [] : read.phrasing(matter.passageOf('footer', footer)),
    abstract: flow('abstract'),
    contact: flow('contact'),
    disclaimer: flow('disclaimer'),
  };
}
