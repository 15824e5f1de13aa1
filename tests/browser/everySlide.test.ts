/** Every slide at every step of both samples and of decks with every construct, in each look. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '../../src/api.js';
import { buildDeck } from './buildDeck.js';
import { constructFiles, everyConstruct } from './everyConstruct.js';
import { openBrowser } from './openDeck.js';
import { promisesOf } from './promises.js';
import { walkDeck } from './walkDeck.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

test.each(['zh', 'en'] as const)('every slide of the sample (%s) looks as it should, fits, can be perceived and operated, and keeps what the manuscript promises', async (lang) => {
  const file = fileURLToPath(new URL(`../../content/ai-cooperation/index.${lang}.md`, import.meta.url));
  const session = openSession();
  const { deck } = await session.build(file, { only: 'deck' });
  session.close();
  const { visits, faults } = await walkDeck(browser, deck?.html ?? '', `sample-${lang}`);
  expect(faults).toEqual([]);
  const slides = visits.filter(({ step }) => step === 0);
  expect(slides).toHaveLength(deck?.slideCount ?? 0);
  const kept = slides.map(({ slide, notes }) => ({ steps: visits.filter((visit) => visit.slide === slide).length - 1, notes: notes?.replace(/\s/g, '') }));
  expect(kept).toEqual(promisesOf(readFileSync(file, 'utf8')));
});

describe.each([
  ['constructs-en', everyConstruct.en, ''],
  ['constructs-en-dark', everyConstruct.en, 'deck: {theme: dark}\n'],
  ['constructs-en-high-contrast', everyConstruct.en, 'deck: {theme: high-contrast}\n'],
  ['constructs-zh', everyConstruct.zh, ''],
  ['academic-zh', everyConstruct.zh, 'template: academic\n'],
  ['academic-zh-dark', everyConstruct.zh, 'template: academic\ndeck: {theme: dark}\n'],
] as const)('%s', (name, markdown, front) => {
  test('every slide at every step looks as it should, fits, and can be perceived and operated', async () => {
    const { html, diagnostics } = await buildDeck(markdown.replace('---\n', `---\n${front}`), constructFiles);
    expect(diagnostics.filter(({ severity }) => severity !== 'notice')).toEqual([]);
    const { visits, faults } = await walkDeck(browser, html, name);
    expect(faults).toEqual([]);
    const fragments = visits.filter(({ step }) => step > 0).map(({ slide, fragments: shown }) => `${slide}: ${shown.at(-1) ?? ''}`);
    const notes = visits.flatMap(({ slide, step, notes: said }) => (step === 0 && said !== null ? [`${slide}: ${said}`] : []));
    const promised = markdown === everyConstruct.en ? promisedEn : promisedZh;
    expect({ fragments, notes }).toEqual(promised);
  });
});

/** What each step shows last, and the speaker notes of the slides that have any. */
const promisedEn = {
  fragments: [
    'lists: first',
    'lists: secondinsidefurther inside',
    'lists: insidefurther inside',
    'lists: further inside',
    'lists: TermIts definition',
    'lists: TermIts definition',
    'dates: 2019First',
    'dates: 2025Last',
  ],
  notes: ['title: Welcome, with a strong word.', 'words: A list:one'],
};
const promisedZh = { fragments: ['列表: 第一', '列表: 第二'], notes: ['文字: 这里停一下。'] };
