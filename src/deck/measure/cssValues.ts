/** Text of a CSS length or number → a function that gives its value where it is used. */

/** `px` and a share of what percentages refer to; a plain number stands in `px`. */
export type Linear = { readonly px: number; readonly share: number; readonly plain: boolean };

/** What a value can depend on at the element that has it. */
export type ValueEnvironment = {
  /** Size of the font, or of the parent's for `font-size` itself. */
  readonly emPx: number;
  /** Advance of the digit zero. */
  readonly chPx: () => number;
  /** The value of a custom property, null where it has none. */
  readonly variable: (name: string) => Linear | null;
};

export type Evaluate = (environment: ValueEnvironment) => Linear | null;

const plainNumber = (px: number): Linear => ({ px, share: 0, plain: true });

function scaled(value: Linear, by: number): Linear {
  return { px: value.px * by, share: value.share * by, plain: value.plain };
}

/** Reads an expression from left to right; null where it is none that this program measures. */
class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  readWhole(): Evaluate | null {
    const value = this.readSum();
    return this.at === this.tokens.length ? value : null;
  }

  private readSum(): Evaluate | null {
    let left = this.readProduct();
    while (left !== null && (this.tokens[this.at] === '+' || this.tokens[this.at] === '-')) {
      const sign = this.tokens[this.at] === '+' ? 1 : -1;
      this.at += 1;
      const right = this.readProduct();
      if (right === null) return null;
      const first = left;
      left = (environment) => {
        const [a, b] = [first(environment), right(environment)];
        return a === null || b === null ? null : { px: a.px + sign * b.px, share: a.share + sign * b.share, plain: a.plain && b.plain };
      };
    }
    return left;
  }

  private readProduct(): Evaluate | null {
    let left = this.readTerm();
    while (left !== null && (this.tokens[this.at] === '*' || this.tokens[this.at] === '/')) {
      const divides = this.tokens[this.at] === '/';
      this.at += 1;
      const right = this.readTerm();
      if (right === null) return null;
      const first = left;
      left = (environment) => {
        const [a, b] = [first(environment), right(environment)];
        if (a === null || b === null) return null;
        if (divides) return scaled(a, 1 / b.px);
        return a.plain ? scaled(b, a.px) : scaled(a, b.px);
      };
    }
    return left;
  }

  private readTerm(): Evaluate | null {
    const token = this.tokens[this.at];
    if (token === undefined) return null;
    this.at += 1;
    if (token === '(') {
      const value = this.readSum();
      return this.skip(')') ? value : null;
    }
    if (token === 'var(') return this.readVariable();
    if (token === 'round(') return this.readRounding();
    if (token.endsWith('(')) return this.readFunction(token);
    return numberOf(token);
  }

  private skip(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at += 1;
    return true;
  }

  private readVariable(): Evaluate | null {
    const name = this.tokens[this.at] ?? '';
    this.at += 1;
    let otherwise: Evaluate | null = null;
    if (this.skip(',')) otherwise = this.readSum();
    if (!this.skip(')')) return null;
    return (environment) => environment.variable(name) ?? otherwise?.(environment) ?? null;
  }

  /** `round(down, a, b)`, the only rounding that decks use. */
  private readRounding(): Evaluate | null {
    if (!this.skip('down') || !this.skip(',')) return null;
    const value = this.readSum();
    if (value === null || !this.skip(',')) return null;
    const step = this.readSum();
    if (step === null || !this.skip(')')) return null;
    return (environment) => {
      const [a, b] = [value(environment), step(environment)];
      return a === null || b === null || a.share !== 0 ? null : { px: Math.floor(a.px / b.px + 1e-6) * b.px, share: 0, plain: a.plain };
    };
  }

  private readFunction(name: string): Evaluate | null {
    const values: Evaluate[] = [];
    do {
      const value = this.readSum();
      if (value === null) return null;
      values.push(value);
    } while (this.skip(','));
    if (!this.skip(')')) return null;
    if (name === 'calc(') return values[0] ?? null;
    return (environment) => {
      const found = values.map((value) => value(environment));
      const numbers = found.flatMap((value) => (value === null || value.share !== 0 ? [] : [value.px]));
      if (numbers.length !== values.length) return null;
      const [first = 0, second = 0, third = 0] = numbers;
      const plain = found.every((value) => value?.plain === true);
      if (name === 'max(') return { px: Math.max(...numbers), share: 0, plain };
      if (name === 'min(') return { px: Math.min(...numbers), share: 0, plain };
      return name === 'clamp(' ? { px: Math.max(first, Math.min(second, third)), share: 0, plain } : null;
    };
  }
}

function numberOf(token: string): Evaluate | null {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+))(px|em|ch|%)?$/.exec(token);
  if (match === null) return null;
  const number = Number(match[1]);
  switch (match[2]) {
    case undefined:
      return () => plainNumber(number);
    case 'px':
      return () => ({ px: number, share: 0, plain: false });
    case 'em':
      return ({ emPx }) => ({ px: number * emPx, share: 0, plain: false });
    case 'ch':
      return ({ chPx }) => ({ px: number * chPx(), share: 0, plain: false });
    default:
      return () => ({ px: 0, share: number / 100, plain: false });
  }
}

const tokenPattern = /[a-z-]+\(|down\b|--[\w-]+|[+-]?(?:\d+\.?\d*|\.\d+)(?:px|em|ch|%)?|[-+*/(),]/giy;

/** `a -b` has no operator, `a - b` has one; a sign right before a number belongs to it where no value stands before. */
function tokensOf(text: string): readonly string[] | null {
  const tokens: string[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === ' ') {
      at += 1;
      continue;
    }
    const last = tokens.at(-1);
    const afterValue = last !== undefined && !/[(,*/+-]$/.test(last);
    tokenPattern.lastIndex = at;
    const token = tokenPattern.exec(text)?.[0];
    if (token === undefined) return null;
    const isSigned = afterValue && /^[+-]./.test(token) && !token.startsWith('--');
    tokens.push(isSigned ? token.slice(0, 1) : token);
    at += isSigned ? 1 : token.length;
  }
  return tokens;
}

/** Reads the text of a value. null means that it is no length or number that this program measures. */
export function readValue(text: string): Evaluate | null {
  const tokens = tokensOf(text.trim());
  return tokens === null ? null : new Reader(tokens).readWhole();
}
