/** Runs in the deck: a box that finds a slide by its number or its words, in place of reveal.js's own. */
import type { RevealApi } from 'reveal.js';

type Words = Readonly<Record<string, string>>;

type Entry = { readonly slide: HTMLElement; readonly number: string; readonly title: string; readonly text: string };

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

const entryOf = (slide: HTMLElement): Entry => ({
  slide,
  number: slide.dataset['number'] ?? '',
  title: slide.getAttribute('aria-label') ?? '',
  text: [...slide.querySelectorAll('.frame > :not(.foot)')].map((part) => part.textContent).join(' '),
});

/** The slides that a query means, the likeliest first: by number, by title, by what stands on them. All of them for none. */
function matching(entries: readonly Entry[], query: string): readonly Entry[] {
  const wanted = folded(query);
  if (wanted === '') return entries;
  const ways = [
    (entry: Entry): boolean => folded(entry.number) === wanted,
    (entry: Entry): boolean => folded(entry.title).includes(wanted),
    (entry: Entry): boolean => folded(entry.text).includes(wanted),
  ];
  return [...new Set(ways.flatMap((isMeant) => entries.filter(isMeant)))];
}

/**
 * Opens the box on `g` and `/`.
 *
 * reveal.js 6.0.2 takes a number for a stack's, looks for whole Latin words only, and throws on half a regular
 * expression. The list under the box follows what is typed; arrows choose, Enter goes there, Escape leaves.
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function bindFindSlide(deck: RevealApi, root: HTMLElement, words: Words): void {
  const entries = [...root.querySelectorAll<HTMLElement>('section.slide')].map(entryOf);
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLInputElement;
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !['g', 'G', '/'].includes(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    open(deck, entries, words);
  }, { capture: true });
}

function open(deck: RevealApi, entries: readonly Entry[], words: Words): void {
  if (document.querySelector('.deck-find') !== null) return;
  const before = document.activeElement;
  const box = document.createElement('div');
  box.className = 'deck-find';
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-modal', 'true');
  box.setAttribute('aria-label', words['findSlide'] ?? '');
  const input = document.createElement('input');
  input.type = 'text';
  input.placeholder = words['findHint'] ?? '';
  for (const [name, value] of [['aria-label', words['findHint'] ?? ''], ['role', 'combobox'], ['aria-controls', 'deck-found'], ['aria-expanded', 'true'], ['aria-autocomplete', 'list'], ['autocomplete', 'off']] as const) input.setAttribute(name, value);
  const list = document.createElement('ul');
  list.id = 'deck-found';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', words['slides'] ?? '');
  const none = document.createElement('p');
  none.setAttribute('role', 'status');
  box.append(input, list, none);
  document.body.append(box);

  let found: readonly Entry[] = [];
  let chosen = 0;
  const choose = (index: number): void => {
    chosen = Math.max(0, Math.min(index, found.length - 1));
    [...list.children].forEach((option, place) => {
      option.setAttribute('aria-selected', String(place === chosen));
    });
    if (found.length === 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `deck-found-${chosen}`);
    list.children[chosen]?.scrollIntoView({ block: 'nearest' });
  };
  const leave = new AbortController();
  const close = (): void => {
    // Taking the box out takes the focus from it, which is how it is left otherwise.
    leave.abort();
    box.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  };
  const go = (): void => {
    const entry = found[chosen];
    if (!entry) return;
    close();
    const { h, v } = deck.getIndices(entry.slide);
    deck.slide(h, v);
  };
  const update = (index: number): void => {
    found = matching(entries, input.value);
    list.replaceChildren(...found.map((entry, place) => {
      const option = document.createElement('li');
      option.id = `deck-found-${place}`;
      option.setAttribute('role', 'option');
      const number = document.createElement('span');
      number.className = 'deck-found-number';
      number.textContent = entry.number;
      option.append(number, ' ', entry.title);
      option.addEventListener('click', () => {
        choose(place);
        go();
      });
      return option;
    }));
    list.hidden = found.length === 0;
    none.textContent = found.length === 0 ? (words['findNothing'] ?? '') : '';
    choose(index);
  };
  input.addEventListener('input', () => {
    update(0);
  });
  box.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (event.key === 'Enter' && !event.isComposing) go();
    else if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen - 1);
    else return;
    event.preventDefault();
  });
  box.addEventListener('focusout', () => {
    if (document.hasFocus()) close();
  }, { signal: leave.signal });
  list.addEventListener('pointerdown', (event) => {
    event.preventDefault();
  });
  input.focus();
  const current = deck.getCurrentSlide();
  update(entries.findIndex((entry) => entry.slide === current));
}
