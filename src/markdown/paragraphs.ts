/** Phrasing of one paragraph → paragraph, figure, and display maths of their own. */
import { attributeNotUnderstood, widthNotUnderstood } from '../diagnostics/messages/markdown.js';
import type { Attributes, Figure, Flow, Image, MathBlock, Phrasing } from '../document/nodes.js';
import type { Position } from '../document/position.js';
import { readAttributes } from './attributes.js';
import type { LeafBlock } from './block.js';
import { readCsvFile } from './csvTables.js';
import { trimPassage } from './passage.js';
import { checkData, checkPlacement } from './placement.js';
import { readProvenance } from './provenance.js';
import type { FileContext } from './readState.js';

/** A lone image becomes a figure, or a table where it names a CSV file; `$$…$$` leaves the text around it. */
export function splitParagraph(children: readonly Phrasing[], position: Position, context: FileContext): readonly Flow[] {
  const [first] = children;
  if (first === undefined) return [];
  if (first.type === 'image' && children.length === 1) return [figureOf(first, position, context)];
  if (!children.some((child) => child.type === 'inlineMath' && context.displayMaths.has(child))) {
    return [{ type: 'paragraph', children, attributes: null, position }];
  }
  const flow: Flow[] = [];
  let text: Phrasing[] = [];
  const endText = (): void => {
    const trimmed = trimSpace(text);
    const start = trimmed[0];
    const end = trimmed.at(-1);
    if (start !== undefined && end !== undefined) {
      const place = { file: position.file, start: start.position.start, end: end.position.end };
      flow.push({ type: 'paragraph', children: trimmed, attributes: null, position: place });
    }
    text = [];
  };
  for (const child of children) {
    const attributes = child.type === 'inlineMath' ? context.displayMaths.get(child) : undefined;
    if (child.type !== 'inlineMath' || attributes === undefined) text.push(child);
    else {
      endText();
      flow.push({ type: 'math', value: child.value, attributes, position: child.position });
    }
  }
  endText();
  return flow;
}

function trimSpace(nodes: readonly Phrasing[]): readonly Phrasing[] {
  const result = [...nodes];
  const first = result[0];
  if (first?.type === 'text') result[0] = { ...first, value: first.value.trimStart() };
  const last = result.at(-1);
  if (last?.type === 'text') result[result.length - 1] = { ...last, value: last.value.trimEnd() };
  return result.filter((node) => node.type !== 'text' || node.value !== '');
}

function figureOf(image: Image, position: Position, context: FileContext): Flow {
  const details = context.images.get(image) ?? { caption: [], attributes: null };
  const { caption } = details;
  const attributes = withTitle(details.attributes, image.title);
  if (/\.(?:csv|tsv)$/i.test(image.url)) return readCsvFile(image.url, { attributes, caption, position, context });
  const chart = /\.vl\.(?:json|ya?ml)$/i.test(image.url);
  return makeFigure({ source: { kind: chart ? 'chart-file' : 'picture-file', url: image.url }, caption, attributes, position }, context);
}

function withTitle(attributes: Attributes | null, title: string | null): Attributes | null {
  if (title === null) return attributes;
  const { id, classes, values } = attributes ?? { id: null, classes: [], values: {} };
  return { id, classes, values: { title, ...values } };
}

type FigureParts = Pick<Figure, 'source' | 'caption' | 'attributes' | 'position'>;

/** A figure with its key, alternative text and width taken from the attributes. */
export function makeFigure({ source, caption, attributes, position }: FigureParts, context: FileContext): Figure {
  checkPlacement(attributes, position, context);
  checkData(attributes, position, context);
  const values = attributes?.values ?? {};
  const { interactive } = values;
  if (interactive !== undefined && interactive !== 'true' && interactive !== 'false') context.report(attributeNotUnderstood('interactive', interactive, position));
  return {
    type: 'figure',
    key: attributes?.id ?? context.state.names.next('figure'),
    source,
    caption,
    ...readProvenance(attributes, position, context),
    alt: values['alt'] ?? values['fig-alt'] ?? null,
    widthPercent: readPercent(values['width'], position, context),
    attributes,
    position,
  };
}

/** `60%` → 60. Anything else is reported and left out. */
export function readPercent(value: string | undefined, position: Position, context: FileContext): number | null {
  if (value === undefined || value === '') return null;
  const match = /^(\d+(?:\.\d+)?)\s*%$/.exec(value);
  const percent = match?.[1] === undefined ? Number.NaN : Number(match[1]);
  if (percent > 0 && percent <= 100) return percent;
  context.report(widthNotUnderstood(value, position));
  return null;
}

/** `$$…$$` on lines of its own. */
export function readMathBlock(block: LeafBlock, context: FileContext): MathBlock {
  const trailing = block.data.kind === 'math' && block.data.attributes !== null ? trimPassage(block.data.attributes).text : '';
  const value = block.lines.map((line) => line.text).join('\n').trim();
  const attributes = readAttributes(trailing, 0)?.attributes ?? null;
  return { type: 'math', value, attributes, position: { file: context.file, start: block.start, end: block.end } };
}
