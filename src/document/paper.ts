/** Paper sizes in points, the upright way round. */
import { assertNever } from './assertNever.js';

export type PaperName = 'A4' | 'A5' | 'Letter';

/** A name, or a size of its own. */
export type PaperSize = PaperName | SizePt;

export type SizePt = { readonly widthPt: number; readonly heightPt: number };

const named = {
  A4: { widthPt: 595.28, heightPt: 841.89 },
  A5: { widthPt: 419.53, heightPt: 595.28 },
  Letter: { widthPt: 612, heightPt: 792 },
} satisfies Record<PaperName, SizePt>;

export const paperSizePt = (paper: PaperSize): SizePt => (typeof paper === 'string' ? named[paper] : paper);

type LengthUnit = 'mm' | 'cm' | 'in' | 'pt';

function pointsOf(unit: LengthUnit): number {
  switch (unit) {
    case 'mm':
      return 72 / 25.4;
    case 'cm':
      return 72 / 2.54;
    case 'in':
      return 72;
    case 'pt':
      return 1;
    default:
      return assertNever(unit);
  }
}

/** Sides that a paper may have: from a pocket card to the long side of A1. */
export const paperSidesMm = { least: 80, most: 850 } as const;

const isUnit = (text: string): text is LengthUnit => ['mm', 'cm', 'in', 'pt'].includes(text);

function lengthPt(text: string): number | null {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/.exec(text.trim()) ?? [];
  return digits === undefined || !isUnit(unit) ? null : Number(digits) * pointsOf(unit);
}

/** `170mm x 240mm`: width and height, each with its unit (mm, cm, in, pt); null where a side is missing, has no unit or is out of bounds. */
export function parsePaperSize(text: string): SizePt | null {
  const sides = text.toLowerCase().split(/[x×*]/).map(lengthPt);
  const [widthPt = null, heightPt = null] = sides;
  if (sides.length !== 2 || widthPt === null || heightPt === null) return null;
  const isSide = (pt: number): boolean => pt >= paperSidesMm.least * pointsOf('mm') - 0.01 && pt <= paperSidesMm.most * pointsOf('mm') + 0.01;
  const rounded = (pt: number): number => Math.round(pt * 100) / 100;
  return isSide(widthPt) && isSide(heightPt) ? { widthPt: rounded(widthPt), heightPt: rounded(heightPt) } : null;
}

/** The share of a template's margins that a paper takes: they are made for A4 and Letter; A5 takes two thirds, a pocket book half. */
export function marginShare(paper: PaperSize): number {
  const { widthPt, heightPt } = paperSizePt(paper);
  const narrow = Math.min(widthPt, heightPt);
  return narrow < 340 ? 1 / 2 : narrow < 450 ? 2 / 3 : narrow < 530 ? 5 / 6 : 1;
}
