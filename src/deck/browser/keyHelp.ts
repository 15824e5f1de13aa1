/** Runs in the deck: the list of keys, in the deck's language, in place of reveal.js's English one. */

/** Keys as they are shown, by what they do; the order of the list. */
const keys: readonly (readonly [what: string, keys: readonly string[]])[] = [
  ['next', ['→', 'Space', 'Page Down']],
  ['previous', ['←', 'Page Up']],
  ['first', ['Home']],
  ['last', ['End']],
  ['overview', ['Esc', 'O']],
  ['black', ['B', '.']],
  ['fullScreen', ['F', 'F5']],
  ['find', ['G', '/']],
  ['closer', [/Linux/.test(navigator.userAgent) ? 'Ctrl + click' : 'Alt + click']],
  ['speaker', ['S']],
  ['help', ['?']],
];

/** Lets `?` show the list and hide it again; any other key hides it and does its work. */
export function bindKeyHelp(title: string, words: Readonly<Record<string, string>>): void {
  let open: HTMLElement | null = null;
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLInputElement;
    if (open) {
      open.remove();
      open = null;
      if (event.key === 'Escape' || event.key === '?') event.stopImmediatePropagation();
    } else if (event.key === '?' && !isTyping) {
      event.stopImmediatePropagation();
      open = list(title, words);
      document.body.append(open);
    }
  }, { capture: true });
  document.addEventListener('click', () => {
    open?.remove();
    open = null;
  });
}

function list(title: string, words: Readonly<Record<string, string>>): HTMLElement {
  const box = document.createElement('div');
  box.className = 'deck-keys';
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-label', title);
  const heading = document.createElement('p');
  heading.textContent = title;
  const table = document.createElement('table');
  for (const [what, names] of keys) {
    const row = table.insertRow();
    const cell = row.insertCell();
    for (const name of names) {
      const key = document.createElement('kbd');
      key.textContent = name;
      cell.append(key);
    }
    row.insertCell().textContent = words[what] ?? '';
  }
  box.append(heading, table);
  return box;
}
