/** What the slide that shows has cut off or runs over its edge, as Chromium lays it out. */
import type { Page } from 'playwright-core';

/** Texts and pictures that stand outside of the stage, or of a box that shows no more than its room; boxes that hold too much. */
export const overflowOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const slide = document.querySelector('section.slide.present:not(section.past *, section.future *)');
    const frame = slide?.querySelector('.frame');
    if (!slide || !frame) return ['no slide shows'];
    const scrolls = slide.classList.contains('scrolls');
    // A picture that fills the slide is cut to it.
    const unseen = '.visually-hidden, .figure-data, math, .fragment:not(.visible), .full-bleed .drawing';
    const faults: string[] = [];

    /** Whether a rectangle leaves the room of a box; ascenders may stand out of a tight line. */
    const leaves = (rect: DOMRect, room: DOMRect): boolean => {
      const slack = Math.min(6, rect.height * 0.2);
      return rect.left < room.left - 1.5 || rect.right > room.right + 1.5 || rect.top < room.top - slack || rect.bottom > room.bottom + slack;
    };
    const isCut = (rect: DOMRect, from: Element): boolean => {
      for (let box: Element | null = from; box !== null && box !== slide; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box);
        if (box !== frame && overflowX === 'visible' && overflowY === 'visible') continue;
        if (scrolls && (overflowX === 'auto' || overflowY === 'auto')) return false;
        if (leaves(rect, box.getBoundingClientRect())) return true;
      }
      return false;
    };

    const texts = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const parent = text.parentElement;
      if (parent === null || (text.textContent ?? '').trim() === '' || parent.closest(unseen) !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      if ([...range.getClientRects()].some((rect) => rect.width > 0 && isCut(rect, parent))) faults.push(`cut off: ${(text.textContent ?? '').trim().slice(0, 40)}`);
    }
    for (const picture of frame.querySelectorAll('.drawing > :is(svg, img)')) {
      if (picture.closest(unseen) === null && isCut(picture.getBoundingClientRect(), picture.parentElement ?? frame)) faults.push(`cut off: drawing of ${picture.closest('figure')?.id ?? 'no figure'}`);
    }
    for (const box of frame.querySelectorAll('.body, .column, .table, pre')) {
      const [x, y] = [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight];
      if (!scrolls && getComputedStyle(box).display !== 'none' && (x > 1 || y > 1)) faults.push(`too much in .${box.className || box.tagName}: ${x} × ${y} px`);
    }
    return faults;
  });
