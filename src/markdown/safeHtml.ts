/** The HTML elements that a manuscript may use in running text. Everything else is shown as it was typed. */

export type SafeElement = 'sub' | 'sup' | 'kbd' | 'mark' | 'abbr' | 'u' | 'small';
const safeElements: ReadonlySet<string> = new Set<SafeElement>(['sub', 'sup', 'kbd', 'mark', 'abbr', 'u', 'small']);

export type SafeTag =
  | { readonly kind: 'open'; readonly name: SafeElement; readonly title: string | null; /** attributes that are left out */ readonly dropped: boolean }
  | { readonly kind: 'close'; readonly name: SafeElement }
  | { readonly kind: 'break'; readonly dropped: boolean }
  | { readonly kind: 'comment' };

const isSafeElement = (name: string): name is SafeElement => safeElements.has(name);

/** What a tag means; null for one that is not in the safe set. */
export function readSafeTag(raw: string): SafeTag | null {
  if (raw.startsWith('<!--')) return { kind: 'comment' };
  const match = /^<(\/?)([A-Za-z][A-Za-z0-9-]*)([\s\S]*?)\/?>$/.exec(raw);
  if (match === null) return null;
  const name = (match[2] ?? '').toLowerCase();
  const rest = (match[3] ?? '').trim();
  const closing = match[1] === '/';
  if (name === 'br') return closing ? null : { kind: 'break', dropped: rest !== '' };
  if (!isSafeElement(name)) return null;
  if (closing) return { kind: 'close', name };
  const title = name === 'abbr' ? /^title\s*=\s*(?:"([^"]*)"|'([^']*)')$/i.exec(rest) : null;
  return { kind: 'open', name, title: title?.[1] ?? title?.[2] ?? null, dropped: rest !== '' && title === null };
}
