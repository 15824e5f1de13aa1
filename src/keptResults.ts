/** Results by what they were made from: a build finds again what the build before it has made from the same. */

export type Kept<Result> = {
  /** The result that is kept under `key`, or else that of `make`. `key` must hold everything that `make` depends on. */
  readonly of: (key: () => string, make: () => Result) => Result;
};

/** Keeps nothing and asks for no key: for a build that is the only one. */
export const unkept = { of: <Result>(_: () => string, make: () => Result): Result => make() } as const;

export type KeptResults<Result> = Kept<Result> & {
  /** What is kept under `key`, for a caller who sees for himself whether it still holds; undefined if nothing is. */
  readonly find: (key: string) => Result | undefined;
  /** Keeps a result in the place of any other under `key`. */
  readonly keep: (key: string, result: Result) => void;
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
    find: (key) => (now.get(key) ?? before.get(key))?.result,
    keep: (key, result) => {
      now.set(key, { result });
    },
    turn: () => {
      before = now;
      now = new Map();
    },
  };
}
