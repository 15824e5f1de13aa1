/** Runs in the deck: sets the type of each slide as large as its content allows, within limits that keep slides alike. */

/** Steps of `--fit`, the body's share of its full size. Below the last nothing can be read from the last row. */
const largerSteps = [1.2, 1.1] as const;
const smallerSteps = [0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6] as const;

/** A slide whose content is set larger keeps at least this share of its body free. */
const freeShare = 0.2;

/**
 * Sets `--fit` on each slide.
 *
 * Slides with little on them are set larger, up to 1.2, unless they hold a figure, which takes the free room itself. A
 * slide whose body is taller or wider than its room gets the first smaller step at which it fits, down to 0.6. What does
 * not fit then gets the class `scrolls`, so that nothing on it is out of reach.
 *
 * All slides are laid out at once and measured step by step: at most eleven layouts, whatever their number.
 */
export function fitSlides(root: HTMLElement): void {
  root.classList.add('fit-measuring');
  const slides = [...root.querySelectorAll<HTMLElement>('section.content-slide')];
  let small = slides.filter((slide) => !slide.matches('.statement, .bare') && !slide.querySelector('figure'));
  for (const step of largerSteps) {
    for (const slide of small) slide.style.setProperty('--fit', String(step));
    small = small.filter((slide) => isTooFull(slide) || !hasFreeRoom(slide));
  }
  for (const slide of small) slide.style.removeProperty('--fit');

  let full = [...root.querySelectorAll<HTMLElement>('section.slide')].filter(isTooFull);
  for (const step of smallerSteps) {
    for (const slide of full) slide.style.setProperty('--fit', String(step));
    full = full.filter(isTooFull);
  }
  for (const slide of full) {
    slide.classList.add('scrolls');
    // What scrolls can be scrolled by keyboard.
    for (const box of slide.querySelectorAll('.body, .table')) if (isOver(box)) box.setAttribute('tabindex', '0');
  }
  root.classList.remove('fit-measuring');
}

/** One pixel of tolerance: heights are rounded. */
const isOver = (box: Element): boolean => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;

const isTooFull = (slide: HTMLElement): boolean => [...slide.querySelectorAll('.body, .frame, .column, .table, pre')].some(isOver);

function hasFreeRoom(slide: HTMLElement): boolean {
  const body = slide.querySelector('.body');
  const last = body?.lastElementChild;
  if (!body || !last) return false;
  const room = body.getBoundingClientRect();
  return (last.getBoundingClientRect().bottom - room.top) / room.height <= 1 - freeShare;
}
