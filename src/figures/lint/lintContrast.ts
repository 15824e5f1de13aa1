/** A scene → the text and the marks that stand out least from what is behind them. */
import type { StructurePath } from '../../structured/readStructured.js';
import { contrastOf } from './lintColours.js';
import { leastContrast, type LintFinding } from './lintRules.js';
import { paintOf, type SceneItem } from './sceneItems.js';

type Contrast = Extract<LintFinding, { rule: 'contrast' }>;

/** The worst text, and the worst mark; a chart has at most one of each. `hasGivenColours` tells marks whose colours the author did not choose. */
export function lintContrast(items: readonly SceneItem[], context: { readonly pathOf: (name: string) => StructurePath; readonly hasGivenColours: (name: string) => boolean }): readonly LintFinding[] {
  return [worstText(items, context.pathOf), worstMark(items.filter(({ role, name }) => role === 'mark' && !context.hasGivenColours(name)), context.pathOf)].flatMap((finding) =>
    finding === null || finding.ratio >= leastContrast ? [] : [finding],
  );
}

const worse = (one: Contrast | null, other: Contrast): Contrast => (one === null || other.ratio < one.ratio ? other : one);

function worstText(items: readonly SceneItem[], pathOf: (name: string) => StructurePath): Contrast | null {
  let worst: Contrast | null = null;
  for (const [index, each] of items.entries()) {
    const { item, marktype, name } = each;
    // a halo is there to make the text stand out
    if (marktype !== 'text' || typeof item['text'] !== 'string' || item['text'].trim() === '' || (typeof item['stroke'] === 'string' && item['stroke'] !== 'transparent')) continue;
    const background = behind(each, items, index);
    if (background === null) continue;
    const colour = paintOf(item['fill'], [item['opacity'], item['fillOpacity']], background);
    if (colour !== null) worst = worse(worst, { rule: 'contrast', subject: item['text'], colours: [colour, background], ratio: contrastOf(colour, background), path: pathOf(name) });
  }
  return worst;
}

/** The colour below the middle of an item; null where a shape may be there whose outline is not its box. */
function behind({ box, background }: SceneItem, items: readonly SceneItem[], index: number): string | null {
  const [x, y] = [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2];
  for (let below = index - 1; below >= Math.max(0, index - mostBelow); below -= 1) {
    const each = items[below];
    if (each === undefined || each.marktype === 'text' || each.marktype === 'rule' || each.marktype === 'line') continue;
    if (x < each.box.x1 || x > each.box.x2 || y < each.box.y1 || y > each.box.y2) continue;
    const { item, marktype } = each;
    if (marktype !== 'rect' && marktype !== 'group') return null;
    const colour = paintOf(item['fill'], [item['opacity'], item['fillOpacity']], each.background);
    if (colour !== null) return colour;
    if (isRecordPaint(item['fill'])) return null;
  }
  return background;
}

/** Items that are looked at below a text; a chart of more is no place for labels. */
const mostBelow = 5000;
const isRecordPaint = (paint: unknown): boolean => typeof paint === 'object' && paint !== null;

/** Lines and points, which are thin, count one by one; a filled mark counts where none of its colours stands out. */
const thin = new Set(['line', 'trail', 'symbol']);

function worstMark(items: readonly SceneItem[], pathOf: (name: string) => StructurePath): Contrast | null {
  const best = new Map<string, Contrast>();
  // thousands of marks have a few colours
  const seen = new Set<string>();
  for (const { item, marktype, name, background } of items) {
    if (marktype === 'text' || marktype === 'image' || marktype === 'rule' || item['opacity'] === 0) continue;
    const look = `${name}|${marktype}|${String(item['stroke'])}|${String(item['fill'])}|${background}`;
    if (seen.has(look)) continue;
    seen.add(look);
    // points that lie on each other are let through on purpose: what they add up to is as strong as their colour
    const paints = [item['stroke'], item['fill']].flatMap((paint) => paintOf(paint, [], background) ?? []);
    const [colour] = paints.sort((a, b) => contrastOf(b, background) - contrastOf(a, background));
    if (colour === undefined) continue;
    const key = `${name}|${thin.has(marktype) ? colour : ''}`;
    const found: Contrast = { rule: 'contrast', subject: '', colours: [colour, background], ratio: contrastOf(colour, background), path: pathOf(name) };
    const known = best.get(key);
    if (known === undefined || found.ratio > known.ratio) best.set(key, found);
  }
  const all = [...best.values()];
  // a pale grey below marks that stand out is there to step back
  const meant = all.some(({ ratio }) => ratio >= leastContrast) ? all.filter(({ colours: [colour] }) => !isGrey(colour)) : all;
  return meant.reduce<Contrast | null>(worse, null);
}

function isGrey(colour: string): boolean {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return Math.max(...channels) - Math.min(...channels) < 20;
}
