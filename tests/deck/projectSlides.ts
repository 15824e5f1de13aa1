/** A deck → its slides as text that people can review: one line an element, indented, without what only machines read. */

type Piece = { readonly kind: 'open' | 'close' | 'text'; readonly name: string; readonly value: string };

/** Phrasing elements stay in their line; a formula and a drawing are named, not printed. */
const inLine = new Set(['a', 'abbr', 'b', 'br', 'code', 'del', 'em', 'kbd', 'mark', 'small', 'span', 'strong', 'sub', 'sup', 'u', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'figcaption', 'caption', 'td', 'th', 'dt']);
const ends = new Set(['br', 'img', 'hr', 'meta', 'link']);

const shownAttributes = ['id', 'class', 'start', 'lang', 'colspan', 'rowspan', 'title', 'href', 'aria-label', 'alt', 'data-fragment-index', 'style'];

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

/** The deck with what its numbered classes stand for as `style` attributes again. */
export function withStyles(html: string): string {
  const styles = new Map([...html.matchAll(/^\.(s\d+):not\(#_\)\{([^}]*)\}/gm)].map(([, name = '', style = '']) => [name, style]));
  return html.replace(/ class="([^"]*)"/g, (whole, value: string) => {
    const names = value.split(' ');
    const style = styles.get(names.at(-1) ?? '');
    if (style === undefined) return whole;
    const others = names.slice(0, -1).join(' ');
    return `${others === '' ? '' : ` class="${others}"`} style="${style}"`;
  });
}

/** Elements that begin a line and hold text. */
const textBlocks = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figcaption', 'caption', 'td', 'th', 'dt']);

/** Each row of a table of data as one line. */
const dataLines = (html: string): string =>
  [...html.matchAll(/<tr>([^]*?)<\/tr>/g)].map(([, row = '']) => `<td>${[...row.matchAll(/<t[hd][^>]*>([^]*?)<\/t[hd]>/g)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, '')).join(' | ')}</td>`).join('');

/** The `<section>` elements of a deck's file, without their names for those who hear them and their foot lines. */
export function projectSlides(html: string): string {
  const content = withStyles(html);
  const body = content
    .slice(content.indexOf('<main class="slides">'), content.lastIndexOf('</main>'))
    .replace(/(<section [^>]*) aria-label="[^"]*"/g, '$1')
    .replace(/<svg([^>]*)>[^]*?<\/svg>/g, '<drawing$1></drawing>')
    .replace(/<math[^>]*>[^]*?<\/math>/g, '')
    .replace(/<details class="figure-data">([^]*?)<\/details>/g, (_, inner: string) => `<details class="figure-data">${dataLines(inner)}</details>`)
    .replace(/<div class="foot"[^>]*>[^]*?<\/div>/g, '');
  const lines: string[] = [];
  let depth = 0;
  let line = '';
  const write = (text: string): void => {
    line = line === '' ? '  '.repeat(depth) + text : line + text;
  };
  const end = (): void => {
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
  };
  for (const piece of piecesOf(body)) {
    const isText = inLine.has(piece.name) && !textBlocks.has(piece.name);
    if (piece.kind === 'text') write(piece.value);
    else if (isText) write(piece.kind === 'open' ? `‹${label(piece)}›` : '‹/›');
    else if (piece.kind === 'open') {
      end();
      write(textBlocks.has(piece.name) ? `<${label(piece)}> ` : `<${label(piece)}>`);
      if (textBlocks.has(piece.name)) continue;
      end();
      if (!ends.has(piece.name)) depth += 1;
    } else {
      end();
      if (!textBlocks.has(piece.name)) depth -= 1;
    }
  }
  end();
  return `${lines.join('\n')}\n`;
}
