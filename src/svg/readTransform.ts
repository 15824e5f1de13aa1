/** `transform` attributes → one matrix, and what matrices do. */

/** `[a b c d e f]` as in SVG and PDF: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** `first` after `then` in writing order: what `transform="first then"` does. */
export const multiply = (first: Matrix, then: Matrix): Matrix => {
  const [a, b, c, d, e, f] = first;
  const [p, q, r, s, t, u] = then;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
};

/** The matrix of a list of SVG transform functions; unknown or incomplete ones count as none. */
export function readTransform(text: string | undefined): Matrix {
  let matrix = identity;
  for (const [, name = '', body = ''] of (text ?? '').matchAll(/([a-zA-Z]+)\s*\(([^)]*)\)/g)) {
    matrix = multiply(matrix, readFunction(name, plainNumbers(body)));
  }
  return matrix.every(Number.isFinite) ? matrix : identity;
}

const plainNumbers = (body: string): readonly number[] => (body.match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/g) ?? []).map(Number);

function readFunction(name: string, values: readonly number[]): Matrix {
  const [first = 0, second, third] = values;
  const angle = (first * Math.PI) / 180;
  switch (name) {
    case 'matrix': {
      const [a, b, c, d, e, f] = values;
      return a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined ? identity : [a, b, c, d, e, f];
    }
    case 'translate':
      return [1, 0, 0, 1, first, second ?? 0];
    case 'scale':
      return [first, 0, 0, second ?? first, 0, 0];
    case 'rotate': {
      const turn: Matrix = [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0];
      if (second === undefined || third === undefined) return turn;
      return multiply(multiply([1, 0, 0, 1, second, third], turn), [1, 0, 0, 1, -second, -third]);
    }
    case 'skewX':
      return [1, 0, Math.tan(angle), 1, 0, 0];
    case 'skewY':
      return [1, Math.tan(angle), 0, 1, 0, 0];
    default:
      return identity;
  }
}

/** Numbers of a `points` attribute or a path command's arguments. */
export const readNumbers = (text: string): readonly number[] => plainNumbers(text);
