/** Runs in the deck: which keys belong to what has the focus, and not to the deck. */

const presses = new Set([' ', 'Enter']);

/** How far a key scrolls: forward, back, or not at all. */
function directionOf(event: KeyboardEvent): 1 | -1 | 0 {
  switch (event.key) {
    case 'ArrowDown':
    case 'PageDown':
      return 1;
    case 'ArrowUp':
    case 'PageUp':
      return -1;
    case ' ':
      return event.shiftKey ? -1 : 1;
    default:
      return 0;
  }
}

/**
 * Whether the deck may take a key: reveal.js's `keyboardCondition`.
 *
 * Space and Enter press the button or follow the link that has the focus. In a slide that scrolls, once it has the focus,
 * keys scroll to the end of it first and then move the deck.
 */
export function isKeyOfDeck(event: KeyboardEvent): boolean {
  // Escape leaves what is looked at closely before it shows the overview.
  if (event.key === 'Escape' && document.documentElement.classList.contains('zoomed')) return false;
  const { target } = event;
  if (!(target instanceof Element)) return true;
  if (target.closest('button, a[href], summary, select') !== null && presses.has(event.key)) return false;
  const box = target.closest('[tabindex="0"]');
  const direction = directionOf(event);
  if (box === null || direction === 0) return true;
  const left = direction === 1 ? box.scrollHeight - box.clientHeight - box.scrollTop : box.scrollTop;
  return left < 2;
}
