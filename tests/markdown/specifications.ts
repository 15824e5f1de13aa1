/** Runs an example of a specification through the reader. */
import { readFiles } from './manuscripts.js';
import { normalizeHtml, renderRoot } from './renderHtml.js';

/** The HTML of a Markdown text as the reader understands it, and the HTML that is expected, both in normal form. */
export function compare(markdown: string, html: string): { readonly got: string; readonly expected: string } {
  const before = '---\ntitle: T\nlang: en\nsmart: false\n---\n';
  const source = before + markdown;
  const lines = source.split('\n');
  const { root, diagnostics } = readFiles({ 'index.md': source });
  const shown = new Map(diagnostics.filter(({ code }) => code === 'html-shown-as-text').map(({ position }) => [JSON.stringify(position), position]));
  const got = renderRoot(root, {
    rawAt(position) {
      const found = shown.get(JSON.stringify(position));
      if (found === undefined || found === null) return null;
      const { start, end } = found;
      if (start.line === end.line) return lines[start.line - 1]?.slice(start.column - 1, end.column - 1) ?? '';
      const inQuote = start.column > 1;
      const between = lines.slice(start.line, end.line - 1);
      const rest = [...between, lines[end.line - 1]?.slice(0, end.column - 1) ?? ''].map((line) => (inQuote ? line.replace(/^> ?/, '') : line));
      return [lines[start.line - 1]?.slice(start.column - 1), ...rest].join('\n');
    },
  });
  return { got: normalizeHtml(got), expected: normalizeHtml(html) };
}
