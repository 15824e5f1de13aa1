/** Results by what they were made from: a build finds again what the build before it has made from the same. */

export type Kept<Result> = {
  /** The result that is kept under `key`, or else that of `make`. `key` must hold everything that `make` depends on. */
  readonly of: (key: () => string, make: () => Result) => Result;
};

/** Keeps nothing and asks for no key: for a build that is the only one. */
export const unkept = { of: <Result>(_: () => string, make: () => Result): Result => make() } as const;

export type KeptResults<Result> = Kept<Result> & {
  /** Forgets what was not asked for since the last turn. */
  readonly turn: () => void;
};

/** An empty store. What is kept lives as long as each turn asks for it. */
export function keepResults<Result>(): KeptResults<Result> {
  let before = new Map<string, { readonly result: Result }>();
  let now = new Map<string, { readonly result: Result }>();
  return {
    of: (key, make) => {
      const name = key();
      const known = now.get(name) ?? before.get(name) ?? { result: make() };
      now.set(name, known);
      return known.result;
    },
    turn: () => {
      before = now;
      now = new Map();
    },
  };
}
