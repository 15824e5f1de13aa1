/** A larger Markdown file is refused: setting 4.5 MB, 1,300 pages, takes 1.6 GB of memory, and Node has 2 to 4. */
export const largestFileBytes = 6_000_000;

/** Paragraphs and the like in a manuscript: each takes some kilobytes, however short it is. A book of 1,000 pages has 30,000. */
export const mostFlowNodes = 200_000;
