/** The plain values of the front matter, checked one by one. */
import { readDuration } from '../document/duration.js';
import { checkDeckOption, describeDeckOption, deckOptions, findDeckOption } from '../document/deckOptions.js';
import { isDataSharing } from '../document/dataSharing.js';
import { figurePlacements, type Author, type CitationStyle, type DataSharing, type DeckSettings, type FigurePlacement, type HandoutSettings, type SectionStart } from '../document/metadata.js';
import { isOverflowMode } from '../document/overflowModes.js';
import { paperSidesMm, parsePaperSize, type PaperName, type PaperSize } from '../document/paper.js';
import type { StyleFile } from '../document/styleFile.js';
import { fieldsOf, type FrontMatter } from './frontMatter.js';

const textOf = (value: unknown): string | null => {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
};

/** One text under one of several names; numbers count as text. */
export function readText(matter: FrontMatter, ...names: readonly string[]): string | null {
  const found = matter.first(...names);
  if (found === null || found.value === '') return null;
  const text = textOf(found.value);
  if (text === null) matter.unfit([found.key], 'text');
  return text;
}

export function readFlag<Otherwise extends boolean | null>(matter: FrontMatter, name: string, otherwise: Otherwise): boolean | Otherwise {
  const found = matter.first(name);
  if (found === null) return otherwise;
  if (typeof found.value === 'boolean') return found.value;
  matter.unfit([name], 'true or false');
  return otherwise;
}

export function readDepth(matter: FrontMatter, name: string, otherwise: number): number {
  const found = matter.first(name);
  if (found === null) return otherwise;
  if (typeof found.value === 'number' && Number.isInteger(found.value) && found.value >= 1 && found.value <= 6) return found.value;
  matter.unfit([name], 'a number from 1 to 6');
  return otherwise;
}

/** A list of texts; one text is a list of one. `separator` also splits that one. */
export function readTexts(matter: FrontMatter, name: string, separator: RegExp | null): readonly string[] {
  const found = matter.first(name);
  if (found === null) return [];
  const single = textOf(found.value);
  if (single !== null) return separator === null ? [single] : single.split(separator).map((part) => part.trim()).filter((part) => part !== '');
  if (!Array.isArray(found.value)) {
    matter.unfit([name], 'text or a list of texts');
    return [];
  }
  const texts: string[] = [];
  for (const [index, item] of found.value.entries()) {
    const text = textOf(item);
    if (text === null) matter.unfit([name, index], 'text');
    else texts.push(text);
  }
  return texts;
}

export function readLanguage(matter: FrontMatter): string | null {
  const text = readText(matter, 'lang');
  if (text === null) return null;
  if (/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*$/.test(text)) return text.replaceAll('_', '-');
  matter.unfit(['lang'], 'a language tag such as zh-CN or en');
  return null;
}

const papers: ReadonlyMap<string, PaperName> = new Map([['a4', 'A4'], ['a5', 'A5'], ['letter', 'Letter'], ['us-letter', 'Letter']]);

const expectedPaper = `A4, A5, Letter, or a size such as 170mm x 240mm with sides from ${paperSidesMm.least} to ${paperSidesMm.most} mm`;

export function readPaper(matter: FrontMatter): PaperSize {
  const text = readText(matter, 'paper', 'papersize');
  if (text === null) return 'A4';
  const paper = papers.get(text.toLowerCase()) ?? parsePaperSize(text);
  if (paper === null) matter.unfit([matter.fields.has('paper') ? 'paper' : 'papersize'], expectedPaper);
  return paper ?? 'A4';
}

/** Seconds; null without a length. */
export function readTalkDuration(matter: FrontMatter): number | null {
  const text = readText(matter, 'duration');
  const seconds = text === null ? null : readDuration(text);
  if (text !== null && seconds === null) matter.unfit(['duration'], 'a length of time such as 20m or 1h 30m');
  return seconds;
}

