/** What page make-up promises, seen in the finished file. */
import { describe, expect, test } from 'vitest';
import { house } from '../../templates/house/index.js';
import { buildBrief, frontMatter, type BuiltBrief } from './buildBrief.js';
import type { PdfPage } from './readPdf.js';

const zh = frontMatter('zh-CN');
const en = frontMatter('en-GB');
const sentence = '凡是水库得协商的地方，检查员都注意到货运量的变化；其他地方的差别则可以忽略不计。';
const lines = (count: number): string => `${sentence.repeat(Math.ceil((count * 43) / sentence.length))}\n\n`;
/** Paragraphs of one line each, told apart by their number. */
const rows = (count: number, from = 1): string => Array.from({ length: count }, (_, index) => `第${from + index}行。\n\n`).join('');

const headPt = 60;
const footPt = 780;
/** Lines of the text area, with neither running head nor foot. */
const textOf = (page: PdfPage | undefined): string[] => (page?.lines ?? []).filter((line) => line.yPt > headPt && line.yPt < footPt).map((line) => line.text);

describe('headings', () => {
  test.each([34, 35, 36, 37, 38, 39])('a heading never ends a page (%i lines before it)', async (count) => {
    const brief = await buildBrief(`${zh}${rows(count)}## 小节\n\n${lines(4)}`);
    expect(brief.pageWith('小节')).toBe(brief.pageWith(sentence.slice(0, 10)));
  });

  test('a heading right below another takes less room than one below text', async () => {
    const brief = await buildBrief(`${zh}# 章\n\n## 节\n\n一行。\n\n## 另一节\n\n又一行。\n`);
    const top = (text: string): number => brief.pages.flatMap((page) => page.lines).find((line) => line.text === text)?.yPt ?? Number.NaN;
    expect(top('节') - top('章')).toBeLessThan(top('另一节') - top('一行。'));
  });

  test('a chain of headings stays with the text below it', async () => {
    const brief = await buildBrief(`${zh}${rows(31)}# 章\n\n## 节\n\n### 目\n\n${lines(3)}`);
    expect(brief.pageWith('章')).toBe(brief.pageWith(sentence.slice(0, 10)));
  });
});

describe('paragraphs', () => {
  test.each([30, 31, 32, 33, 34, 35, 36, 37])('no page begins or ends with one line of a paragraph (%i lines before it)', async (count) => {
    const brief = await buildBrief(`${zh}${rows(count)}${lines(4)}`);
    const inParagraph = brief.pages.map((page) => textOf(page).filter((text) => !/^第\d+行。$/.test(text)).length);
    expect(inParagraph.filter((number) => number === 1)).toEqual([]);
  });

  test.each([[3, 4], [1, 1], [4, 2]])('at least %i lines stand at a page’s foot and %i at its head', async (orphans, widows) => {
    const template = { ...house, tokens: { ...house.tokens, brief: { ...house.tokens.brief, orphans, widows } } };
    const seen = new Set<string>();
    for (const count of [28, 29, 30, 31, 32, 33, 34, 35]) {
      const brief = await buildBrief(`${zh}${rows(count)}${lines(12)}${rows(30, 100)}`, {}, template);
      const [foot = 0, head = 0] = brief.pages.map((page) => textOf(page).filter((text) => !/^第\d+行。$/.test(text)).length);
      if (foot > 0 && head > 0) {
        expect(foot).toBeGreaterThanOrEqual(orphans);
        expect(head).toBeGreaterThanOrEqual(widows);
        seen.add(`${foot}/${head}`);
      }
    }
    expect(seen.size).toBeGreaterThan(0);
  });

  test('a page break asked for is made', async () => {
    const brief = await buildBrief(`${zh}前文。\n\n::: pagebreak\n:::\n\n后文。\n`);
    expect(brief.pageCount).toBe(2);
    expect(brief.pageWith('后文')).toBe(2);
  });
});

