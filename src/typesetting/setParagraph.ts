/** Inlines and a paragraph style → lines of placed glyphs. */
import type { FontFace, FontLibrary } from './fontLibrary.js';
import type { Inline, IntrinsicWidths, ParagraphStyle, PlacedGlyph, SetBox, SetLine, SetParagraph, SetRun, TextStyle } from './paragraph.js';
import type { TypesettingCache } from './typesettingCache.js';

export type SettingContext = {
  readonly widthPt: number;
  readonly fonts: FontLibrary;
  readonly cache: TypesettingCache;
};

type Atom = { kind: 'char'; face: FontFace; code: number; glyph: number; advance: number; style: TextStyle; mark: string | null } | { kind: 'box'; box: SetBox; advance: number } | { kind: 'break'; advance: 0 };

function atomsOf(inlines: readonly Inline[], fonts: FontLibrary): Atom[] {
  const atoms: Atom[] = [];
  for (const inline of inlines) {
    if (inline.kind === 'lineBreak') atoms.push({ kind: 'break', advance: 0 });
    else if (inline.kind === 'box') atoms.push({ kind: 'box', box: { kind: 'box', xPt: 0, widthPt: inline.widthPt, heightPt: inline.heightPt, depthPt: inline.depthPt, style: inline.style, mark: inline.mark, alt: inline.alt }, advance: inline.widthPt });
    else
      for (const character of inline.text) {
        const code = character.codePointAt(0) ?? 32;
        const style = inline.style;
        const request = { families: style.families, weight: style.weight, style: style.style };
        const face = fonts.faceFor(code, request) ?? fonts.face(style.families[0] ?? '', style.weight, style.style);
        const glyph = face.font.glyphForCodePoint(code);
        atoms.push({ kind: 'char', face, code, glyph: glyph.id, advance: (glyph.advanceWidth / face.font.unitsPerEm) * style.sizePt, style, mark: inline.mark });
      }
  }
  return atoms;
}

const isHan = (atom: Atom | undefined): boolean => atom?.kind === 'char' && atom.code >= 0x2e80;
const isSpace = (atom: Atom | undefined): boolean => atom?.kind === 'char' && atom.code === 32;
const mayBreakBefore = (before: Atom | undefined, after: Atom | undefined): boolean =>
  (isSpace(before) && !isSpace(after)) ||
  ((isHan(before) || isHan(after)) && !(after?.kind === 'char' && '，。、；：！？）」』》”’'.includes(String.fromCodePoint(after.code))));

function lineOf(atoms: readonly Atom[], topPt: number, style: ParagraphStyle & { indentPt: number; measurePt: number }): SetLine {
  const items: (SetRun | SetBox)[] = [];
  const width = atoms.reduce((sum, atom) => sum + atom.advance, 0);
  const slack = style.measurePt - style.indentPt - width;
  let x = style.indentPt + (style.align === 'right' ? slack : style.align === 'center' ? slack / 2 : 0);
  let open: { run: Omit<SetRun, 'glyphs' | 'widthPt' | 'text'>; glyphs: PlacedGlyph[]; width: number; text: string } | null = null;
  const close = (): void => {
    if (open) items.push({ ...open.run, glyphs: open.glyphs, widthPt: open.width, text: open.text });
    open = null;
  };
  for (const atom of atoms) {
    if (atom.kind === 'char') {
      if (open && (open.run.face !== atom.face || open.run.style !== atom.style || open.run.mark !== atom.mark)) close();
      open ??= { run: { kind: 'run', face: atom.face, style: atom.style, xPt: x, addedHyphen: false, mark: atom.mark }, glyphs: [], width: 0, text: '' };
      open.glyphs.push({ id: atom.glyph, codePoints: [atom.code], advancePt: atom.advance, xOffsetPt: 0, yOffsetPt: 0 });
      open.width += atom.advance;
      open.text += String.fromCodePoint(atom.code);
    } else {
      close();
      if (atom.kind === 'box') items.push({ ...atom.box, xPt: x });
    }
    x += atom.advance;
  }
  close();
  const tall = items.reduce((most, item) => (item.kind === 'box' ? Math.max(most, item.heightPt) : most), 0);
  const deep = items.reduce((most, item) => (item.kind === 'box' ? Math.max(most, item.depthPt) : most), 0);
  const baseline = Math.max(style.linePitchPt * 0.7, tall + 1);
  const height = baseline + Math.max(style.linePitchPt * 0.3, deep + 1);
  return { items, topPt, heightPt: height, baselinePt: baseline, widthPt: x, text: items.map((item) => (item.kind === 'run' ? item.text : '')).join('') };
}

/** Sets a paragraph at the measure `widthPt`. Never fails on a missing character. */
export function setParagraph(inlines: readonly Inline[], style: ParagraphStyle, context: SettingContext): SetParagraph {
  const atoms = atomsOf(inlines, context.fonts);
  const lines: SetLine[] = [];
  const overfull: { line: number; excessPt: number }[] = [];
  let top = 0;
  let start = 0;
  while (start < atoms.length) {
    const indentPt = lines.length === 0 ? style.firstIndentPt : 0;
    let end = start;
    let fitting = start;
    let width = indentPt;
    while (end < atoms.length && atoms[end]?.kind !== 'break') {
      const atom = atoms[end];
      if (end > start && mayBreakBefore(atoms[end - 1], atom)) fitting = end;
      width += atom?.advance ?? 0;
      if (width > context.widthPt && !isSpace(atom) && fitting > start) break;
      end += 1;
    }
    const stopped = end < atoms.length && atoms[end]?.kind !== 'break';
    const stop = stopped ? fitting : end;
    let last = stop;
    while (last > start && isSpace(atoms[last - 1])) last -= 1;
    const line = lineOf(atoms.slice(start, last), top, { ...style, indentPt, measurePt: context.widthPt });
    if (line.widthPt > context.widthPt + 0.01) overfull.push({ line: lines.length, excessPt: line.widthPt - context.widthPt });
    lines.push(line);
    top += line.heightPt;
    start = stopped ? stop : end + 1;
  }
  return { lines, heightPt: top, widthPt: lines.reduce((most, line) => Math.max(most, line.widthPt), 0), overfull };
}

/** Min-content and max-content widths of a paragraph. */
export function intrinsicWidths(inlines: readonly Inline[], style: ParagraphStyle, context: Omit<SettingContext, 'widthPt'>): IntrinsicWidths {
  const least = setParagraph(inlines, { ...style, align: 'left' }, { ...context, widthPt: 0 });
  const most = setParagraph(inlines, { ...style, align: 'left' }, { ...context, widthPt: Number.MAX_SAFE_INTEGER });
  return { minPt: least.widthPt, maxPt: most.widthPt };
}
