/** Runs in the deck: tables of data keep the focus, and close with Escape and when their slide is left. */
import type { RevealApi } from 'reveal.js';

function closeOpen(root: HTMLElement): boolean {
  const open = root.querySelector<HTMLDetailsElement>('.figure-data[open]');
  if (open === null) return false;
  const hadFocus = open.contains(document.activeElement);
  open.open = false;
  if (hadFocus) open.querySelector('summary')?.focus();
  return true;
}

/** From the last thing in an open table that takes the focus to the first one, and back: what lies below cannot be seen. */
function keepFocus(event: KeyboardEvent, root: HTMLElement): void {
  const open = root.querySelector<HTMLDetailsElement>('.figure-data[open]');
  if (open === null || !open.contains(document.activeElement)) return;
  const stops = [...open.querySelectorAll<HTMLElement>('summary,[tabindex="0"],a[href]')];
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (document.activeElement !== from) return;
  event.preventDefault();
  to?.focus();
}

/** Takes Escape before reveal.js does while a table is open. */
export function bindFigureData(deck: RevealApi, root: HTMLElement): void {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && closeOpen(root)) event.stopImmediatePropagation();
    if (event.key === 'Tab') keepFocus(event, root);
  }, { capture: true });
  deck.on('slidechanged', () => {
    closeOpen(root);
  });
  // where nothing hovers, a touch of the figure asks for its button
  document.addEventListener('pointerup', ({ pointerType, target }) => {
    if (pointerType !== 'touch' || !(target instanceof Element)) return;
    const asked = target.closest('figure');
    for (const figure of root.querySelectorAll('figure.is-asked')) if (figure !== asked) figure.classList.remove('is-asked');
    asked?.classList.add('is-asked');
  });
}
