/** Text of an SVG picture → canonical `<text>` elements, each one run in one place and one face. */
import type { SvgElement } from '../svg/svgElement.js';
import type { FamilyStack } from '../template.js';
import type { FontStyle, FontWeight } from '../typesetting/fontLibrary.js';
import { printFine, readLength, readNumbers } from './svgLengths.js';
import { paintAttributes } from './svgPaint.js';
import { enter, localName, type Picture, type Styled } from './svgScope.js';

/** A stretch of one style that follows the run before it, or starts anew at `x` and `y`. */
type Run = {
  readonly text: string;
  readonly styled: Styled;
  readonly x: number | null;
  readonly y: number | null;
  readonly dx: number;
  readonly dy: number;
};

/** The runs of a `<text>`, placed. A line of several runs is measured in the fonts that will draw it. */
export function convertText(styled: Styled, picture: Picture): readonly SvgElement[] {
  const runs = collapse(runsOf(styled, picture, { isRoot: true }));
  const chunks: Run[][] = [];
  for (const run of runs) {
    const last = chunks.at(-1);
    if (last === undefined || run.x !== null || run.y !== null) chunks.push([run]);
    else last.push(run);
  }
  const placed: SvgElement[] = [];
  let pen = { x: 0, y: 0 };
  for (const chunk of chunks) {
    const first = chunk[0];
    if (first === undefined) continue;
    pen = { x: first.x ?? pen.x, y: first.y ?? pen.y };
    const widths = chunk.map((run) => advanceOf(run, picture) + run.dx);
    const total = widths.reduce((sum, width) => sum + width, 0);
    const anchor = first.styled.scope.inherited.get('text-anchor') ?? 'start';
    if (anchor === 'middle') pen.x -= total / 2;
    if (anchor === 'end') pen.x -= total;
    chunk.forEach((run, index) => {
      pen = { x: pen.x + run.dx, y: pen.y + run.dy };
      const width = (widths[index] ?? 0) - run.dx;
      // a lone run keeps its anchor: the outputs then place it by their own measure of it
      const alone = chunk.length === 1 && (anchor === 'middle' || anchor === 'end');
      const x = alone ? pen.x + (anchor === 'middle' ? width / 2 : width) : pen.x;
      if (run.text.trim() !== '') placed.push(textElement(run, { x, y: pen.y, anchor: alone ? anchor : 'start' }, picture));
      pen = { x: pen.x + width, y: pen.y };
    });
  }
  return placed;
}

function runsOf(styled: Styled, picture: Picture, { isRoot }: { isRoot: boolean }): readonly Run[] {
  const { element, scope } = styled;
  if (styled.own.get('display') === 'none') return [];
  if (styled.own.has('writing-mode') && /^(?:tb|vertical)/.test(styled.own.get('writing-mode') ?? '')) picture.findings.lost('writing-mode');
  const { widthPx, heightPx } = scope.viewport;
  const first = (name: string, whole: number): number | null =>
    readLength((element.attributes[name] ?? '').trim().split(/[\s,]+/)[0], whole, scope.fontSizePx);
  let start = {
    x: first('x', widthPx) ?? (isRoot ? 0 : null),
    y: first('y', heightPx) ?? (isRoot ? 0 : null),
    dx: first('dx', widthPx) ?? 0,
    dy: first('dy', heightPx) ?? 0,
  };
  const following = { x: null, y: null, dx: 0, dy: 0 };
  const places = readNumbers(element.attributes['x']);
  const runs: Run[] = [];
  for (const child of element.children) {
    if (typeof child === 'string') {
      runs.push(...(places.length > 1 ? spread(child, places, { styled, ...start }) : [{ text: child, styled, ...start }]));
      start = following;
      continue;
    }
    const name = localName(child.name);
    if (name === 'tspan' || name === 'a') {
      const inner = runsOf(enter(child, scope, picture), picture, { isRoot: false });
      runs.push(...inner.map((run, index) => (index === 0 ? moved(run, start) : run)));
      if (inner.length > 0) start = following;
    } else if (name !== 'title' && name !== 'desc') {
      picture.findings.lost(`<${name}>`);
    }
  }
  return runs;
}

/** A first run takes the place that the elements around it gave and no text has used yet. */
const moved = (run: Run, start: Pick<Run, 'x' | 'y' | 'dx' | 'dy'>): Run => ({
  ...run,
  x: run.x ?? start.x,
  y: run.y ?? start.y,
  dx: run.dx + start.dx,
  dy: run.dy + start.dy,
});

