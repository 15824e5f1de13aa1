/// <reference lib="dom" />
/** Runs in the deck: a chart's marks by keyboard. With the focus in the chart, arrow keys go from mark to mark. */
import type { OpenedChart } from '../../figures/chartApi.js';
import type { Tooltip } from './chartTooltip.js';

type Keys = { readonly tooltip: Tooltip; /** What the chart is called for those who hear it. */ readonly name: string };

/** Escape gives the keys back to the deck, Enter and Space press the mark, as a click would. */
export function bindMarkKeys(live: HTMLElement, chart: OpenedChart, { tooltip, name }: Keys): void {
  live.tabIndex = 0;
  live.setAttribute('role', 'group');
  live.setAttribute('aria-label', name);
  let at = -1;
  const go = (to: number): void => {
    const marks = chart.marks();
    const mark = marks[Math.max(0, Math.min(to, marks.length - 1))];
    if (mark === undefined) return;
    leave();
    at = marks.indexOf(mark);
    mark.classList.add('mark-focus');
    const place = centreOf(mark);
    tooltip.show(chart.linesOf(mark), place);
    point(mark, ['pointerover', 'mouseover', 'pointermove', 'mousemove'], place);
  };
  const leave = (): void => {
    for (const mark of live.querySelectorAll('.mark-focus')) {
      mark.classList.remove('mark-focus');
      point(mark, ['pointerout', 'mouseout'], centreOf(mark));
    }
    tooltip.hide();
  };
  const press = (): void => {
    const mark = chart.marks()[at];
    if (mark !== undefined) point(mark, ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'], centreOf(mark));
  };
  live.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    switch (event.key) {
      case 'ArrowRight':
      case 'ArrowDown':
        go(at + 1);
        break;
      case 'ArrowLeft':
      case 'ArrowUp':
        go(at - 1);
        break;
      case 'Home':
        go(0);
        break;
      case 'End':
        go(chart.marks().length - 1);
        break;
      case 'Enter':
      case ' ':
        press();
        break;
      case 'Escape':
        live.blur();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  live.addEventListener('blur', () => {
    leave();
    at = -1;
  });
  // A click on a chart must not take the keys from whoever presents: it is the Tab key that gives them to it.
  live.addEventListener('pointerdown', (event) => {
    if (document.activeElement !== live) event.preventDefault();
  });
}

function centreOf(mark: Element): { readonly x: number; readonly y: number } {
  const { left, top, width, height } = mark.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

function point(mark: Element, types: readonly string[], { x, y }: { readonly x: number; readonly y: number }): void {
  for (const type of types) {
    const init = { bubbles: true, clientX: x, clientY: y, view: window };
    mark.dispatchEvent(type.startsWith('pointer') ? new PointerEvent(type, init) : new MouseEvent(type, init));
  }
}
