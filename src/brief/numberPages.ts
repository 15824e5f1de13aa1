/** Pages in order → their printed numbers. */

/** What a page is called, and out of how many; null where the count is not printed. */
export type PageNumber = { readonly text: string; readonly of: string | null };

const romanDigits = [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']] as const;

/** 4 → iv. */
export function romanNumber(value: number): string {
  let rest = value;
  let text = '';
  for (const [worth, digits] of romanDigits) {
    while (rest >= worth) {
      text += digits;
      rest -= worth;
    }
  }
  return text;
}

/** The number of a page by its place, 0 for the first: the first `frontPageCount` are i, ii, …, the others 1, 2, … of the rest. */
export function pageNumber(index: number, { frontPageCount, pageCount }: { readonly frontPageCount: number; readonly pageCount: number }): PageNumber {
  if (index < frontPageCount) return { text: romanNumber(index + 1), of: null };
  return { text: String(index - frontPageCount + 1), of: String(pageCount - frontPageCount) };
}
