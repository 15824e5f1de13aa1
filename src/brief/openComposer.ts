/** The selected tree and the tables beside it → what composing needs throughout. */
import { createHash } from 'node:crypto';
import type { Report } from '../diagnostics/diagnostic.js';
import { contentKey } from '../document/contentKey.js';
import type { Flow } from '../document/nodes.js';
import { visit } from '../document/visit.js';
import { wordingOf } from '../document/wording.js';
import type { OutputInput } from '../outputInput.js';
import type { BriefKept } from './briefKept.js';
import type { Look } from './briefTemplate.js';
import type { Composer, Highlighter } from './composer.js';
import { pageGeometry } from './pageGeometry.js';

const hasCode = (nodes: readonly Flow[]): boolean =>
  nodes.some((node) => (node.type === 'code' && node.lang !== null) || ('children' in node && node.children.some((child) => 'type' in child && hasCodeIn(child))));

function hasCodeIn(node: object): boolean {
  if ('type' in node && node.type === 'code') return true;
  return 'children' in node && Array.isArray(node.children) && node.children.some((child: unknown) => typeof child === 'object' && child !== null && hasCodeIn(child));
}

async function highlighterFor(nodes: readonly Flow[]): Promise<Highlighter> {
  if (hasCode(nodes)) return (await import('../highlighting/highlight.js')).highlight;
  return (value) => value.split('\n').map((text) => (text === '' ? [] : [{ text, scope: null }]));
}

/** The depth of the manuscript's highest headings. */
function leastDepth({ root }: OutputInput): number {
  let depth = 6;
  visit([root], (node) => {
    if (node.type === 'heading') depth = Math.min(depth, node.depth);
    return undefined;
  });
  return depth;
}

type Composing = { readonly report: Report; readonly kept: BriefKept; /** The template's look of a brief if left out. */ readonly look?: Look };

/** How a manuscript's brief looks in its template. */
export function briefLook({ metadata, template }: OutputInput): Look {
  const { tokens } = template;
  const looking = { tokens, lang: metadata.wording, wording: wordingOf(metadata.wording), geometry: pageGeometry(metadata, tokens.brief) };
  return { ...looking, style: template.brief.style(looking) };
}

/** Opens what composing needs throughout. */
export async function openComposer(input: OutputInput, { report, kept, look = briefLook(input) }: Composing): Promise<Composer> {
  const { metadata, template } = input;
  const { footnotes } = input.references;
  const highlight = await highlighterFor([...input.root.children, ...[...footnotes.values()].map((entry) => entry.definition)]);
  const reported = new Set<string>();
  const sectionDepth = leastDepth(input);
  return {
    input, report, highlight, look,
    reportOnce: (key, diagnostic) => {
      if (!reported.has(key)) report(diagnostic);
      reported.add(key);
    },
    lookKey: kept.blocks === null ? '' : createHash('sha256').update(contentKey([template.name, look, metadata.figurePlacement, metadata.sectionStart, sectionDepth])).digest('hex'),
    components: template.brief.components,
    cache: kept.typesetting,
    blocks: kept.blocks,
    shown: new Set(),
    seenCharacters: new Map(),
    sectionDepth,
  };
}
