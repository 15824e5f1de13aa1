/** Runs in the deck: tables of data close with Escape, and when their slide is left. */
import type { RevealApi } from 'reveal.js';

function closeOpen(root: HTMLElement): boolean {
  const open = root.querySelector<HTMLDetailsElement>('.figure-data[open]');
  if (open === null) return false;
  const hadFocus = open.contains(document.activeElement);
  open.open = false;
  if (hadFocus) open.querySelector('summary')?.focus();
  return true;
}

/** Takes Escape before reveal.js does while a table is open. */
export function bindFigureData(deck: RevealApi, root: HTMLElement): void {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && closeOpen(root)) event.stopImmediatePropagation();
  }, { capture: true });
  deck.on('slidechanged', () => {
    closeOpen(root);
  });
}
