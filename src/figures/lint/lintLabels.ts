/** A scene's texts → the two that cover each other most. */
import type { StructurePath } from '../../structured/readStructured.js';
import type { LintFinding } from './lintRules.js';
import type { SceneItem } from './sceneItems.js';

/** Boxes of lines are higher than their letters: less than this share of the smaller one is no collision. */
const leastShare = 0.25;
/** More than this many texts would take too long to compare, and are no labels that anybody reads. */
const mostLabels = 2000;

type Label = SceneItem & { readonly text: string; readonly angle: number };

/** null where all labels stand free. Labels that are turned differently are not compared. */
export function lintLabels(items: readonly SceneItem[], pathOf: (name: string) => StructurePath): LintFinding | null {
  const labels = items.flatMap((each): readonly Label[] => {
    if (each.marktype !== 'text') return [];
    const { text, opacity, angle } = each.item;
    const words = Array.isArray(text) ? text.join(' ') : typeof text === 'number' ? String(text) : text;
    if (typeof words !== 'string' || words.trim() === '' || opacity === 0) return [];
    return [{ ...each, text: words, angle: typeof angle === 'number' ? angle : 0 }];
  });
  // what is turned by an odd angle fills only a part of its box
  const upright = labels.filter(({ angle }) => angle % 90 === 0).slice(0, mostLabels).sort((a, b) => a.box.x1 - b.box.x1);
  let worst: { readonly pair: readonly [Label, Label]; readonly share: number } | null = null;
  let count = 0;
  for (const [index, one] of upright.entries()) {
    for (let next = index + 1; next < upright.length; next += 1) {
      const other = upright[next];
      if (other === undefined || other.box.x1 >= one.box.x2) break;
      const share = coveredShare(one, other);
      // the same words twice at one place are a halo
      if (share < leastShare || one.text === other.text) continue;
      count += 1;
      if (worst === null || share > worst.share) worst = { pair: [one, other], share };
    }
  }
  if (worst === null) return null;
  const [one, other] = worst.pair;
  return { rule: 'overlap', labels: [one.text, other.text], percent: Math.round(worst.share * 100), count, path: pathOf(one.name === '' ? other.name : one.name) };
}

function coveredShare({ box: a }: Label, { box: b }: Label): number {
  const width = Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1);
  const height = Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1);
  if (width <= 1 || height <= 1) return 0;
  const smaller = Math.min((a.x2 - a.x1) * (a.y2 - a.y1), (b.x2 - b.x1) * (b.y2 - b.y1));
  return smaller > 0 ? (width * height) / smaller : 0;
}
