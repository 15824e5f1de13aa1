/** A larger Markdown file is refused: setting 3 MB, several books, takes 1.4 GB of memory, and Node has 2 to 4. */
export const largestFileBytes = 4_000_000;
