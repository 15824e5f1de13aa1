/** Runs in the deck: what a browser lays out higher than was measured when the deck was built stays within reach. */

/** One pixel of tolerance: heights are rounded. */
const isOver = (box: Element): boolean => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;

/**
 * Lets slides scroll that hold more than they have room for here, and takes their boxes into the order of the tabulator key.
 *
 * Slides fit in Chromium, by which they are measured (`measure/slideMeasurer.ts`): this is for browsers that break a line
 * elsewhere. All slides are laid out at once.
 */
export function keepReachable(root: HTMLElement): void {
  root.classList.add('fit-measuring');
  const full = [...root.querySelectorAll<HTMLElement>('section.slide:not(.scrolls)')].filter((slide) => [...slide.querySelectorAll('.body, .frame, .table, pre')].some(isOver));
  for (const slide of full) {
    slide.classList.add('scrolls');
    for (const box of slide.querySelectorAll('.body, .table')) if (isOver(box)) box.setAttribute('tabindex', '0');
  }
  root.classList.remove('fit-measuring');
}
