/** A larger Markdown file is refused: a book of a thousand pages has a tenth of it. */
export const largestFileBytes = 10_000_000;