describe('footnotes', () => {
  test.each([20, 30, 33, 36, 38])('a note stands at the foot of the page that cites it (%i lines before it)', async (count) => {
    const brief = await buildBrief(`${zh}${rows(count)}引用此处。[^a]\n\n${rows(20, 100)}\n[^a]: 注释的正文。\n`);
    expect(brief.pageWith('注释的正文')).toBe(brief.pageWith('引用此处'));
    const note = brief.pages[brief.pageWith('注释的正文') - 1]?.lines.find((line) => line.text.includes('注释的正文'));
    expect(note?.yPt).toBeGreaterThan(740); // 841.89 - 76 is the foot of the text area
  });

  test('a note longer than its page goes on at the foot of the next', async () => {
    const brief = await buildBrief(`${zh}${rows(12)}引用此处。[^a]\n\n${rows(20, 100)}\n[^a]: 始${sentence.repeat(60)}终\n`);
    expect(brief.pageWith('始凡是')).toBe(1);
    expect(brief.pageWith('终')).toBe(2);
    expect(textOf(brief.pages[1])[0]).toMatch(/^第/); // the text goes on at the top of the second page
  });

  test('a note cited in a note stands on the same page', async () => {
    const brief = await buildBrief(`${zh}${rows(10)}引用此处。[^a]\n\n${rows(40, 100)}\n[^a]: 外层注释。[^b]\n\n[^b]: 内层注释。\n`);
    expect(brief.pageWith('内层注释')).toBe(1);
  });

  test('a note cited in the abstract is printed', async () => {
    const brief = await buildBrief(`---\ntitle: 标题\nlang: zh-CN\ntoc: false\nabstract: 摘要文字。[^a]\n---\n\n正文。\n\n[^a]: 摘要的注释。\n`);
    expect(brief.pageWith('摘要的注释')).toBe(brief.pageWith('摘要文字'));
  });

  test('marks link to notes and notes back to marks', async () => {
    const brief = await buildBrief(`${zh}引用。[^a]\n\n[^a]: 注释。\n`);
    expect(brief.pages[0]?.links.map((link) => link.target)).toEqual(['#fn-a', '#fnref-a']);
  });
});

describe('tables', () => {
  const table = (count: number): string => `| 甲 | 乙 |\n|:--|--:|\n${Array.from({ length: count }, (_, index) => `| 行${index + 1} | ${index} |\n`).join('')}\n`;

  test('a table over pages repeats its head', async () => {
    const brief = await buildBrief(`${zh}${table(60)}`);
    expect(brief.pageCount).toBe(2);
    expect(brief.pages.map((page) => textOf(page)[0]?.replace(' ', ''))).toEqual(['甲乙', '甲乙']);
  });

  test.each([['zh-CN', '凡是水库得协商的地方'], ['en-GB', 'reservoirs ']])('a cell of 9,000 letters goes on over pages, and none of them is lost (%s)', async (lang, words) => {
    const brief = await buildBrief(`${frontMatter(lang, 'paper: A5\n')}| 甲 | 乙 |\n|---|---|\n| ${words.repeat(900)} | 完 |\n`);
    expect(brief.pageCount).toBeGreaterThanOrEqual(4);
    const letters = brief.pages.flatMap((page) => page.lines).map((line) => line.text).join('').match(/[a-z凡是水库得协商的地方]/g) ?? [];
    expect(letters.length).toBe(9000);
    expect(brief.diagnostics).toEqual([]);
  });

  test('quotation marks in cells are those of the language, and figures stand under each other', async () => {
    const brief = await buildBrief(`${en}| "a" | it's | n |\n|---|---|--:|\n| "x" and 'y' | don't | 1111111 |\n| . | . | 8888888 |\n`);
    const [head, first, second] = textOf(brief.pages[0]);
    expect([head, first]).toEqual(['“a” it’s n', '“x” and ‘y’ don’t 1111111']);
    expect(second).toBe('. . 8888888');
    const figures = await buildBrief(`${en}| n | m |\n|--:|--:|\n| 1111111 | 1 |\n| 8888888 | 8 |\n`);
    const [ones, eights] = (figures.pages[0]?.lines ?? []).filter((line) => /^[18]{7}/.test(line.text));
    expect(ones?.xPt).toBeCloseTo(eights?.xPt ?? 0, 2);
    expect(ones?.rightPt).toBeCloseTo(eights?.rightPt ?? 0, 2);
  });

  test('no row is lost or doubled where it is divided', async () => {
    const brief = await buildBrief(`${zh}${table(60)}`);
    const numbers = brief.pages.flatMap((page) => textOf(page)).flatMap((text) => /^行(\d+)/.exec(text)?.[1] ?? []);
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => String(index + 1)));
  });
});

