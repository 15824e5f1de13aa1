/** What a paragraph of the brief is for. */

/** The template says how each is set. `bodyFirst` is a paragraph of the body right below a heading. */
export const textRoles = [
  'title', 'subtitle', 'abstract', 'contents', 'contentsSub',
  'heading1', 'heading2', 'heading3', 'heading4', 'heading5', 'heading6',
  'body', 'bodyFirst', 'list', 'quote', 'callout', 'calloutTitle', 'term', 'definition',
  'caption', 'tableHead', 'tableCell', 'code', 'equationNumber', 'footnote', 'bibliography', 'closing',
] as const;

export type TextRole = (typeof textRoles)[number];
