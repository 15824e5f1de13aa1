/** A deck → its slides as text that people can review: one line an element, indented, without what only machines read. */

type Piece = { readonly kind: 'open' | 'close' | 'text'; readonly name: string; readonly value: string };

/** Phrasing elements stay in their line; a formula and a drawing are named, not printed. */
const inLine = new Set(['a', 'abbr', 'b', 'br', 'code', 'del', 'em', 'kbd', 'mark', 'small', 'span', 'strong', 'sub', 'sup', 'u', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'figcaption', 'caption', 'td', 'th', 'dt']);
const ends = new Set(['br', 'img', 'hr', 'meta', 'link']);

const shownAttributes = ['id', 'class', 'start', 'lang', 'href', 'aria-label', 'alt', 'data-fragment-index', 'style'];

function piecesOf(html: string): readonly Piece[] {
  return [...html.matchAll(/<(\/?)([a-z][a-z0-9-]*)([^>]*)>|([^<]+)/gi)].map((match): Piece => {
    const [, slash, name, attributes, text] = match;
    if (text !== undefined) return { kind: 'text', name: '', value: decode(text) };
    return { kind: slash === '/' ? 'close' : 'open', name: name ?? '', value: attributes ?? '' };
  });
}

const decode = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

function label(piece: Piece): string {
  const shown = shownAttributes.flatMap((name) => {
    const [, value] = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(piece.value) ?? [];
    return value === undefined ? [] : [`${name === 'data-fragment-index' ? 'step' : name}=${decode(value)}`];
  });
  return [piece.name, ...shown].join(' ');
}

/** The `<section>` elements of a deck's file, without its foot lines. */
export function projectSlides(content: string): string {
  const start = content.indexOf('<div class="slides">');
  const body = content
    .slice(start, content.lastIndexOf('</main>'))
    .replace(/<svg([^>]*)>[^]*?<\/svg>/g, '<drawing$1></drawing>')
    .replace(/<math[^>]*>[^]*?<\/math>/g, '')
    .replace(/<div class="foot"[^>]*>[^]*?<\/div>/g, '');
  const lines: string[] = [];
  let depth = 0;
  let line: string | null = null;
  let lineDepth = 0;
  const end = (): void => {
    if (line !== null && line.trim() !== '') lines.push(`${'  '.repeat(lineDepth)}${line.trimEnd()}`);
    line = null;
  };
  for (const piece of piecesOf(body)) {
    if (piece.kind === 'text') {
      if (line === null) lineDepth = depth;
      line = `${line ?? ''}${piece.value}`;
      continue;
    }
    const isInLine = inLine.has(piece.name);
    if (piece.kind === 'open') {
      const isBlock = !isInLine || /^(?:p|h[1-6]|figcaption|caption|td|th|dt)$/.test(piece.name);
      if (isBlock) {
        end();
        lineDepth = depth;
        line = isInLine ? `<${label(piece)}> ` : `<${label(piece)}>`;
        if (!isInLine) end();
      } else line = `${line ?? ''}‹${label(piece)}›`;
      if (line === null && !ends.has(piece.name)) depth += 1;
      continue;
    }
    if (isInLine && !/^(?:p|h[1-6]|figcaption|caption|td|th|dt)$/.test(piece.name)) {
      line = `${line ?? ''}‹/›`;
      continue;
    }
    end();
    if (!isInLine) depth -= 1;
  }
  end();
  return `${lines.join('\n')}\n`;
}
