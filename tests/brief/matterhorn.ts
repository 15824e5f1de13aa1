/**
 * A finished PDF → the failure conditions of the Matterhorn Protocol 1.1 that it meets, by their numbers.
 *
 * All conditions that the protocol calls machine-checkable are here, except those of things that no brief has: their absence is
 * checked instead (`absent`). https://pdfa.org/resource/the-matterhorn-protocol/
 */
import { nameOf, Reference, textOf, type PdfDictionary, type PdfObjects, type PdfValue } from './readObjects.js';
import { attributeOf, type ReadElement, type ReadStructure } from './readStructure.js';

type Check = (file: ReadStructure) => readonly unknown[];

const standardTypes = new Set([
  'Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Caption', 'TOC', 'TOCI', 'Index', 'NonStruct', 'Private', 'H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'P', 'L', 'LI', 'Lbl', 'LBody',
  'Table', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot', 'Span', 'Quote', 'Note', 'Reference', 'BibEntry', 'Code', 'Link', 'Annot', 'Ruby', 'RB', 'RT', 'RP', 'Warichu', 'WT', 'WP', 'Figure', 'Formula', 'Form',
]);
/** ISO 32000-1, tables 335 to 337. */
const parents: Readonly<Record<string, readonly string[]>> = {
  TR: ['Table', 'THead', 'TBody', 'TFoot'], TH: ['TR'], TD: ['TR'], THead: ['Table'], TBody: ['Table'], TFoot: ['Table'], LI: ['L'], LBody: ['LI'], TOCI: ['TOC'],
  RB: ['Ruby'], RT: ['Ruby'], RP: ['Ruby'], WT: ['Warichu'], WP: ['Warichu'],
};
const children: Readonly<Record<string, readonly string[]>> = {
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'], THead: ['TR'], TBody: ['TR'], TFoot: ['TR'], TR: ['TH', 'TD'], L: ['L', 'LI', 'Caption'], LI: ['Lbl', 'LBody'], TOC: ['TOC', 'TOCI', 'Caption'],
  Ruby: ['RB', 'RT', 'RP'], Warichu: ['WT', 'WP'],
};

const withTag = ({ all }: ReadStructure, ...tags: readonly string[]): readonly ReadElement[] => all.filter(({ tag }) => tags.includes(tag));
const isWords = (value: PdfValue | undefined): boolean => (textOf(value) ?? '') !== '';

/** Elements of these types that stand where they may not, or hold what they may not. */
const misplaced = (file: ReadStructure, ...tags: readonly string[]): readonly string[] =>
  withTag(file, ...tags).flatMap((element) => {
    const parent = file.all.find(({ id }) => id === element.parentId)?.tag ?? '';
    const wrong = element.children.filter(({ tag }) => children[element.tag]?.includes(tag) === false).map(({ tag }) => `${tag} in ${element.tag}`);
    return parents[element.tag]?.includes(parent) === false ? [`${element.tag} in ${parent}`, ...wrong] : wrong;
  });

const annotationsOf = ({ objects }: ReadStructure): readonly { readonly id: number; readonly annotation: PdfDictionary }[] =>
  objects.pages.flatMap(({ page }) => objects.list(page.get('Annots')).map((value) => ({ id: value instanceof Reference ? value.id : 0, annotation: objects.dictionary(value) })));
const holderOf = ({ all }: ReadStructure, annotation: number): string | null => all.find(({ annotations }) => annotations.includes(annotation))?.tag ?? null;
const metadataOf = ({ objects }: ReadStructure): string => Buffer.from(objects.stream(objects.catalogue.get('Metadata')), 'latin1').toString('utf8');
const preferencesOf = ({ objects }: ReadStructure): PdfDictionary => objects.dictionary(objects.catalogue.get('ViewerPreferences'));
const isLanguage = (value: PdfValue | undefined): boolean => /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(textOf(value) ?? '');
const noLanguage: Check = ({ objects, all }) => (isLanguage(objects.catalogue.get('Lang')) ? all.filter(({ dictionary }) => dictionary.has('Lang') && !isLanguage(dictionary.get('Lang'))) : ['catalogue']);

