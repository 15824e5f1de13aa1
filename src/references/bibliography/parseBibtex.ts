/** BibTeX text → entries as `@retorquere/bibtex-parser` reads them, each with its place in the file. */
import { parse, type Library, type Options } from '@retorquere/bibtex-parser';

type ParsedEntry = Library['entries'][number];

/** Offsets are those of the text. */
export type BibtexEntry = {
  readonly type: string;
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly source: string;
  /** Names as the parser tells them apart; `textOf` makes text of their parts. */
  readonly creators: (field: 'author' | 'editor' | 'translator') => NonNullable<ParsedEntry['fields']['author']>;
  /** The first of the fields that the entry has: text with CSL's inline tags, or as typed for addresses. Empty without one. */
  readonly field: (...names: readonly string[]) => string;
};

export type BibtexFault = { readonly kind: 'malformed' | 'tex-unknown'; readonly message: string; readonly start: number; readonly length: number };

export type ParsedBibtex = { readonly entries: readonly BibtexEntry[]; readonly faults: readonly BibtexFault[] };

const readAsTex = (
  'title|subtitle|author|editor|translator|journal|journaltitle|booktitle|maintitle|publisher|institution|organization|school|' +
  'location|address|volume|number|issue|pages|edition|type|date|year|month|day|urldate|accessed|lastchecked|language|langid'
).split('|');

/** Not a list to be split at `and`. */
const wholeText = { publisher: 'title', institution: 'title', organization: 'title', location: 'title' } as const;

/** Commands that choose a font; `\mathbf{x}` is `x`. */
const fontCommand = /^(?:(?:math|text)(?:bf|cal|it|md|normal|rm|sf|sl|tt|up)|text|(?:it|up|sc)shape|bfseries|bf|sf|protect|small|normalfont|!)$/u;

/** After so many the file is something else. */
const mostFaults = 20;

/** After a fault reading goes on at the next entry. Never throws. */
export function parseBibtex(text: string): ParsedBibtex {
  const faults: BibtexFault[] = [];
  const unknown = (command: string, entry: string): void => {
    const found = text.indexOf(command, text.indexOf(entry));
    const start = found === -1 ? text.indexOf(entry) : found;
    if (faults.some((fault) => fault.start === start)) return;
    faults.push({ kind: 'tex-unknown', message: command, start, length: found === -1 ? 1 : command.length });
  };
  const library = parsed(masked(text), {
    english: false,
    sentenceCase: false,
    fieldMode: wholeText,
    verbatimFields: [new RegExp(`^(?!(?:${readAsTex.join('|')})$)`, 'u')],
    unsupported: (node, tex, entry) => {
      const name = node.type === 'macro' ? node.content : '';
      if (/^\s$/u.test(name)) return ' ';
      if (name === 'TeX') return name;
      if (!fontCommand.test(name)) unknown(name === '' ? tex : `\\${name}`, unmasked(entry.input));
      return '';
    },
  });
  for (const error of library.errors.slice(0, mostFaults)) {
    // Only an e-mail address can be one: everything that begins like an entry has its brace.
    if (/expected '\{' or '\('/u.test(error.error)) continue;
    faults.push({ kind: 'malformed', ...faultOf(error, text), length: 1 });
  }
  return { entries: placed(library.entries, text), faults };
}

function parsed(text: string, options: Options): Pick<Library, 'entries' | 'errors'> {
  try {
    return parse(text, options);
  } catch {
    return { entries: [], errors: [{ error: '@string cannot be read', input: '@string' }] };
  }
}

/** Those that were read to their end. */
function placed(entries: readonly ParsedEntry[], text: string): readonly BibtexEntry[] {
  let from = 0;
  return entries.flatMap(({ type, key, input, fields }): readonly BibtexEntry[] => {
    if (input === '') return [];
    const start = Math.max(text.indexOf(unmasked(input), from), from);
    from = start + input.length;
    const field = (...names: readonly string[]): string => {
      const name = names.find((each) => typeof fields[each] === 'string') ?? '';
      const value: unknown = fields[name] ?? '';
      if (typeof value !== 'string') return '';
      return readAsTex.includes(name) ? textOf(value) : unmasked(value).trim();
    };
    return [{ type, key, start, end: from, source: text.slice(start, from), field, creators: (name) => fields[name] ?? [] }];
  });
}

