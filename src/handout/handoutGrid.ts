/** How many slides stand on a page → where each of them stands, and where its lines or speaker notes do. */
import type { PageGeometry } from '../brief/pageGeometry.js';
import type { SlidesPerPage } from '../document/metadata.js';

export type Rectangle = { readonly leftPt: number; readonly topPt: number; readonly widthPt: number; readonly heightPt: number };

/** A slide and the room beside or below it; all from the page's top left corner. */
export type Cell = { readonly whole: Rectangle; readonly slide: Rectangle; readonly room: Rectangle };

type Grid = { readonly columns: number; readonly rows: number; /** Of the cell's width; beside it is the room where this leaves any. */ readonly slideShare: number };

const grids: Readonly<Record<SlidesPerPage, Grid>> = {
  1: { columns: 1, rows: 1, slideShare: 1 },
  2: { columns: 1, rows: 2, slideShare: 0.86 },
  3: { columns: 1, rows: 3, slideShare: 0.6 },
  4: { columns: 2, rows: 2, slideShare: 1 },
  6: { columns: 2, rows: 3, slideShare: 1 },
};

const columnGapPt = 18;
const rowGapPt = 22;
const roomGapPt = 10;
/** At most so much of a cell's height is the slide, where the room is below it. */
const tallestShare = 0.72;

/** The cells of a page in reading order. `ratio` is the slide's height to its width. */
export function handoutCells(geometry: PageGeometry, slidesPerPage: SlidesPerPage, ratio: number): readonly Cell[] {
  const { columns, rows, slideShare } = grids[slidesPerPage];
  const widthPt = (geometry.measurePt - (columns - 1) * columnGapPt) / columns;
  const heightPt = (geometry.areaHeightPt - (rows - 1) * rowGapPt) / rows;
  const cells: Cell[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const whole = { leftPt: geometry.leftPt + column * (widthPt + columnGapPt), topPt: geometry.topPt + row * (heightPt + rowGapPt), widthPt, heightPt };
      cells.push(isBeside(slidesPerPage) ? besideSlide(whole, slideShare, ratio) : belowSlide(whole, slideShare, ratio));
    }
  }
  return cells;
}

/** Whether lines and notes stand beside their slide, not below it. */
const isBeside = (slidesPerPage: SlidesPerPage): boolean => slidesPerPage === 3;

function besideSlide(whole: Rectangle, share: number, ratio: number): Cell {
  const widthPt = Math.min(whole.widthPt * share, whole.heightPt / ratio);
  const slide = { ...whole, widthPt, heightPt: widthPt * ratio };
  const leftPt = slide.leftPt + widthPt + columnGapPt;
  return { whole, slide, room: { ...whole, leftPt, widthPt: whole.leftPt + whole.widthPt - leftPt } };
}

function belowSlide(whole: Rectangle, share: number, ratio: number): Cell {
  const widthPt = Math.min(whole.widthPt * share, (whole.heightPt * tallestShare) / ratio);
  const slide = { topPt: whole.topPt, leftPt: whole.leftPt + (whole.widthPt - widthPt) / 2, widthPt, heightPt: widthPt * ratio };
  const topPt = slide.topPt + slide.heightPt + roomGapPt;
  return { whole, slide, room: { ...whole, topPt, heightPt: whole.topPt + whole.heightPt - topPt } };
}
