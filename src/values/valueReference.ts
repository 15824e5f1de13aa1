/** `data/cooperation.csv#us-intl.share` → the file, the row and the column that it names. */

export type ValueReference = { readonly url: string; readonly row: string; readonly column: string };

/** A name as it is, or between quotes where it holds a dot or a quote; a quote inside is doubled. */
const name = String.raw`(?:'((?:[^']|'')*)'|"((?:[^"]|"")*)"|([^.'"]+))`;
const reference = new RegExp(`^([^#]+)#\\s*${name}\\s*\\.\\s*${name}\\s*$`);

/** null where the text names no value. */
export function readValueReference(text: string): ValueReference | null {
  const match = reference.exec(text.trim());
  if (match === null) return null;
  const nameAt = (group: number): string =>
    match[group]?.replaceAll("''", "'") ?? match[group + 1]?.replaceAll('""', '"') ?? match[group + 2]?.trim() ?? '';
  const [row, column] = [nameAt(2), nameAt(5)];
  return row === '' || column === '' ? null : { url: (match[1] ?? '').trim(), row, column };
}
