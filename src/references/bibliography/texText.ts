/** A field of a BibTeX file as TeX → text with CSL's inline tags. */

export type TexText = {
  readonly text: string;
  /** Commands that are not known: left out, their arguments kept. */
  readonly unknown: readonly string[];
};

/** Combining marks that accent commands put after the letter: https://www.unicode.org/charts/PDF/U0300.pdf */
const accents: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030A',
  H: '\u030B',
  v: '\u030C',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
};

const characters: Readonly<Record<string, string>> = {
  ss: 'ß', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', o: 'ø', O: 'Ø', l: 'ł', L: 'Ł', aa: 'å', AA: 'Å', i: 'ı', j: 'ȷ',
  dh: 'ð', DH: 'Ð', th: 'þ', TH: 'Þ', dj: 'đ', DJ: 'Đ', ng: 'ŋ', NG: 'Ŋ',
  '&': '&', '%': '%', $: '$', '#': '#', _: '_', '{': '{', '}': '}', ' ': ' ', ',': '\u2009', ';': ' ', '/': '', '-': '', '!': '',
  '\\': ' ', '\n': ' ', '@': '', textbackslash: '\\', textasciitilde: '~', textasciicircum: '^', textunderscore: '_', textbar: '|',
  textless: '<', textgreater: '>', textendash: '–', textemdash: '—', textquoteleft: '‘', textquoteright: '’',
  textquotedblleft: '“', textquotedblright: '”', textquotesingle: "'", guillemotleft: '«', guillemotright: '»', ldots: '…', dots: '…', textellipsis: '…',
  S: '§', P: '¶', pounds: '£', textsterling: '£', euro: '€', texteuro: '€', textyen: '¥', copyright: '©', textcopyright: '©',
  textregistered: '®', texttrademark: '™', textdegree: '°', degree: '°', textperiodcentered: '·', textbullet: '•', TeX: 'TeX', LaTeX: 'LaTeX',
  times: '×', cdot: '·', pm: '±', leq: '≤', le: '≤', geq: '≥', ge: '≥', neq: '≠', approx: '≈', infty: '∞', to: '→', rightarrow: '→', sim: '∼', circ: '°',
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', iota: 'ι', kappa: 'κ', lambda: 'λ',
  mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', upsilon: 'υ', phi: 'φ', varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω',
  Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π', Sigma: 'Σ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω',
};

/** Commands whose argument is set in a way that CSL has a tag for; null leaves the argument as it is. */
const wrappers: Readonly<Record<string, string | null>> = {
  emph: 'i', textit: 'i', textsl: 'i', mkbibemph: 'i', textbf: 'b', textsuperscript: 'sup', textsubscript: 'sub',
  textsc: null, textrm: null, textsf: null, texttt: null, textup: null, textmd: null, textnormal: null, text: null, mathrm: null, mathit: null,
  mathbf: null, mathsf: null, mathcal: null, ensuremath: null, mbox: null, hbox: null, uppercase: null, url: null, path: null, enquote: '“”', mkbibquote: '“”',
  noopsort: '', relax: null,
};

/** Switches that stand alone in a group: `{\em title}`. */
const switches = new Set(['em', 'it', 'itshape', 'sl', 'bf', 'bfseries', 'sc', 'scshape', 'rm', 'sf', 'tt', 'normalfont', 'protect', 'small', 'upshape']);

const deepestGroups = 200;

/** Reads TeX as bibliographies have it: groups, accents, letters, quotes and dashes, emphasis, sub- and superscripts. Never throws. */
export function texText(raw: string): TexText {
  const reader = new TexReader(raw);
  const text = reader.until('', 0);
  return { text: text.normalize('NFC').replace(/\s+/gu, ' ').trim(), unknown: reader.unknown };
}

class TexReader {
  readonly unknown: string[] = [];
  private at = 0;
  private inMath = false;

  constructor(private readonly raw: string) {}

  /** Text up to `close`, which is consumed; a stray closing brace is left out. */
  until(close: '}' | '', depth: number): string {
    const parts: string[] = [];
    while (this.at < this.raw.length) {
      const character = this.raw.charAt(this.at);
      if (character === '}') {
        this.at += 1;
        if (close === '}') return parts.join('');
        continue;
      }
      parts.push(this.piece(character, depth));
    }
    return parts.join('');
  }

  private piece(character: string, depth: number): string {
    if (character === '\\') return this.command(depth);
    this.at += 1;
    switch (character) {
      case '{':
        return depth > deepestGroups ? '' : this.until('}', depth + 1);
      case '~':
        return ' ';
      case '$':
        this.inMath = !this.inMath;
        return '';
      case '^':
      case '_':
        return this.inMath ? tagged(character === '^' ? 'sup' : 'sub', this.argument(depth)) : character;
      case '-':
        return this.inMath ? '−' : this.dash();
      case '`':
        return this.paired('`', '“', '‘');
      case "'":
        return this.paired("'", '”', '’');
      default:
        return character;
    }
  }

  private dash(): string {
    const more = /-{1,2}/uy;
    more.lastIndex = this.at;
    const found = more.exec(this.raw)?.[0].length ?? 0;
    this.at += found;
    return found === 2 ? '—' : found === 1 ? '–' : '-';
  }

  private paired(character: string, double: string, single: string): string {
    if (this.raw.charAt(this.at) !== character) return single;
    this.at += 1;
    return double;
  }

  private command(depth: number): string {
    const pattern = /\\([a-zA-Z]+)\*?[ \t\n\r]*|\\([^a-zA-Z])/uy;
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.raw);
    if (found === null) {
      this.at = this.raw.length;
      return '';
    }
    this.at += found[0].length;
    const name = found[1] ?? found[2] ?? '';
    const accent = own(accents, name);
    if (accent !== undefined) return this.accented(accent, depth);
    const character = own(characters, name);
    if (character !== undefined) return character;
    const wrapper = own(wrappers, name);
    if (wrapper !== undefined) return wrapped(wrapper, this.argument(depth));
    if (name === 'href') {
      this.argument(depth);
      return this.argument(depth);
    }
    if (switches.has(name)) return '';
    this.unknown.push(`\\${name}`);
    return '';
  }

  private accented(accent: string, depth: number): string {
    const [base = '', ...rest] = Array.from(this.argument(depth));
    // Dotless letters are the typewriter's way to an accent; Unicode composes it with the dotted ones.
    const letter = base === 'ı' ? 'i' : base === 'ȷ' ? 'j' : base;
    return `${letter}${accent}${rest.join('')}`;
  }

  /** The group or the single character that follows. */
  private argument(depth: number): string {
    while (/\s/u.test(this.raw.charAt(this.at))) this.at += 1;
    const character = this.raw.charAt(this.at);
    if (character === '' || character === '}' || depth > deepestGroups) return '';
    const codePoint = this.raw.codePointAt(this.at) ?? 0;
    if (character !== '\\' && character !== '{' && character !== '$') {
      this.at += codePoint > 0xffff ? 2 : 1;
      return String.fromCodePoint(codePoint);
    }
    return this.piece(character, depth + 1);
  }
}

const own = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const tagged = (tag: string, text: string): string => `<${tag}>${text}</${tag}>`;

function wrapped(wrapper: string | null, text: string): string {
  if (wrapper === null) return text;
  if (wrapper === '') return '';
  return wrapper === '“”' ? `“${text}”` : tagged(wrapper, text);
}
