/** A slide of the deck → its parts on paper: each where the deck has it, in type of the same size, set by the brief's engine. */
import type { Look } from '../brief/briefTemplate.js';
import { captionElement } from '../brief/composeFigure.js';
import { composeFlow } from '../brief/composeFlow.js';
import type { Composer } from '../brief/composer.js';
import type { LaidOutNode } from '../brief/layoutTree.js';
import type { FittedSlide } from '../deck/fitSlide.js';
import type { Figure, Flow } from '../document/nodes.js';
import type { Tokens } from '../template.js';
import { footItems, footnoteItems, headingItems, titleItems } from './frameItems.js';
import { filledBox } from './plainBoxes.js';
import { headingNames, inside, setItems, withRole, type Item, type Setting, type SlidePart } from './slideItems.js';
import { bodySizePt, slideLook, stagePtPerPx } from './slideLook.js';
import { coveringDrawing, groundBoxes } from './stageGround.js';
import type { StageBox, StageLayout, StageMeasurer } from './stageLayout.js';
import { paintedMarks, sideColour } from './stageMarks.js';

export type SetSlide = { readonly parts: readonly SlidePart[]; /** Those that are read, in order. */ readonly read: readonly LaidOutNode[] };

export type NumberedSlide = { readonly slide: FittedSlide; /** Null where it is not counted. */ readonly number: string | null };

/** What slides are set with. */
export type Stage = { readonly composer: Composer; readonly measure: StageMeasurer };

/** Between items and paragraphs the components of the brief have so much anyway. */
const ownGapPt = 2;

/** What a list's markers take of its width, over the size of its type. */
const markerRatio = { ordered: 2, plain: 1.3 } as const;

function blockItem({ node, at }: StageLayout['blocks'][number], { slide, layout, look }: Setting): Item {
  const ofOuter = node.type === 'code' || node.type === 'heading' || node.type === 'table' || node.type === 'figure';
  const shown = node.type === 'figure' ? figureIn(node, at) : node.type === 'list' ? { ...node, spread: true } : node;
  const place = node.type === 'paragraph' || node.type === 'heading' ? inside(at) : at;
  const own = look(at, Math.max(0, at.box.node.style.box.rowGap / at.fontPx - ownGapPt / bodySizePt));
  const coloured = withRole(withRole(own, 'body', { colour: inkOf(node, own) }), 'heading3', slide.layout === 'comparison' ? { colour: sideColour(at.box.node.parent?.index ?? 0, layout) } : {});
  const aligned = slide.content.layout.includes('lone-figure') ? withRole(coloured, 'caption', { align: 'center', alignSeveral: 'center' }) : coloured;
  const item: Item = { at: place, fontPx: ofOuter ? at.outerFontPx : at.fontPx, sizePt: bodySizePt, widthPx: place.widthPx, look: aligned, compose: (own_, widthPt) => composeFlow([shown], { role: 'body', widthPt, level: 0 }, own_) };
  if (node.type === 'list') return listItem(item, node.ordered ? markerRatio.ordered : markerRatio.plain);
  return node.type === 'blockquote' ? quoteItem(item) : item;
}

/** A list whose text begins where it does on the slide. */
function listItem(item: Item, ratio: number): Item {
  const { fontPx, look, at } = item;
  const outPx = ratio * fontPx - at.box.node.style.box.padding.left;
  const metrics = { ...look.style.metrics, listIndentPt: ratio * item.sizePt };
  return { ...item, at: { ...at, leftPx: at.leftPx - outPx }, widthPx: item.widthPx + outPx, look: { ...look, style: { ...look.style, metrics } } };
}

/** A quotation is inset as on the slide; the brief's components inset it on both sides. */
function quoteItem(item: Item): Item {
  const { padding, border } = item.at.box.node.style.box;
  const insetPx = padding.left + border.left;
  const look = { ...item.look, tokens: { ...item.look.tokens, colours: { ...item.look.tokens.colours, accentSoft: item.look.tokens.colours.accent } } };
  const metrics = { ...look.style.metrics, quoteInsetPt: (insetPx / item.fontPx) * item.sizePt };
  return { ...item, widthPx: item.widthPx + insetPx - padding.right, look: { ...look, style: { ...look.style, metrics } } };
}

/** The colour of a paragraph. */
function inkOf(node: Flow, { tokens: { colours } }: Look): string {
  const classes = node.type === 'paragraph' ? (node.attributes?.classes ?? []) : [];
  if (classes.some((name) => name === 'number' || name === 'date')) return colours.accent;
  return classes.includes('source') ? colours.muted : colours.ink;
}

/** A figure as wide as its drawing is shown. */
function figureIn(node: Figure, { box, widthPx }: StageBox): Figure {
  const drawing = box.children.find((child) => child.node.classes.includes('drawing'));
  const ratio = drawing?.node.style.box.aspectRatio ?? null;
  if (drawing === undefined || ratio === null) return node;
  return { ...node, widthPercent: (100 * Math.min(drawing.width, drawing.height * ratio)) / widthPx };
}

