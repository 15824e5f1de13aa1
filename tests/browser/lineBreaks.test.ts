/** What greedy lines are made of, compared with Chromium: places of breaks, and widths of text in the deck's own faces. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserBreaks } from '../../src/typesetting/browserBreaks.js';
import { greedyLines } from '../../src/typesetting/greedyLines.js';
import { GreedyMeasurer } from '../../src/typesetting/greedyText.js';
import { styleFaces } from '../../src/typesetting/styleFaces.js';
import { createTypesettingCache } from '../../src/typesetting/typesettingCache.js';
import { fonts } from '../deck/writeTestDeck.js';
import { openBrowser } from './openDeck.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

const ascii = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).filter((character) => !/[b-zB-Z2-9]/.test(character));
const others = Array.from('“”‘’—–…·、。，：；！？（）《》「」％＋／～一あー々ぁ①×é→￥');
const all = [...ascii, ...others];
const strings = [...all.flatMap((a) => all.flatMap((b) => [`a${a}${b}a`, `1${a}${b}1`, `一${a}${b}一`])), ...all.map((a) => `一a ${a}一`)];

test('a text may break where Chromium breaks it', async () => {
  const page = await browser.newPage();
  await page.setContent('<style>p{width:0;margin:0;font:16px sans-serif;line-break:strict}</style><main lang="zh"></main>');
  const theirs = await page.evaluate((texts) => {
    const main = document.querySelector('main');
    return texts.map((text) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = text;
      main?.replaceChildren(paragraph);
      const node = paragraph.firstChild;
      if (!(node instanceof Text)) return '';
      const tops = Array.from(node.data, (_, index) => {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        return range.getBoundingClientRect().top;
      });
      return tops.map((top, index) => (index > 0 && node.data[index] !== ' ' && top > (tops[node.data[index - 1] === ' ' ? index - 2 : index - 1] ?? 0) + 5 ? '1' : '0')).join('');
    });
  }, strings);
  const ours = strings.map((text) => [...browserBreaks(Int32Array.from(text, (character) => character.codePointAt(0) ?? 0), false)].map((place, index) => (index > 0 && place > 0 && text[index] !== ' ' ? '1' : '0')).join(''));
  expect(strings.flatMap((text, index) => (ours[index] === theirs[index] ? [] : [`${text} ours ${ours[index] ?? ''}, Chromium ${theirs[index] ?? ''}`]))).toEqual([]);
  await page.close();
});

const samples = ['The routine turbine deserves particular attendance, as shown.', 'Office “AV” fi, no. Whether 10 or 1,000?', '凡是水库得到协商的地方，检查员都注意到货运量的变化（不足2%）；', '“引语”。《书名》、ISO数据与58组样本——对照……', '１２、全角：标点！？'];

test.each([28, 25, 19.75, 20.5, 16.25])('text is as wide as in Chromium at %s px', async (sizePx) => {
  const font = (file: string): string => readFileSync(new URL(`../../dist/fonts/${file}`, import.meta.url)).toString('base64');
  const page = await browser.newPage();
  await page.setContent(`<style>@font-face{font-family:L;src:url(data:font/ttf;base64,${font('SourceSans3_400Regular.ttf')});unicode-range:U+20-B6,U+B8-2FF}
@font-face{font-family:H;src:url(data:font/ttf;base64,${font('NotoSansSC_400Regular.ttf')})}
span{font-family:L,H;white-space:nowrap;line-break:strict;text-autospace:normal;text-spacing-trim:normal}</style><main lang="zh-CN"></main>`);
  await page.evaluate(() => Promise.all([...document.fonts].map((face) => face.load())));
  const theirs = await page.evaluate(({ texts, px }) => {
    const span = document.createElement('span');
    document.querySelector('main')?.replaceChildren(span);
    span.style.fontSize = `${px}px`;
    return texts.map((text) => {
      span.textContent = text;
      return span.getBoundingClientRect().width;
    });
  }, { texts: samples, px: sizePx });
  const cache = createTypesettingCache();
  const faces = styleFaces({ families: ['Source Sans 3', 'Noto Sans SC'], weight: 400, style: 'normal' }, { fonts, cache });
  const measurer = new GreedyMeasurer(cache);
  const style = { faces, sizePx, letterSpacingPx: 0, tabularFigures: false, keepsSpaces: false, wraps: true, sharedIsHan: true, spaced: true, trims: true, metrics: { abovePx: 0, belowPx: 0 } };
  const ours = samples.map((text) => {
    const { before, count } = measurer.measure([{ kind: 'text', text, style }]);
    return before[count] ?? 0;
  });
  // Boxes are rounded to 64ths of a pixel.
  expect(ours.map((width, index) => (Math.abs(width - (theirs[index] ?? 0)) < 0.2 ? "" : `${width} ${String(theirs[index])}`))).toEqual(samples.map(() => ""));
  await page.close();
});

test('a closing mark is as narrow at the end of a line as in Chromium', async () => {
  const font = readFileSync(new URL('../../dist/fonts/NotoSansSC_400Regular.ttf', import.meta.url)).toString('base64');
  const page = await browser.newPage();
  await page.setContent(`<style>@font-face{font-family:H;src:url(data:font/ttf;base64,${font})}p{font:20px H;line-break:strict;text-spacing-trim:normal;margin:0}</style><main lang="zh-CN"></main>`);
  await page.evaluate(() => Promise.all([...document.fonts].map((face) => face.load())));
  const cases = Array.from('，。、；：）》」”’！？').flatMap((mark) => [202, 209, 211, 215, 220].map((widthPx) => ({ text: `一二三四五六七八九十${mark}一二三`, widthPx })));
  const theirs = await page.evaluate((all) => all.map(({ text: words, widthPx }) => {
    const paragraph = document.createElement('p');
    paragraph.style.width = `${widthPx}px`;
    paragraph.textContent = words;
    document.querySelector('main')?.replaceChildren(paragraph);
    const range = document.createRange();
    const top = (index: number): number => {
      range.setStart(paragraph.firstChild ?? paragraph, index);
      range.setEnd(paragraph.firstChild ?? paragraph, index + 1);
      return range.getBoundingClientRect().top;
    };
    return Math.abs(top(10) - top(0)) < 5;
  }), cases);
  const cache = createTypesettingCache();
  const faces = styleFaces({ families: ['Noto Sans SC'], weight: 400, style: 'normal' }, { fonts, cache });
  const style = { faces, sizePx: 20, letterSpacingPx: 0, tabularFigures: false, keepsSpaces: false, wraps: true, sharedIsHan: true, spaced: true, trims: true, metrics: { abovePx: 0, belowPx: 0 } };
  const ours = cases.map(({ text, widthPx }) => (greedyLines(new GreedyMeasurer(cache).measure([{ kind: 'text', text, style }]), { widthPx, indentPx: 0, breaksWords: true })[0]?.to ?? 0) > 10);
  const shown = (fits: readonly boolean[]): readonly string[] => cases.map(({ text, widthPx }, index) => `${text[10] ?? ''} ${widthPx} ${String(fits[index])}`);
  expect(shown(ours)).toEqual(shown(theirs));
  expect(theirs).toContain(true);
  await page.close();
});
