/** Which addresses a link may have. */

const allowed: ReadonlySet<string> = new Set(['http', 'https', 'mailto', 'tel']);

/** The scheme of an address that is not allowed; null where the address may stand. */
export function refusedScheme(url: string): string | null {
  // Browsers skip control characters and white space in a scheme: `java\nscript:` is one.
  const address = url.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202f\ufeff]/g, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme !== undefined) return allowed.has(scheme) ? null : scheme;
  return /^[\\/]{2}/.test(address) ? '//' : null;
}