const levelsOf = (file: ReadStructure): readonly number[] => withTag(file, 'H1', 'H2', 'H3', 'H4', 'H5', 'H6').map(({ tag }) => Number(tag.slice(1)));
const noteIds = (file: ReadStructure): readonly (string | null)[] => withTag(file, 'Note').map(({ dictionary }) => textOf(dictionary.get('ID')));

/** A font with the codes that pages show in it. */
type UsedFont = { readonly font: PdfDictionary; readonly descendant: PdfDictionary; readonly descriptor: PdfDictionary; readonly codes: ReadonlySet<number> };

function usedFonts({ objects }: ReadStructure): readonly UsedFont[] {
  const codes = new Map<PdfDictionary, Set<number>>();
  for (const { page } of objects.pages) {
    const fonts = objects.dictionary(objects.dictionary(page.get('Resources')).get('Font'));
    let shown = new Set<number>();
    const saved: Set<number>[] = [];
    for (const { operator, operands } of objects.operations(page)) {
      if (operator === 'q') saved.push(shown);
      if (operator === 'Q') shown = saved.pop() ?? shown;
      if (operator === 'Tf') {
        const font = objects.dictionary(fonts.get(nameOf(operands[0]) ?? ''));
        shown = codes.get(font) ?? new Set<number>();
        codes.set(font, shown);
      }
      if (operator !== 'Tj' && operator !== 'TJ') continue;
      for (const text of operands.flat()) if (typeof text === 'string') for (let at = 0; at < text.length; at += 2) shown.add(text.charCodeAt(at) * 256 + text.charCodeAt(at + 1));
    }
  }
  return [...codes].filter(([, shown]) => shown.size > 0).map(([font, shown]) => {
    const descendant = objects.dictionary(objects.list(font.get('DescendantFonts'))[0]);
    return { font, descendant, descriptor: objects.dictionary(descendant.get('FontDescriptor')), codes: shown };
  });
}

/** Code → its text. */
function unicodeOf({ font }: UsedFont, objects: PdfObjects): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [, from, texts] of objects.stream(font.get('ToUnicode')).matchAll(/<([0-9a-f]{4})><[0-9a-f]{4}>\[([^\]]*)\]/g)) {
    [...(texts ?? '').matchAll(/<([0-9a-f]*)>/g)].forEach(([, hex], index) => found.set(Number.parseInt(from ?? '', 16) + index, Buffer.from(hex ?? '', 'hex').swap16().toString('utf16le')));
  }
  return found;
}

/** Code → its width as the font's dictionary gives it, in thousandths of an em. */
function dictionaryWidth({ descendant }: UsedFont, objects: PdfObjects, code: number): number {
  const list = objects.list(descendant.get('W'));
  for (let at = 0; at < list.length; at += 2) {
    const [from, widths] = [Number(list[at]), objects.list(list[at + 1])];
    if (code >= from && code < from + widths.length) return Number(widths[code - from]);
  }
  return Number(descendant.get('DW') ?? 1000);
}

/** The embedded program's widths, a glyph after the other, in thousandths of an em. https://learn.microsoft.com/typography/opentype/spec/hmtx */
function programWidths({ descriptor }: UsedFont, objects: PdfObjects): readonly number[] {
  const program = Buffer.from(objects.stream(descriptor.get('FontFile2')), 'latin1');
  if (program.length === 0) return [];
  const offsetOf = (table: string): number => {
    for (let at = 12; at < 12 + 16 * program.readUInt16BE(4); at += 16) if (program.toString('latin1', at, at + 4) === table) return program.readUInt32BE(at + 8);
    throw new Error(`a font program has no ${table}`);
  };
  const [head, hhea, hmtx, maxp] = [offsetOf('head'), offsetOf('hhea'), offsetOf('hmtx'), offsetOf('maxp')];
  const metrics = program.readUInt16BE(hhea + 34);
  const scale = 1000 / program.readUInt16BE(head + 18);
  return Array.from({ length: program.readUInt16BE(maxp + 4) }, (_, glyph) => program.readUInt16BE(hmtx + 4 * Math.min(glyph, metrics - 1)) * scale);
}

