/// <reference lib="dom" />
/** Runs in the deck: the tooltip of charts, over the slide and as large as its small type. */
import type { RevealApi } from 'reveal.js';
import type { TooltipLine } from '../../figures/chartApi.js';

export type Tooltip = {
  readonly show: (lines: readonly TooltipLine[], place: { readonly x: number; readonly y: number }) => void;
  readonly hide: () => void;
};

const gapPx = 14;

/** It is text that is shown, whatever a chart's data hold. Read out where the focus moves over marks. */
export function createTooltip(deck: RevealApi, root: HTMLElement): Tooltip {
  const box = document.createElement('div');
  box.className = 'chart-tooltip';
  box.setAttribute('role', 'status');
  box.hidden = true;
  const small = Number.parseFloat(getComputedStyle(root).getPropertyValue('--small-size')) || 19;
  const hide = (): void => {
    box.hidden = true;
    box.replaceChildren();
  };
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });
  return {
    hide,
    show: (lines, { x, y }) => {
      if (lines.length === 0) {
        hide();
        return;
      }
      if (!box.isConnected) document.body.append(box);
      box.replaceChildren(...lines.map(lineOf));
      box.hidden = false;
      box.style.fontSize = `${small * deck.getScale()}px`;
      const { offsetWidth, offsetHeight } = box;
      const left = x + gapPx + offsetWidth > window.innerWidth ? x - gapPx - offsetWidth : x + gapPx;
      const top = y + gapPx + offsetHeight > window.innerHeight ? y - gapPx - offsetHeight : y + gapPx;
      box.style.left = `${Math.max(4, left)}px`;
      box.style.top = `${Math.max(4, top)}px`;
    },
  };
}

function lineOf({ name, value }: TooltipLine): HTMLElement {
  const line = document.createElement('p');
  if (name !== null) {
    const term = document.createElement('span');
    term.className = 'tooltip-name';
    term.textContent = `${name} `;
    line.append(term);
  }
  const text = document.createElement('span');
  text.textContent = value;
  line.append(text);
  return line;
}