export function readFrontPageNumbers(matter: FrontMatter): 'roman' | 'arabic' {
  const text = readText(matter, 'front-page-numbers');
  if (text === null || text === 'roman' || text === 'arabic') return text ?? 'arabic';
  matter.unfit(['front-page-numbers'], 'roman or arabic');
  return 'arabic';
}

export function readSectionStart(matter: FrontMatter): SectionStart | null {
  const text = readText(matter, 'section-start');
  if (text === null || text === 'flow' || text === 'page' || text === 'right') return text;
  matter.unfit(['section-start'], 'flow, page or right');
  return null;
}

/** `figures:` with its placement. */
export function readFigurePlacement(matter: FrontMatter): FigurePlacement | null {
  const found = matter.first('figures');
  const fields = found === null ? new Map<string, unknown>() : fieldsOf(found.value);
  if (fields === null) matter.unfit(['figures'], 'keys such as placement');
  for (const key of fields?.keys() ?? []) if (key !== 'placement') matter.unknown(['figures', key], ['placement']);
  const placement = fields?.get('placement') ?? null;
  const known = figurePlacements.find((one) => one === placement) ?? null;
  if (placement !== null && known === null) matter.unfit(['figures', 'placement'], 'auto, here or float');
  return known;
}

export function readDataSharing(matter: FrontMatter): DataSharing {
  const text = readText(matter, 'data');
  if (text === null || isDataSharing(text)) return text ?? 'table';
  matter.unfit(['data'], 'table, attach or none');
  return 'table';
}

export function readFigureData(matter: FrontMatter): 'deck' | 'appendix' {
  const text = readText(matter, 'figure-data');
  if (text === null || text === 'deck' || text === 'appendix') return text ?? 'deck';
  matter.unfit(['figure-data'], 'deck or appendix');
  return 'deck';
}

const styles: ReadonlyMap<string, CitationStyle> = new Map([['gbt7714', 'gbt7714'], ['author-date', 'author-date']]);

export function readCitationStyle(matter: FrontMatter, otherwise: CitationStyle): CitationStyle {
  const text = readText(matter, 'citation-style');
  if (text === null) return otherwise;
  const style = styles.get(text.toLowerCase());
  if (style === undefined) matter.unfit(['citation-style'], 'gbt7714 or author-date');
  return style ?? otherwise;
}

const authorKeys = ['name', 'affiliation', 'affiliations', 'email'];

/** `author:` or `authors:`: a name, a list of names, or maps of name, affiliation and email. */
export function readAuthors(matter: FrontMatter): readonly Author[] {
  const found = matter.first('author', 'authors');
  if (found === null) return [];
  const isList = Array.isArray(found.value);
  const items: readonly unknown[] = Array.isArray(found.value) ? found.value : [found.value];
  return items.flatMap((item, index) => {
    const author = readAuthor(matter, isList ? [found.key, index] : [found.key], item);
    return author === null ? [] : [author];
  });
}

function readAuthor(matter: FrontMatter, path: readonly (string | number)[], value: unknown): Author | null {
  const text = textOf(value);
  if (text !== null) {
    const match = /^(.*\S)\s*<([^<>\s]+@[^<>\s]+)>$/.exec(text);
    return { name: match?.[1] ?? text, affiliation: null, email: match?.[2] ?? null };
  }
  const fields = fieldsOf(value);
  const name = fields === null ? null : textOf(fields.get('name'));
  if (fields === null || name === null) {
    matter.unfit(path, 'a name, or name, affiliation and email');
    return null;
  }
  for (const key of fields.keys()) if (!authorKeys.includes(key)) matter.unknown([...path, key], authorKeys);
  const email = textOf(fields.get('email'));
  const isAddress = email === null || /^[^\s<>@]+@[^\s<>@]+$/.test(email);
  if (!isAddress) matter.unfit([...path, 'email'], 'an e-mail address');
  return { name, affiliation: readAffiliation(matter, path, fields), email: isAddress ? email : null };
}

