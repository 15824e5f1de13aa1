/** A deck as one file → the same as a folder for a web server: page, script, style sheet, fonts and pictures. */
import { createHash } from 'node:crypto';

/** `path` is relative to the folder, with `/`. */
export type DeckFile = { readonly path: string; readonly bytes: Uint8Array };

/** Below the folder; names in it change with their content, so that a server may let them be kept for ever. */
const assets = 'assets';

/**
 * The files of a deck that `writeDeck` printed; `index.html` comes first.
 *
 * The page's policy lets it load from its own server, beside what it let act before. Blocks of the file that nothing runs
 * by itself (interactive charts) and pictures inside drawings stay where they are.
 * Throws if the page has no style sheet or script of its own.
 */
export function deckFolder(html: string): readonly DeckFile[] {
  const files = new Map<string, Uint8Array>();
  const add = (name: string, extension: string, bytes: Uint8Array): string => {
    const file = `${name}.${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.${extension}`;
    files.set(`${assets}/${file}`, bytes);
    return file;
  };
  const decoded = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  const pictureOf = (format: string, base64: string): string => add('picture', format === 'jpeg' ? 'jpg' : format, decoded(base64));

  const style = partAt(html, 'style', html.indexOf('<style>'));
  const script = partAt(html, 'script', html.lastIndexOf('<script>'));
  const sheet = style.content
    .replace(/url\(data:font\/woff;base64,([^)]*)\)/g, (_, base64: string) => `url(${add('font', 'woff', decoded(base64))})`)
    .replace(/url\(data:image\/(png|jpeg);base64,([^)]*)\)/g, (_, format: string, base64: string) => `url(${pictureOf(format, base64)})`);
  const head = html.slice(0, style.start).replace(/(http-equiv="Content-Security-Policy" content=")([^"]*)"/, (_, before: string, policy: string) => `${before}${servedPolicy(policy)}"`);
  // In text each `<` is escaped: what looks like a picture here is one.
  const body = html.slice(style.end, script.start).replace(/(?<=<img src=")data:image\/(png|jpeg);base64,([^"]*)/g, (_, format: string, base64: string) => `${assets}/${pictureOf(format, base64)}`);
  const page = [
    head,
    `<link rel="stylesheet" href="${assets}/${add('deck', 'css', text(sheet))}">`,
    body,
    `<script src="${assets}/${add('deck', 'js', text(script.content))}"></script>`,
    html.slice(script.end),
  ].join('');
  return [{ path: 'index.html', bytes: text(page) }, ...[...files].map(([path, bytes]) => ({ path, bytes }))];
}

type Part = { readonly start: number; readonly end: number; readonly content: string };

function partAt(html: string, name: 'style' | 'script', start: number): Part {
  const close = `</${name}>`;
  const end = html.indexOf(close, start);
  if (start === -1 || end === -1) throw new Error(`writeDeck promised a page with a ${name} of its own`);
  return { start, end: end + close.length, content: html.slice(start + name.length + 2, end) };
}

const servedPolicy = (policy: string): string =>
  policy
    .replace('script-src ', "script-src 'self' ")
    .replace('style-src ', "style-src 'self' ")
    .replace('img-src data:', "img-src 'self' data:")
    .replace('font-src data:', "font-src 'self'");
