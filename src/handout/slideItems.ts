/** What is set on a slide, each in its box → parts of the slide. */
import type { ReactElement } from 'react';
import { childrenOf, contentExtent } from '../brief/boxes.js';
import type { Look, RoleStyle, TextRole } from '../brief/briefTemplate.js';
import type { Composer } from '../brief/composer.js';
import { partGalley, setGalleys } from '../brief/galley.js';
import type { LaidOutNode } from '../brief/layoutTree.js';
import type { FittedSlide } from '../deck/fitSlide.js';
import { stagePtPerPx } from './slideLook.js';
import type { StageBox, StageLayout } from './stageLayout.js';

/** A part of a slide; lengths in points from the stage's top left corner. */
export type SlidePart = { readonly node: LaidOutNode; readonly leftPt: number; readonly topPt: number; readonly scale: number; readonly artifact: boolean };

/** What is set in a box. `sizePt` is the size that its type is composed in. */
export type Item = {
  readonly at: StageBox;
  readonly fontPx: number;
  readonly sizePt: number;
  readonly widthPx: number;
  readonly look: Look;
  readonly compose: (composer: Composer, widthPt: number) => readonly ReactElement[];
  readonly artifact?: true;
};

export type Setting = { readonly slide: FittedSlide; readonly layout: StageLayout; readonly composer: Composer; readonly look: (at: { readonly lineRatio: number }, gapRatio?: number) => Look };

/** Heights differ by this much without being too much. */
const TOLERANCE_PT = 1.5;

/** Sets the items, each in its box; what comes out higher than there, lines being broken otherwise, is set smaller. */
export async function setItems(items: readonly Item[], composer: Composer): Promise<readonly SlidePart[]> {
  const ptPerPx = stagePtPerPx(composer.input);
  const scaleOf = ({ fontPx, sizePt }: Item): number => (fontPx * ptPerPx) / sizePt;
  const galleys = items.map((item) => {
    const widthPt = (item.widthPx * ptPerPx) / scaleOf(item);
    return partGalley({ content: null, at: null, compose: (own) => [...item.compose({ ...own, look: item.look }, widthPt)] }, widthPt);
  });
  const pages = galleys.length === 0 ? [] : await setGalleys(galleys, composer);
  return items.flatMap((item, index): readonly SlidePart[] => {
    const [page, own] = [pages[index], scaleOf(item)];
    const node = page === undefined ? undefined : childrenOf(page)[0];
    const ink = node === undefined ? null : contentExtent(node, 0);
    if (node === undefined || ink === null) return [];
    const [heightPt, roomPt] = [(ink.bottomPt - ink.topPt) * own, item.at.heightPx * ptPerPx + TOLERANCE_PT];
    const scale = heightPt > roomPt ? (own * roomPt) / heightPt : own;
    return [{ node, leftPt: item.at.leftPx * ptPerPx, topPt: item.at.topPx * ptPerPx - ink.topPt * scale, scale, artifact: item.artifact === true }];
  });
}

/** A box without its padding. */
export function inside(at: StageBox): StageBox {
  const { padding, border } = at.box.node.style.box;
  const [left, top] = [padding.left + border.left, padding.top + border.top];
  return { ...at, leftPx: at.leftPx + left, topPx: at.topPx + top, widthPx: at.widthPx - left - padding.right - border.right, heightPx: at.heightPx - top - padding.bottom - border.bottom };
}

/** A look with one role changed. */
export const withRole = (look: Look, name: TextRole, change: Partial<RoleStyle>): Look => ({ ...look, style: { ...look.style, roles: { ...look.style.roles, [name]: { ...look.style.roles[name], ...change } } } });

export const headingNames = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
/** The slide's own heading. */
export const headingBox = (layout: StageLayout): StageBox | undefined => headingNames.flatMap((name) => layout.named(name)).find(({ box }) => box.node.parent?.classes.includes('frame') === true);

/** The foot of a slide; that of a section's slide lies over it and is not laid out with the rest. */
export function footBox({ layout, composer }: Setting): StageBox | undefined {
  const { heightPx, marginPx, smallSizePx } = composer.input.template.tokens.deck;
  const [foot, frame] = [layout.named('.foot')[0], layout.named('.frame')[0]];
  return foot ?? (frame === undefined ? undefined : { ...frame, topPx: heightPx - marginPx * 0.8, heightPx: marginPx * 0.8, fontPx: smallSizePx * 0.83 });
}
