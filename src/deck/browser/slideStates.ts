/** Runs in the deck: a slide at one of its steps, and what comes after it. */

export type SlideState = {
  readonly slide: HTMLElement;
  /** Index of the last fragment that shows; -1 before the first. */
  readonly step: number;
};

const stepsOf = (slide: HTMLElement): number => {
  const indices = [...slide.querySelectorAll<HTMLElement>('.fragment')].map((fragment) => Number(fragment.dataset['fragmentIndex'] ?? 0));
  return Math.max(-1, ...indices);
};

/** The slide at the step that the deck shows it at. */
export function stateOf(slide: HTMLElement): SlideState {
  const visible = [...slide.querySelectorAll<HTMLElement>('.fragment.visible')].map((fragment) => Number(fragment.dataset['fragmentIndex'] ?? 0));
  return { slide, step: Math.max(-1, ...visible) };
}

/** The next step of the slide, or the next slide before its first step; null at the end of the deck. */
export function nextState(state: SlideState): SlideState | null {
  if (state.step < stepsOf(state.slide)) return { slide: state.slide, step: state.step + 1 };
  const slides = [...document.querySelectorAll<HTMLElement>('.slides section.slide')];
  const next = slides[slides.indexOf(state.slide) + 1];
  return next ? { slide: next, step: -1 } : null;
}
