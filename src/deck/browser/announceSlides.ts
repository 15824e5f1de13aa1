/** Runs in the deck: says each new slide and step to those who hear the deck, and brings the keyboard's focus along. */
import type { RevealApi } from 'reveal.js';

type Words = Readonly<Record<string, string>>;

/** Elements after whose text a listener needs a pause. */
const ends = new Set(['P', 'LI', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'DT', 'DD', 'TD', 'TH', 'TR', 'FIGCAPTION', 'CAPTION', 'DIV', 'FIGURE']);

/** The text that is heard where an element is: alternatives for drawings, nothing for decoration. */
function spokenText(node: Node): string {
  if (node instanceof Text) return node.data.replace(/\s+/g, ' ');
  if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true') return '';
  if (node instanceof HTMLDetailsElement && !node.open) return '';
  const label = node.getAttribute('aria-label') ?? (node instanceof HTMLImageElement ? node.alt : null);
  if (label !== null) return ` ${label}. `;
  const text = [...node.childNodes].map(spokenText).join('');
  return ends.has(node.tagName) && /[\p{L}\p{N}]$/u.test(text.trimEnd()) ? `${text.trimEnd()}. ` : text;
}

/**
 * Announces slides and steps as they appear.
 *
 * reveal.js 6.0.2 reads out a whole slide, what is still to come on it included, and leaves the focus on the slide before:
 * its own announcer is switched off. A slide is announced by its place and title and gets the focus, so that reading
 * goes on in it; a step is announced by its text. In the scroll view slides are read where they stand.
 */
export function announceSlides(deck: RevealApi, root: HTMLElement, words: Words): void {
  root.querySelector('.aria-status')?.setAttribute('hidden', '');
  const status = document.createElement('div');
  status.className = 'visually-hidden deck-status';
  status.setAttribute('role', 'status');
  status.setAttribute('aria-live', 'polite');
  root.append(status);
  const count = String(root.querySelectorAll('section.slide:not([data-visibility=uncounted])').length);

  const announce = (slide: HTMLElement): void => {
    const place: Words = { number: slide.dataset['number'] ?? '', count, title: slide.getAttribute('aria-label') ?? '' };
    status.textContent = (words[slide.dataset['visibility'] === 'uncounted' ? 'announcedBackup' : 'announced'] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => place[name] ?? '');
  };
  // reveal.js hides slides from those who hear them also where it shows several: in the overview, on a phone and in print.
  const showsSeveral = (): boolean => root.matches('.overview') || root.closest('.reveal-scroll, .print-pdf') !== null;
  const unhide = (): void => {
    if (showsSeveral()) for (const slide of root.querySelectorAll('section[aria-hidden]')) slide.removeAttribute('aria-hidden');
  };
  new MutationObserver(unhide).observe(root, { attributeFilter: ['aria-hidden'], subtree: true });
  // A phone that is turned upright begins to scroll.
  const viewport = deck.getViewportElement();
  if (viewport) new MutationObserver(unhide).observe(viewport, { attributeFilter: ['class'] });
  deck.on('overviewshown', unhide);
  unhide();
  deck.on('slidechanged', () => {
    if (root.closest('.reveal-scroll') !== null) return;
    const slide = deck.getCurrentSlide();
    announce(slide);
    // Whoever types or uses a button of the deck goes on doing so.
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body || activeElement.closest('section.slide') !== null) focusSlide(slide);
  });
  deck.on('fragmentshown', (event) => {
    const shown = 'fragments' in event && Array.isArray(event.fragments) ? event.fragments : [];
    status.textContent = shown.map((fragment: unknown) => (fragment instanceof Node ? spokenText(fragment).trim() : '')).join(' ');
  });
  deck.on('paused', () => {
    root.querySelector<HTMLElement>('.resume-button')?.focus();
  });
  deck.on('resumed', () => {
    focusSlide(deck.getCurrentSlide());
  });
}

/** Reading goes on from the slide; it is no control, so it takes part in no order of the tabulator key. */
function focusSlide(slide: HTMLElement): void {
  slide.tabIndex = -1;
  slide.focus({ preventScroll: true });
}
