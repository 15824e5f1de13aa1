/** A misspelt name and the names there are → the one that was probably meant. */

const longestName = 100;

/**
 * The candidate with the smallest edit distance, or null if none is near enough to be a likely slip: at most a third of
 * the longer name's characters, at least one, may differ. Upper against lower case counts as a tenth of
 * a difference. Ties go to the first. Names of more than 100 characters are no slips of names.
 */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  if (name.length > longestName) return null;
  let best: { readonly candidate: string; readonly distance: number } | null = null;
  for (const candidate of candidates) {
    const allowed = Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3));
    if (Math.abs(name.length - candidate.length) > allowed) continue;
    const distance = editDistance(name, candidate);
    if (distance <= allowed && (best === null || distance < best.distance)) best = { candidate, distance };
  }
  return best === null ? null : best.candidate;
}

/** Damerau–Levenshtein distance with adjacent transpositions (optimal string alignment), in UTF-16 code units. */
function editDistance(from: string, to: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const a = from.charAt(row - 1);
      const b = to.charAt(column - 1);
      const substitution = a === b ? 0 : a.toLowerCase() === b.toLowerCase() ? 0.1 : 1;
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + substitution,
      );
      if (row > 1 && column > 1 && a === to.charAt(column - 2) && from.charAt(row - 2) === b && a !== b) {
        cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
}
