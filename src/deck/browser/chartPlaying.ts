/// <reference lib="dom" />
/** Runs in the deck: the button that lets a chart move by itself, or stand. https://www.w3.org/TR/WCAG22/#pause-stop-hide */
import type { OpenedChart } from '../../figures/chartApi.js';

/** Puts the button over the chart's box; gives whether the chart is let move. It stands at first for viewers who asked for less motion. */
export function bindPlaying(box: HTMLElement, chart: OpenedChart, words: Readonly<Record<string, string>>): () => boolean {
  let plays = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'chart-play';
  const show = (): void => {
    button.textContent = words[plays ? 'pauseChart' : 'playChart'] ?? '';
  };
  show();
  button.addEventListener('click', () => {
    plays = !plays;
    chart.setRunning(plays);
    show();
  });
  // the deck's own keys stay out of it
  button.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
  });
  box.append(button);
  return () => plays;
}
