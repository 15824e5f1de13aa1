/** A deck is walked by keyboard from its first slide to its end; at each step everything that can be wrong with it is looked for. */
import type { Browser, Page } from 'playwright-core';
import { axeViolations } from './axe.js';
import { faultOfScreenshot, goldensLeft } from './matchScreenshot.js';
import { openDeck } from './openDeck.js';
import { overflowOf } from './overflow.js';

/** A slide with so many of its fragments shown. */
export type Visit = {
  readonly slide: string;
  /** 0 for the slide as it comes. */
  readonly step: number;
  /** Texts of the fragments that show. */
  readonly fragments: readonly string[];
  /** Text of the speaker notes; null where there are none. */
  readonly notes: string | null;
};

export type Walk = {
  readonly visits: readonly Visit[];
  /** Overflow, violations, differences from goldens, messages, requests: each with its place. */
  readonly faults: readonly string[];
};

/** What the page shows and says now. */
type Seen = Omit<Visit, 'step'> & {
  readonly number: number;
  readonly title: string;
  readonly announced: string;
  /** Id of the slide that has the keyboard's focus. */
  readonly focused: string | null;
};

/** `name` is the folder of the deck's golden pictures, half as large as the stage. */
export async function walkDeck(browser: Browser, html: string, name: string): Promise<Walk> {
  const deck = await openDeck(browser, html, { scale: 0.5 });
  const { page } = deck;
  const visits: Visit[] = [];
  const faults: string[] = [];
  const names = new Set<string>();
  let before: Seen | null = null;
  for (;;) {
    const seen = await look(page);
    if (before !== null && seen.slide === before.slide && seen.fragments.length === before.fragments.length) break;
    if (names.size > 300) throw new Error('the deck never ends');
    const step = seen.slide === before?.slide ? (visits.at(-1)?.step ?? 0) + 1 : 0;
    const place = `${/^[\w-]+$/.test(seen.slide) ? seen.slide : `slide-${seen.number}`}${step === 0 ? '' : `+${step}`}`;
    names.add(place);
    visits.push({ slide: seen.slide, step, fragments: seen.fragments, notes: seen.notes });
    const picture = faultOfScreenshot(await page.screenshot({ animations: 'disabled' }), `${name}/${place}`);
    const found = [...(picture === null ? [] : [picture]), ...(await overflowOf(page)), ...(await axeViolations(page)), ...(before === null ? [] : unheard(seen, step))];
    faults.push(...found.map((fault) => `${place}: ${fault}`));
    before = seen;
    await page.keyboard.press('ArrowRight');
  }
  faults.push(...deck.trouble, ...goldensLeft(name, names).map((file) => `a golden of no slide: ${name}/${file}`));
  await deck.close();
  return { visits, faults };
}

/** A slide is announced by its title and takes the focus, a step is announced by its words. */
function unheard({ slide, title, announced, focused }: Seen, step: number): readonly string[] {
  if (step > 0) return announced === '' ? ['the step is not announced'] : [];
  return [...(announced.includes(title) ? [] : [`announced as ${announced}`]), ...(focused === slide ? [] : ['the focus did not come along'])];
}

async function look(page: Page): Promise<Seen> {
  // Fonts and charts of the slide are there before it is looked at.
  await page.waitForFunction(() => {
    const slide = document.querySelector('section.slide.present:not(section.past *, section.future *)');
    return document.fonts.status === 'loaded' && slide !== null && slide.querySelector('.drawing[data-chart]:not(.is-live, [data-failed])') === null;
  });
  return await page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('section.slide')];
    const slide = all.find((each) => each.matches('.present:not(section.past *, section.future *)'));
    const text = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim();
    const notes = slide?.querySelector('aside.notes');
    return {
      slide: slide?.id ?? '',
      number: slide === undefined ? 0 : all.indexOf(slide) + 1,
      title: slide?.getAttribute('aria-label') ?? '',
      fragments: [...(slide?.querySelectorAll('.fragment.visible') ?? [])].map(text),
      notes: notes ? text(notes) : null,
      announced: document.querySelector('[aria-live]:not([hidden])')?.textContent ?? '',
      focused: document.activeElement?.closest('section.slide')?.id ?? null,
    };
  });
}
