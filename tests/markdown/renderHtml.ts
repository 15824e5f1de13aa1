/** A tree → HTML as the specifications' examples print it. Only for comparing the reader with them. */
import type { Flow, List, Paragraph, Phrasing, Root } from '../../src/document/nodes.js';
import type { Position } from '../../src/document/position.js';

/** `rawAt` gives the source of what the reader recognised as HTML and shows as text. */
export type HtmlSource = { readonly rawAt: (position: Position) => string | null };

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const address = (url: string): string => escape(encodeURI(url).replace(/%25([0-9A-Fa-f]{2})/g, '%$1'));
const titled = (title: string | null): string => (title === null ? '' : ` title="${escape(title)}"`);

export const renderRoot = (root: Root, source: HtmlSource): string => renderFlow(root.children, source);

const renderFlow = (nodes: readonly Flow[], source: HtmlSource): string => nodes.map((node) => renderBlock(node, source)).join('\n');

function renderBlock(node: Flow, source: HtmlSource): string {
  const inline = (children: readonly Phrasing[]): string => renderPhrasing(children, source);
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the specifications have no other nodes
  switch (node.type) {
    case 'heading':
      return `<h${node.depth}>${inline(node.children)}</h${node.depth}>`;
    case 'paragraph':
      return rawBlock(node, source) ?? `<p>${inline(node.children)}</p>`;
    case 'blockquote':
      return `<blockquote>\n${renderFlow(node.children, source)}\n</blockquote>`;
    case 'list':
      return renderList(node, source);
    case 'code':
      return `<pre><code${node.lang === null ? '' : ` class="language-${escape(node.lang)}"`}>${escape(node.value)}${node.value === '' ? '' : '\n'}</code></pre>`;
    case 'slideBreak':
    case 'thematicBreak':
      return '<hr />';
    case 'figure': {
      const url = node.source.kind === 'chart-inline' ? '' : node.source.url;
      return `<p><img src="${address(url)}" alt="${escape(textOf(node.caption))}"${titled(node.attributes?.values['title'] ?? null)} /></p>`;
    }
    case 'table': {
      const [head, ...body] = node.children.map((row, index) => {
        const tag = index === 0 ? 'th' : 'td';
        const cells = row.children.map((cell, column) => {
          const align = node.align[column];
          return `<${tag}${align === null || align === undefined ? '' : ` align="${align}"`}>${inline(cell.children)}</${tag}>`;
        });
        return `<tr>${cells.join('')}</tr>`;
      });
      return `<table><thead>${head ?? ''}</thead>${body.length === 0 ? '' : `<tbody>${body.join('')}</tbody>`}</table>`;
    }
    default:
      return `[${node.type}]`;
  }
}

/** The source of an HTML block. A lone tag in running text that goes over several lines is no block. */
function rawBlock({ position, children }: Paragraph, source: HtmlSource): string | null {
  const inline = children.length === 1 && position.start.line !== position.end.line;
  return inline ? null : source.rawAt(position);
}

function renderList(list: List, source: HtmlSource): string {
  const tag = list.ordered ? 'ol' : 'ul';
  const start = list.ordered && list.start !== 1 ? ` start="${list.start}"` : '';
  const items = list.children.map((item) => {
    const box = item.checked === null ? '' : `<input ${item.checked ? 'checked="" ' : ''}disabled="" type="checkbox"> `;
    const children = item.children.map((child, index) => {
      const first = index === 0 ? box : '';
      if (child.type === 'paragraph' && !list.spread) return first + (rawBlock(child, source) ?? renderPhrasing(child.children, source));
      if (child.type === 'figure' && !list.spread) return first + renderBlock(child, source).replace(/^<p>|<\/p>$/g, '');
      return first + renderBlock(child, source);
    });
    return `<li>${children.join('\n')}</li>`;
  });
  return `<${tag}${start}>${items.join('\n')}</${tag}>`;
}

const elements = { emphasis: 'em', strong: 'strong', delete: 'del', subscript: 'sub', superscript: 'sup', keyboard: 'kbd', mark: 'mark', underline: 'u', small: 'small', abbreviation: 'abbr' } as const;

function renderPhrasing(nodes: readonly Phrasing[], source: HtmlSource): string {
  return nodes.map((node) => renderInline(node, source)).join('');
}

function renderInline(node: Phrasing, source: HtmlSource): string {
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the specifications have no other nodes
  switch (node.type) {
    case 'text':
      return source.rawAt(node.position) ?? escape(node.value);
    case 'inlineCode':
      return `<code>${escape(node.value)}</code>`;
    case 'break':
      return '<br />';
    case 'link':
      return `<a href="${address(node.url)}"${titled(node.title)}>${renderPhrasing(node.children, source)}</a>`;
    case 'image':
      return `<img src="${address(node.url)}" alt="${escape(node.alt)}"${titled(node.title)} />`;
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'subscript':
    case 'superscript':
    case 'keyboard':
    case 'mark':
    case 'underline':
    case 'small':
    case 'abbreviation':
      return `<${elements[node.type]}>${renderPhrasing(node.children, source)}</${elements[node.type]}>`;
    default:
      return `[${node.type}]`;
  }
}

const textOf = (nodes: readonly Phrasing[]): string =>
  nodes.map((node) => (node.type === 'text' || node.type === 'inlineCode' ? node.value : node.type === 'image' ? node.alt : 'children' in node ? textOf(node.children) : '')).join('');

/** HTML without the white space that means nothing: a line end in text is a space, as in a browser. */
export function normalizeHtml(html: string): string {
  return html
    .split(/(<pre>[\s\S]*?<\/pre>)/)
    .map((part) => (part.startsWith('<pre>') ? part : part.replace(/\s+/g, ' ').replace(/ ?(<\/?(?:p|h[1-6]|ul|ol|li|blockquote|hr|table|thead|tbody|tr|th|td|br)\b[^>]*>) ?/g, '$1')))
    .join('')
    .replace(/ ?(<\/?pre>) ?/g, '$1')
    .trim();
}