function readAffiliation(matter: FrontMatter, path: readonly (string | number)[], fields: ReadonlyMap<string, unknown>): string | null {
  const key = fields.has('affiliation') ? 'affiliation' : 'affiliations';
  const value = fields.get(key);
  if (value === undefined || value === null) return null;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const names = items.map((item) => textOf(item) ?? textOf(fieldsOf(item)?.get('name')));
  if (names.some((name) => name === null)) matter.unfit([...path, key], 'text or a list of texts');
  const known = names.filter((name) => name !== null);
  return known.length === 0 ? null : known.join('; ');
}

/** `css:` of the manuscript or of its deck: one file or a list. */
export function readStyleFiles(matter: FrontMatter): readonly StyleFile[] {
  const named = [
    { path: ['css'], value: matter.fields.get('css') },
    { path: ['deck', 'css'], value: fieldsOf(matter.fields.get('deck'))?.get('css') },
  ];
  return named.flatMap(({ path, value = null }) => {
    if (value === null) return [];
    const items: readonly (readonly [readonly (string | number)[], unknown])[] = Array.isArray(value) ? value.map((item: unknown, index) => [[...path, index], item] as const) : [[path, value]];
    return items.flatMap(([at, item]) => {
      const url = textOf(item);
      if (url === null) matter.unfit(at, 'a file or a list of files');
      return url === null ? [] : [{ url, position: matter.positionOf(at) }];
    });
  });
}

/** `deck:` with its theme and reveal.js's own options. */
export function readDeckSettings(matter: FrontMatter): DeckSettings {
  const found = matter.first('deck');
  const fields = found === null ? new Map<string, unknown>() : fieldsOf(found.value);
  if (fields === null) {
    matter.unfit(['deck'], 'keys such as theme and transition');
    return { theme: null, overflow: null, options: {} };
  }
  let theme: DeckSettings['theme'] = null;
  let overflow: DeckSettings['overflow'] = null;
  const options: [string, string | number | boolean][] = [];
  for (const [key, value] of fields) {
    if (key === 'theme') {
      if (value === 'light' || value === 'dark' || value === 'high-contrast') theme = value;
      else if (value !== null) matter.unfit(['deck', key], 'light, dark or high-contrast');
      continue;
    }
    if (key === 'overflow') {
      if (isOverflowMode(value)) overflow = value;
      else if (value !== null) matter.unfit(['deck', key], 'split, shrink, scroll or error');
      continue;
    }
    if (key === 'css') continue;
    const option = findDeckOption(key);
    if (option === null) matter.unknown(['deck', key], ['theme', 'overflow', 'css', ...Object.keys(deckOptions)]);
    else {
      const checked = checkDeckOption(option.type, value);
      if (checked === null) matter.unfit(['deck', key], describeDeckOption(option.type));
      else options.push([option.name, checked]);
    }
  }
  return { theme, overflow, options: Object.fromEntries(options) };
}

const handoutKeys = ['slides-per-page', 'notes'];
const slideCounts = [1, 2, 3, 4, 6] as const;

/** `handout:` with its keys, or `true` for one slide on a page with its notes. */
export function readHandout(matter: FrontMatter): HandoutSettings | null {
  const found = matter.first('handout');
  if (found === null || found.value === false) return null;
  const fields = found.value === true ? new Map<string, unknown>() : fieldsOf(found.value);
  if (fields === null) {
    matter.unfit(['handout'], 'true, or keys such as slides-per-page');
    return null;
  }
  for (const key of fields.keys()) if (!handoutKeys.includes(key)) matter.unknown(['handout', key], handoutKeys);
  const count = fields.get('slides-per-page') ?? 1;
  const slidesPerPage = slideCounts.find((known) => known === count);
  if (slidesPerPage === undefined) matter.unfit(['handout', 'slides-per-page'], '1, 2, 3, 4 or 6');
  const notes = fields.get('notes') ?? null;
  if (notes !== null && typeof notes !== 'boolean') matter.unfit(['handout', 'notes'], 'true or false');
  return { slidesPerPage: slidesPerPage ?? 1, notes: typeof notes === 'boolean' ? notes : count === 1 };
}
