/** Names of places in the PDF, and which addresses become links. */

/** A footnote's text; marks link here. */
export const noteDestination = (identifier: string): string => `fn-${identifier}`;
/** The first mark of a footnote; its text links back here. */
export const noteReferenceDestination = (identifier: string): string => `fnref-${identifier}`;

/** The link a PDF can follow wherever it lies: absolute addresses and places in the document; null for relative ones. */
export const printedLink = (url: string): string | null => (/^(?:https?:|mailto:|tel:|#.)/i.test(url) ? url : null);
