/** Examples of CommonMark 0.31.2 that the reader reads otherwise on purpose, each with the reason. */
const comment = 'a comment leaves nothing in either output';
const scheme = 'links lead to http, https, mailto, tel, and relative addresses only';
const autolink = 'GFM links bare addresses';

export const commonmarkDifferences: ReadonlyMap<number, string> = new Map([
  [148, 'a line end in running text is a space, also inside an HTML element that is shown as text'],
  [177, `${comment}; what follows it on its line is read as Markdown`],
  [179, comment],
  [183, comment],
  [308, comment],
  [309, comment],
  [596, scheme],
  [598, scheme],
  [599, scheme],
  [601, scheme],
  [602, autolink],
  [608, autolink],
  [611, autolink],
  [612, autolink],
  [625, comment],
  [626, comment],
]);