const fontsThat = (isFault: (font: UsedFont, objects: PdfObjects) => boolean): Check => (file) => usedFonts(file).filter((font) => isFault(font, file.objects)).map(({ font }) => nameOf(font.get('BaseFont')));
/** `faultOf` looks at a font once. */
const codesThat = (faultOf: (font: UsedFont, objects: PdfObjects) => (code: number) => boolean): Check => (file) =>
  usedFonts(file).flatMap((font) => [...font.codes].filter(faultOf(font, file.objects)).map((code) => `${nameOf(font.font.get('BaseFont')) ?? ''} ${code}`));
const textsThat = (isFault: (text: string) => boolean): Check =>
  codesThat((font, objects) => {
    const texts = unicodeOf(font, objects);
    return (code) => isFault(texts.get(code) ?? '');
  });

/** What no brief has. */
const absent = (key: string): Check => ({ objects }) => (objects.catalogue.has(key) || objects.trailer.has(key) ? [key] : []);

const embeddedFiles = ({ objects }: ReadStructure): readonly PdfDictionary[] => {
  const named = objects.list(objects.dictionary(objects.dictionary(objects.catalogue.get('Names')).get('EmbeddedFiles')).get('Names'));
  return [...named, ...objects.list(objects.catalogue.get('AF'))].map((value) => objects.dictionary(value)).filter((value) => value.size > 0);
};

