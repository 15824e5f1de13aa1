/** Runs in the deck: makes the type of slides that hold too much smaller, down to a size that can still be read. */

/** Steps of `--fit`, the body's share of its full size. Below the last nothing can be read from the last row. */
const steps = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6] as const;

/**
 * Sets `--fit` on each slide whose body is taller or wider than its room: the first step at which it fits. A slide that
 * does not fit at the last step gets the class `scrolls`, so that nothing on it is out of reach.
 *
 * All slides are laid out at once and measured step by step: at most nine layouts, whatever their number.
 */
export function fitSlides(root: HTMLElement): void {
  root.classList.add('fit-measuring');
  let open = [...root.querySelectorAll<HTMLElement>('section.slide')];
  for (const step of steps) {
    if (step < 1) for (const slide of open) slide.style.setProperty('--fit', String(step));
    open = open.filter(isTooFull);
    if (open.length === 0) break;
  }
  for (const slide of open) {
    slide.classList.add('scrolls');
    slide.querySelector('.body')?.setAttribute('tabindex', '0');
  }
  root.classList.remove('fit-measuring');
}

/** One pixel of tolerance: heights are rounded. */
const isOver = (box: Element): boolean => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;

function isTooFull(slide: HTMLElement): boolean {
  return [...slide.querySelectorAll('.body, .frame, .column, .table, pre')].some(isOver);
}