/** Under text that stands on a picture. */
const band = '#000000ad';

/** A picture all over the slide, bands for its words, and these. */
function bleedParts(figure: Figure, setting: Setting): { readonly picture: readonly SlidePart[]; readonly items: readonly Item[] } {
  const { composer, composer: { input }, layout, look } = setting;
  const { widthPt, heightPt } = composer.look.geometry;
  const ptPerPx = stagePtPerPx(input);
  const drawing = input.figures.get(figure.key);
  const label = input.references.figures.get(figure.key);
  const alt = figure.alt ?? label?.text ?? composer.look.wording.unnamedFigure;
  const captions = layout.named('figcaption');
  const banded = [...headingNames.flatMap((name) => layout.named(name)), ...captions, ...layout.named('.foot')];
  const picture = drawing === undefined ? [] : [{ node: coveringDrawing(drawing, { widthPt, heightPt }, alt === '' ? undefined : { tag: 'Figure', alt, ids: [figure.key] }), leftPt: 0, topPt: 0, scale: 1, artifact: alt === '' }];
  const bands = banded.map((at): SlidePart => ({ node: filledBox({ widthPt: at.widthPx * ptPerPx, heightPt: at.heightPx * ptPerPx }, band), leftPt: at.leftPx * ptPerPx, topPt: at.topPx * ptPerPx, scale: 1, artifact: true }));
  const items = captions.slice(0, 1).map((box): Item => {
    const at = inside(box);
    const own = look(box);
    return { at, fontPx: box.fontPx, sizePt: own.style.roles.caption.sizePt, widthPx: at.widthPx, look: withRole(own, 'caption', { colour: '#ffffff' }), compose: (composer_, measurePt) => [captionElement({ children: figure.caption, label }, composer_, measurePt)].filter((element) => element !== null) };
  });
  return { picture: [...picture, ...bands], items };
}

/** The colours of a slide's ground, as its deck has them. */
function coloursOf(slide: FittedSlide, layout: StageLayout): Partial<Tokens['colours']> {
  const { colour } = layout;
  if (slide.kind === 'section') return { ink: colour('--section-ink'), muted: colour('--section-ink'), accent: colour('--section-ink'), link: colour('--section-ink') };
  if (slide.content.ground.classes.length === 0) return {};
  const plain = slide.content.ground.classes.includes('plain-ink');
  const of = (name: string): string => colour(plain ? '--ink' : name);
  return { ink: colour('--ink'), muted: of('--muted'), accent: of('--accent'), link: of('--link'), panel: colour('--panel'), rule: colour('--rule') };
}

/** What scrolls in the deck is set so much smaller that all of it stands on paper. */
function fitted(items: readonly Item[], layout: StageLayout): readonly Item[] {
  const [body] = layout.named('.body');
  const bottomPx = Math.max(0, ...items.map(({ at }) => at.topPx + at.heightPx));
  if (body === undefined || bottomPx <= body.topPx + body.heightPx + 1) return items;
  const share = body.heightPx / (bottomPx - body.topPx);
  return items.map((item) => ({ ...item, fontPx: item.fontPx * share, at: { ...item.at, topPx: body.topPx + (item.at.topPx - body.topPx) * share, heightPx: item.at.heightPx * share } }));
}

/** Sets a slide. Its parts stand where the deck has them; nothing of it is cut off. */
export async function setSlide({ slide, number }: NumberedSlide, { composer, measure }: Stage): Promise<SetSlide> {
  const layout = measure(slide);
  const colours = coloursOf(slide, layout);
  const look: Setting['look'] = ({ lineRatio }, gapRatio = 0.5) => slideLook(composer.input, { lineRatio, gapRatio, colours });
  const setting: Setting = { slide, layout, composer, look };
  const { widthPt, heightPt } = composer.look.geometry;
  const paper = layout.colour(slide.kind === 'section' ? '--section-paper' : '--paper');
  const grounds = groundBoxes(slide, paper, { size: { widthPt, heightPt }, figures: composer.input.figures }).map((node): SlidePart => ({ node, leftPt: 0, topPt: 0, scale: 1, artifact: true }));
  const bleeding = slide.layout === 'full-bleed' ? layout.blocks.find(({ node }) => node.type === 'figure')?.node : undefined;
  const bleed = bleeding?.type === 'figure' ? bleedParts(bleeding, setting) : { picture: [], items: [] };
  const head = await setItems(slide.kind === 'title' ? titleItems(setting) : headingItems(setting), composer);
  const blocks = fitted(layout.blocks.filter(({ node }) => node !== bleeding).map((block) => blockItem(block, setting)), layout);
  const body = await setItems([...bleed.items, ...blocks, ...footnoteItems(setting)], composer);
  const foot = await setItems(footItems(number, setting), composer);
  const parts = [...grounds, ...bleed.picture, ...paintedMarks(setting), ...head, ...body, ...foot];
  const read = [...head, ...bleed.picture, ...body].filter(({ artifact }) => !artifact).map(({ node }) => node);
  return { parts, read };
}