describe('figures', () => {
  /** 40 × 40 px of one colour, as SVG. */
  const square = (px: number): string => `<svg xmlns="http://www.w3.org/2000/svg" width="${px}" height="${px}" viewBox="0 0 10 10"><rect width="10" height="10" fill="#0b4f6c"/></svg>`;

  test.each([20, 25, 28, 30])('a figure stays with its caption (%i lines before it)', async (count) => {
    const brief = await buildBrief(`${zh}${rows(count)}![图注文字](a.svg){#fig-a alt="方块"}\n\n后文。\n`, { 'a.svg': square(300) });
    const caption = brief.pages[brief.pageWith('图注文字') - 1]?.lines.find((line) => line.text.includes('图注文字'));
    // 300 px are 225 pt: the picture begins at least so far above its caption, inside the text area.
    expect(caption?.yPt).toBeGreaterThan(76 + 225);
  });

  test('a figure taller than the page is scaled to it', async () => {
    const brief = await buildBrief(`${zh}![图注文字](a.svg){#fig-a alt="方块"}\n`, { 'a.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="3000" viewBox="0 0 1 30"><rect width="1" height="30"/></svg>` });
    expect(brief.pageCount).toBe(1);
    expect(brief.diagnostics).toEqual([]);
  });
});

describe('margin boxes', () => {
  const running = (brief: BuiltBrief): string[] => brief.pages.map((page) => page.lines.find((line) => line.yPt < headPt)?.text ?? '');
  const feet = (brief: BuiltBrief): string[] => brief.pages.map((page) => page.lines.find((line) => line.yPt > footPt)?.text ?? '');

  test('the running head shows the first section that begins on the page, else the one that goes on', async () => {
    const brief = await buildBrief(`${zh}# 甲章\n\n${rows(40)}# 乙章\n\n${rows(5)}# 丙章\n\n后文。\n`);
    expect(running(brief)).toEqual(['甲章', '乙章']);
  });

  test('the foot counts pages in the words of the language', async () => {
    expect(feet(await buildBrief(`${zh}${rows(50)}`))).toEqual(['第 1 页，共 2 页', '第 2 页，共 2 页']);
    expect(feet(await buildBrief(`${en}Text.\n`))).toEqual(['1 / 1']);
  });
});

describe('contents', () => {
  test('every entry names the page of its heading', async () => {
    const chapters = Array.from({ length: 12 }, (_, index) => `# 第${index + 1}章题\n\n${lines(12)}`).join('');
    const brief = await buildBrief(`---\ntitle: 标题\nlang: zh-CN\n---\n\n${chapters}`);
    const entries = (brief.pages[1]?.lines ?? []).flatMap((line) => {
      const match = /^第(\d+)章题\s*(\d+)$/.exec(line.text);
      return match === null ? [] : [{ chapter: Number(match[1]), page: Number(match[2]) }];
    });
    expect(entries).toHaveLength(12);
    const headings = brief.outline.map((item, index) => ({ chapter: index + 1, page: item.page }));
    expect(entries).toEqual(headings);
  });
});

describe('pages before the text', () => {
  const chapters = Array.from({ length: 6 }, (_, index) => `# Chapter ${index + 1}\n\n${'Some words that fill a page with lines. '.repeat(120)}\n\n`).join('');
  const labelled = (more: string): string => `---\ntitle: Title\nlang: en-GB\nfront-page-numbers: roman\n${more}---\n\n${chapters}`;
  const footOf = (page: PdfPage | undefined): string => page?.lines.find((line) => line.yPt > footPt)?.text ?? '';

  test('are i, ii, …; foot, contents and page labels agree', async () => {
    const brief = await buildBrief(labelled(''));
    const bodyIndex = (brief.outline[0]?.page ?? 0) - 1;
    expect(bodyIndex).toBe(2); // cover and contents before it
    expect(brief.labels.slice(0, 4)).toEqual(['i', 'ii', '1', '2']);
    expect(footOf(brief.pages[1])).toBe('ii');
    expect(footOf(brief.pages[2])).toBe(`1 / ${brief.pageCount - 2}`);
    const entries = (brief.pages[1]?.lines ?? []).flatMap((line) => /^Chapter (\d)\s*(\d+)$/.exec(line.text)?.slice(1).map(Number) ?? []);
    expect(entries).toEqual(brief.outline.flatMap((item, index) => [index + 1, item.page - 2]));
  });

  test('the text of a brief for both sides begins on the right', async () => {
    const brief = await buildBrief(labelled('duplex: true\n'));
    expect(brief.labels.slice(0, 4)).toEqual(['i', 'ii', '1', '2']);
    const longer = await buildBrief(labelled('duplex: true\nabstract: |\n  A note makes it a section.[^a]\n').replace('# Chapter 1', '[^a]: Note.\n\n# Chapter 1'));
    expect(longer.labels.slice(0, 4)).toEqual(['i', 'ii', '1', '2']);
    expect(longer.pageWith('A note makes it a section')).toBe(2);
  });
});

describe('sections', () => {
  const sections = `# One\n\nFirst.\n\n## Sub\n\nMore.\n\n# Two\n\nSecond.\n\n# Three\n\nThird.\n`;
  const startOf = async (start: string, more = '') => {
    const brief = await buildBrief(`${frontMatter('en-GB', `section-start: ${start}\n${more}`)}${sections}`);
    return { pages: brief.outline.map((item) => item.page), count: brief.pageCount, brief };
  };

  test('go on below each other, begin a page, or begin a right-hand page', async () => {
    expect((await startOf('flow')).pages).toEqual([1, 1, 1]);
    expect((await startOf('page')).pages).toEqual([1, 2, 3]);
    expect((await startOf('right')).pages).toEqual([1, 3, 5]);
  });

  test('a page that is left empty for the next has neither head nor foot', async () => {
    const { brief } = await startOf('right');
    expect(brief.pages.map((page) => page.lines.length > 0)).toEqual([true, false, true, false, true]);
  });

  test('a page break before one adds no page', async () => {
    const brief = await buildBrief(`${frontMatter('en-GB', 'section-start: right\n')}# One\n\nFirst.\n\n::: pagebreak\n:::\n\n# Two\n\nSecond.\n`);
    expect(brief.outline.map((item) => item.page)).toEqual([1, 3]);
  });
});

describe('paper', () => {
  test('a size of its own, with narrower margins on small paper', async () => {
    const brief = await buildBrief(`${frontMatter('zh-CN', 'paper: 130mm x 185mm\n')}${lines(30)}`);
    expect(brief.pages[0]?.widthPt).toBeCloseTo(368.5, 1);
    expect(brief.pages[0]?.heightPt).toBeCloseTo(524.41, 1);
    // 71 × 2/3 = 47.3 pt, and half of what 26 characters of 10.5 pt leave of 273.8
    expect(brief.pages[0]?.lines.find((line) => line.text.startsWith(sentence.slice(0, 8)))?.xPt).toBeCloseTo(47.33 + 0.42 + 21, 1);
    expect(brief.diagnostics).toEqual([]);
  });

  test('facing pages have their wide margin inside, section and page number outside', async () => {
    const brief = await buildBrief(`${frontMatter('en-GB', 'title: Title\nduplex: true\n')}# Section\n\n${'Some words that fill a page with lines. '.repeat(400)}`);
    const side = (page: number) => {
      const lines = brief.pages[page]?.lines ?? [];
      const text = lines.filter((line) => line.yPt > headPt && line.yPt < footPt);
      return { leftPt: Math.min(...text.map((line) => line.xPt)), head: lines.filter((line) => line.yPt < headPt).map((line) => line.text).join(' '), footPt: lines.find((line) => line.yPt > footPt)?.xPt ?? 0 };
    };
    // the cover is page 1, on the right; inner and outer margin are 80 and 62 pt
    expect(side(1)).toMatchObject({ head: 'Section Title' });
    expect(side(1).leftPt).toBeCloseTo(62, 0);
    expect(side(1).footPt).toBeCloseTo(62, 0);
    expect(side(2)).toMatchObject({ head: 'Title Section' });
    expect(side(2).leftPt).toBeCloseTo(80, 0);
    expect(side(2).footPt).toBeGreaterThan(500);
  });

  test.each([['A4', 595.28, 841.89], ['A5', 419.53, 595.28], ['Letter', 612, 792]])('%s', async (paper, width, height) => {
    const brief = await buildBrief(`${frontMatter('zh-CN', `paper: ${paper}\n`)}${lines(30)}`);
    expect(brief.pages[0]?.widthPt).toBeCloseTo(width, 1);
    expect(brief.pages[0]?.heightPt).toBeCloseTo(height, 1);
    expect(brief.diagnostics).toEqual([]);
  });
});

test('a short list of sources stays on one page with its heading', async () => {
  const sources = Array.from({ length: 7 }, (_, index) => ({ id: `s${index}`, type: 'book', title: `Volume ${index}`, author: [{ family: `Writer${index}` }], issued: { 'date-parts': [[2000 + index]] } }));
  const cited = sources.map(({ id }) => `@${id}`).join(', ');
  for (const lines of [35, 36, 37, 38, 39, 40]) {
    const brief = await buildBrief(`${frontMatter('en-GB', `bibliography: refs.json\ndisclaimer: "${'Long words of caution. '.repeat(60)}"\n`)}${'Filler.\\\n'.repeat(lines)}${cited}.\n\n# Sources\n\n::: refs\n:::\n`, { 'refs.json': JSON.stringify(sources) });
    const pages = new Set(['Sources', ...sources.map(({ title }) => title)].map((words) => brief.pageWith(words)));
    expect([lines, pages.size]).toEqual([lines, 1]);
  }
});