/** The parser's words → ours. */
const wordings = [
  [/^Token mismatch, expected "([})])".*$/su, 'a comma or $1 is expected'],
  [/^Unterminated brace-value.*$/su, 'a brace is not closed'],
  [/^Unterminated quote-value.*$/su, 'a quotation mark is not closed'],
  [/^Unclosed math section.*$/su, 'a dollar sign has no partner, write \\$ for money'],
  [/^(.*?) = value expected.*$/su, 'an equals sign is expected after $1'],
  [/^Maximum call stack.*$/su, 'braces are nested too deeply'],
] as const;

function faultOf({ error, input = '' }: Library['errors'][number], text: string): Pick<BibtexFault, 'message' | 'start'> {
  const [line = ''] = unmasked(error).split('\n');
  const [, message = line, row, column] = /^(.*) at line (\d+), column (\d+)/u.exec(line) ?? [];
  const wording = wordings.find(([theirs]) => theirs.test(message));
  const said = wording === undefined ? message : message.replace(wording[0], wording[1]);
  const name = /reference "(.*)"$/u.exec(message)?.[1];
  if (name !== undefined) {
    const use = [...text.matchAll(/[=#]\s*([^\s,#{}()"]*)\s*(?=[,#})])/gu)].find(([, each]) => each === name);
    const start = use === undefined ? 0 : use.index + use[0].trimEnd().length - name.length;
    return { message: name === '' ? 'a value is expected' : `no @string has the name ${name}`, start };
  }
  const entry = Math.max(text.indexOf(unmasked(input)), text.indexOf(/^@(.+?): /u.exec(line)?.[1] ?? input), 0);
  if (row === undefined) return { message: said === line && !line.startsWith('@') ? 'the TeX of an entry cannot be read' : said, start: entry };
  const above = text.split('\n', Number(row) - 1);
  const at = above.join('\n').length + Math.min(above.length, 1) + Number(column) - 1;
  // What is never closed is found missing at the end of the file.
  return { message: said, start: at >= text.trimEnd().length ? entry : at };
}

/** The parser takes `<` and `>` for ¡ and ¿, as TeX's oldest fonts do, and the rest of the line after `50%` for a comment. */
const masks = [['<', '\uE000'], ['>', '\uE001'], ['%', '\uE002']] as const;

const masked = (text: string): string => text.replace(/[<>]|(?<=\d)%/gu, (found) => masks.find(([plain]) => plain === found)?.[1] ?? found);

const unmasked = (text: string): string => text.replace(/[\uE000-\uE002]/gu, (found) => masks.find(([, mask]) => mask === found)?.[0] ?? found);

/** What the parser hands out → text in NFC with CSL's inline tags only. */
export function textOf(value: string): string {
  const plain = value
    .replace(/<\/?(?:a|br|code|h\d|li|p)\b[^>]*>/gu, '')
    .replace(/[ıȷ](?=\p{Mn})/gu, (dotless) => (dotless === 'ı' ? 'i' : 'j'))
    // Few fonts have all of Unicode's raised and lowered letters.
    .replace(/[₀-ₜᵢ-ᵪⱼ]+/gu, (lowered) => `<sub>${lowered.normalize('NFKC')}</sub>`)
    .replace(/[²³¹⁰-ⁿᴬ-ᵡᶛ-ᶿʰ-ʸˠ-ˤ]+/gu, (raised) => `<sup>${raised.normalize('NFKC')}</sup>`)
    .replaceAll('`', '‘')
    .replaceAll("'", '’')
    .replaceAll('\u00AD', '')
    .replace(/\s+/gu, ' ');
  return unmasked(plain).normalize('NFC').trim();
}
