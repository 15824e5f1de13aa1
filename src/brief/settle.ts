/** What depends on its own result → rounds until it no longer changes. */

export type Settled<Result> = { readonly result: Result; readonly settled: boolean };

/**
 * Runs `round` with the result of the round before, null at first, until two agree, at most `mostRounds` times. The last result is
 * given with whether it agrees with the one that it was made from.
 */
export async function settle<Result>(round: (known: Result | null) => Promise<Result>, agree: (a: Result, b: Result) => boolean, mostRounds: number): Promise<Settled<Result>> {
  let known: Result | null = null;
  for (let count = 1; ; count += 1) {
    const result: Result = await round(known);
    const settled: boolean = known !== null && agree(known, result);
    if (settled || count >= mostRounds) return { result, settled };
    known = result;
  }
}
