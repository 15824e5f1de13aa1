/** A code node → highlighted lines; what is longer than the block goes on in the next line, with a mark at its end. */
import { createElement, type ReactElement } from 'react';
import type { Code } from '../document/nodes.js';
import type { Inline } from '../typesetting/paragraph.js';
import { textInline } from './composeInlines.js';
import type { Place } from './composeFlow.js';
import { baseStyle, marked, paragraphStyle, roleStyle, textElement, type Composer } from './composer.js';

/** The element of a code block; each source line is a paragraph of its own. */
export function composeCode(node: Code, place: Place, composer: Composer): ReactElement {
  const { look, components } = composer;
  const role = roleStyle('code', composer);
  const base = { ...baseStyle(role, composer), verbatim: true };
  const colours = look.tokens.colours.code;
  const lines = composer.highlight(node.value, node.lang).map((tokens) => {
    const inlines: Inline[] = tokens.map((token) =>
      textInline(token.text, token.scope === null ? base : { ...base, colour: colours[token.scope] }, { composer, position: node.position }),
    );
    const content = inlines.length === 0 ? [{ kind: 'text' as const, text: ' ', style: base, mark: null }] : inlines;
    return textElement({ inlines: content, style: paragraphStyle(role, composer) }, composer, { position: node.position, widthPt: place.widthPt - 2 * look.style.metrics.codeInsetPt });
  });
  const id = node.attributes?.id ?? null;
  const body = marked({ tag: 'Code', lang: 'zxx', position: node.position, wrapMarkColour: look.tokens.colours.muted, ...(id === null ? {} : { ids: [id] }) }, ...lines);
  return marked({ tag: null }, createElement(components.CodeBlock, { look, lang: node.lang, children: body }));
}