/** `x="10 20 30"`: a place for each character, as PDF converters write it. */
function spread(text: string, places: readonly number[], run: Omit<Run, 'text'>): readonly Run[] {
  const characters = Array.from(text.replace(/[\n\r\t]+/g, ' '));
  return characters.map((character, index) => {
    const x = places[index];
    if (x === undefined) return { ...run, text: character, x: null, y: null, dx: 0, dy: 0 };
    return { ...run, text: character, x, y: index === 0 ? run.y : null, dx: index === 0 ? run.dx : 0, dy: index === 0 ? run.dy : 0 };
  });
}

/** White space as SVG has it by default: one space between words, none at the ends of a line. */
function collapse(runs: readonly Run[]): readonly Run[] {
  const preserved = (run: Run): boolean =>
    run.styled.scope.inherited.get('xml:space') === 'preserve' || /^(?:pre|break)/.test(run.styled.scope.inherited.get('white-space') ?? '');
  let afterSpace = true;
  const collapsed = runs.map((run) => {
    if (preserved(run)) {
      afterSpace = false;
      return { ...run, text: run.text.replace(/[\n\r\t]/g, ' ') };
    }
    if (run.x !== null || run.y !== null) afterSpace = true;
    let text = run.text.replace(/\s+/g, ' ');
    if (afterSpace) text = text.replace(/^ /, '');
    if (text !== '') afterSpace = text.endsWith(' ');
    return { ...run, text };
  });
  return collapsed
    .map((run, index) => {
      const next = collapsed[index + 1];
      const ends = next === undefined || next.x !== null || next.y !== null;
      return ends && !preserved(run) ? { ...run, text: run.text.replace(/ $/, '') } : run;
    })
    .filter(({ text, x, y, dx, dy }) => text !== '' || x !== null || y !== null || dx !== 0 || dy !== 0);
}

type Look = { readonly families: FamilyStack; readonly weight: FontWeight; readonly style: FontStyle; readonly sizePx: number };

function lookOf({ scope }: Styled, picture: Picture): Look {
  const weight = scope.inherited.get('font-weight') ?? '400';
  return {
    families: familiesOf(scope.inherited.get('font-family') ?? '', picture),
    weight: weight === 'bold' || weight === 'bolder' || Number(weight) >= 600 ? 700 : 400,
    style: /^(?:italic|oblique)/.test(scope.inherited.get('font-style') ?? '') ? 'italic' : 'normal',
    sizePx: scope.fontSizePx,
  };
}

/** Families that the template has, then its stack that comes nearest to what the picture asks for. */
function familiesOf(asked: string, { template }: Picture): FamilyStack {
  const names = asked.split(',').map((name) => name.trim().replace(/^["']|["']$/g, ''));
  const has = (family: string): boolean => template.faces.some((face) => face.family === family);
  const known = names.filter(has);
  const { families } = template.tokens;
  const text = names.join(' ').toLowerCase();
  let stack = families.sans;
  if (/mono|courier|consol|menlo|code/.test(text)) stack = families.mono;
  else if (/(?<!sans-)serif|times|georgia|garamond|palatino|cambria|simsun|songti|宋/.test(text) && !/sans/.test(text)) stack = families.body;
  return [...new Set([...known, ...stack])];
}

function advanceOf(run: Run, picture: Picture): number {
  const look = lookOf(run.styled, picture);
  let em = 0;
  for (const character of run.text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const face = picture.fonts.faceFor(codePoint, look);
    em += face === null ? 1 : face.font.glyphForCodePoint(codePoint).advanceWidth / face.font.unitsPerEm;
  }
  return em * look.sizePx;
}

/** Share of the font size by which a baseline lies below the place that was asked for. */
const baselineShifts: Readonly<Record<string, number>> = {
  ...{ middle: 0.25, central: 0.35, mathematical: 0.35, hanging: 0.75, 'text-before-edge': 0.9, 'text-top': 0.9 },
  ...{ 'text-after-edge': -0.2, ideographic: -0.12, 'text-bottom': -0.2 },
};

function textElement(run: Run, place: { x: number; y: number; anchor: string }, picture: Picture): SvgElement {
  const look = lookOf(run.styled, picture);
  const shift = baselineShifts[run.styled.scope.inherited.get('dominant-baseline') ?? ''] ?? 0;
  return {
    name: 'text',
    attributes: {
      x: printFine(place.x),
      y: printFine(place.y + shift * look.sizePx),
      ...(place.anchor === 'start' ? {} : { 'text-anchor': place.anchor }),
      'font-family': look.families.map((family) => `'${family}'`).join(', '),
      'font-size': printFine(look.sizePx),
      'font-weight': String(look.weight),
      ...(look.style === 'italic' ? { 'font-style': 'italic' } : {}),
      ...paintAttributes(run.styled, picture),
    },
    children: [run.text],
  };
}