export const failureConditions = {
  '01-003': ({ painted }) => painted.flat().filter(({ mcid, artifact }) => mcid !== null && artifact !== null),
  '01-004': ({ painted }) => painted.flat().filter(({ mcid, artifact }) => mcid !== null && artifact !== null),
  '01-005': ({ objects, all, painted }) => {
    const claimed = new Set(all.flatMap(({ content }) => content.map(({ page, mcid }) => `${page}:${mcid}`)));
    return objects.pages.flatMap(({ id }, index) => (painted[index] ?? []).filter(({ mcid, artifact }) => artifact === null && (mcid === null || !claimed.has(`${id}:${mcid}`))));
  },
  '01-007': ({ objects }) => (objects.dictionary(objects.catalogue.get('MarkInfo')).get('Suspects') === true ? ['Suspects'] : []),
  '02-001': ({ all }) => all.filter(({ tag }) => !standardTypes.has(tag)).map(({ tag }) => tag),
  '02-003': ({ objects }) => [...objects.dictionary(objects.dictionary(objects.catalogue.get('StructTreeRoot')).get('RoleMap')).keys()],
  '02-004': ({ objects }) => [...objects.dictionary(objects.dictionary(objects.catalogue.get('StructTreeRoot')).get('RoleMap')).keys()].filter((tag) => standardTypes.has(tag)),
  '06-001': (file) => (metadataOf(file) === '' ? ['Metadata'] : []),
  '06-002': (file) => (/<pdfuaid:part>1<\/pdfuaid:part>/.test(metadataOf(file)) ? [] : ['pdfuaid:part']),
  '06-003': (file) => (/<dc:title>\s*<rdf:Alt>\s*<rdf:li xml:lang="[^"]+">[^<]+</.test(metadataOf(file)) ? [] : ['dc:title']),
  '07-001': (file) => (preferencesOf(file).has('DisplayDocTitle') ? [] : ['DisplayDocTitle']),
  '07-002': (file) => (preferencesOf(file).get('DisplayDocTitle') === false ? ['DisplayDocTitle'] : []),
  '09-004': (file) => misplaced(file, 'Table', 'THead', 'TBody', 'TFoot', 'TR', 'TH', 'TD'),
  '09-005': (file) => misplaced(file, 'L', 'LI', 'LBody'),
  '09-006': (file) => misplaced(file, 'TOC', 'TOCI'),
  '09-007': (file) => misplaced(file, 'Ruby', 'RB', 'RT', 'RP'),
  '09-008': (file) => misplaced(file, 'Warichu', 'WT', 'WP'),
  '10-001': textsThat((text) => text === ''),
  '11-001': noLanguage,
  '11-002': noLanguage,
  '11-003': noLanguage,
  '11-004': noLanguage,
  '11-006': noLanguage,
  '13-004': (file) => withTag(file, 'Figure').filter(({ dictionary }) => !isWords(dictionary.get('Alt')) && !isWords(dictionary.get('ActualText'))),
  '14-002': (file) => levelsOf(file).slice(0, 1).filter((level) => level !== 1),
  '14-003': (file) => levelsOf(file).filter((level, index, all) => level > (all[index - 1] ?? 0) + 1),
  '14-006': ({ all }) => all.filter((element) => element.children.filter(({ tag }) => tag === 'H').length > 1),
  '14-007': (file) => (levelsOf(file).length > 0 ? withTag(file, 'H') : []),
  '15-003': (file) => withTag(file, 'TH').filter((element) => attributeOf(element, file.objects, 'Scope') === null),
  '17-002': (file) => withTag(file, 'Formula').filter(({ dictionary }) => !isWords(dictionary.get('Alt'))),
  '19-003': (file) => noteIds(file).filter((id) => (id ?? '') === ''),
  '19-004': (file) => noteIds(file).filter((id, index, all) => all.indexOf(id) !== index),
  '20-001': absent('OCProperties'),
  '21-001': (file) => embeddedFiles(file).filter((own) => !isWords(own.get('F')) || !isWords(own.get('UF'))),
  '25-001': absent('AcroForm'),
  '26-001': absent('Encrypt'),
  '28-002': (file) => annotationsOf(file).filter(({ id, annotation }) => nameOf(annotation.get('Subtype')) !== 'Link' && holderOf(file, id) !== 'Annot'),
  '28-004': (file) => annotationsOf(file).filter(({ annotation }) => nameOf(annotation.get('Subtype')) !== 'Link' && !isWords(annotation.get('Contents'))),
  '28-006': (file) => annotationsOf(file).filter(({ annotation }) => !['Link', 'FileAttachment'].includes(nameOf(annotation.get('Subtype')) ?? '')),
  '28-008': ({ objects }) => objects.pages.filter(({ page }) => page.has('Annots') && !page.has('Tabs')),
  '28-009': ({ objects }) => objects.pages.filter(({ page }) => page.has('Annots') && nameOf(page.get('Tabs')) !== 'S'),
  '28-011': (file) => annotationsOf(file).filter(({ id, annotation }) => nameOf(annotation.get('Subtype')) === 'Link' && holderOf(file, id) !== 'Link'),
  '28-012': (file) => annotationsOf(file).filter(({ annotation }) => nameOf(annotation.get('Subtype')) === 'Link' && !isWords(annotation.get('Contents'))),
  '30-002': ({ objects }) => objects.pages.flatMap(({ page }) => [...objects.dictionary(objects.dictionary(page.get('Resources')).get('XObject')).values()]).filter((value) => nameOf(objects.dictionary(value).get('Subtype')) === 'Form' && objects.stream(value).includes('MCID')),
  '31-004': fontsThat(({ descendant }) => !descendant.has('CIDToGIDMap')),
  '31-005': fontsThat(({ descendant }) => nameOf(descendant.get('CIDToGIDMap')) !== 'Identity'),
  '31-006': fontsThat(({ font }) => nameOf(font.get('Encoding')) !== 'Identity-H'),
  '31-009': fontsThat(({ descriptor }, objects) => objects.stream(descriptor.get('FontFile2')) === ''),
  '31-011': codesThat((font, objects) => {
    const glyphs = programWidths(font, objects).length;
    return (code) => code >= glyphs;
  }),
  '31-016': codesThat((font, objects) => {
    const widths = programWidths(font, objects);
    return (code) => Math.abs((widths[code] ?? 0) - dictionaryWidth(font, objects, code)) > 1;
  }),
  '31-027': fontsThat(({ font }) => !font.has('ToUnicode')),
  '31-028': textsThat((text) => text.includes('\0')),
  '31-029': textsThat((text) => /[\ufeff\ufffe]/.test(text)),
  '31-030': codesThat(() => (code) => code === 0),
} as const satisfies Readonly<Record<string, Check>>;

/** Number → the faults; nothing for a file that meets none. */
export function failuresOf(file: ReadStructure): Readonly<Record<string, readonly unknown[]>> {
  return Object.fromEntries(Object.entries(failureConditions).flatMap(([number, check]) => {
    const found = check(file);
    return found.length === 0 ? [] : [[number, found]];
  }));
}
