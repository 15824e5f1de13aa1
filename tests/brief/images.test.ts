/** Pages as pictures: what no projection shows. One idea each, on A5, compared with a tolerance. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { academic } from '../../templates/academic/index.js';
import { house } from '../../templates/house/index.js';
import { buildBrief, frontMatter } from './buildBrief.js';

let library: Awaited<ReturnType<typeof PDFiumLibrary.init>>;
beforeAll(async () => {
  library = await PDFiumLibrary.init();
});
afterAll(() => {
  library.destroy();
});

const goldenFolder = new URL('../golden/brief/', import.meta.url);
/** Share of pixels that may differ: anti-aliasing, not a moved line. */
const tolerance = 0.002;

async function firstPage(bytes: Uint8Array): Promise<PNG> {
  const document = await library.loadDocument(bytes);
  const rendered = await document.getPage(0).render({ scale: 1, render: 'bitmap' });
  document.destroy();
  const picture = new PNG({ width: rendered.width, height: rendered.height });
  picture.data.set(rendered.data);
  return picture;
}

/** The first time, and with `UPDATE_IMAGES=1`, the picture is kept instead of compared. */
function differingShare(picture: PNG, name: string): number {
  const file = fileURLToPath(new URL(`${name}.png`, goldenFolder));
  if (!existsSync(file) || process.env.UPDATE_IMAGES === '1') {
    mkdirSync(goldenFolder, { recursive: true });
    writeFileSync(file, PNG.sync.write(picture));
    return 0;
  }
  const golden = PNG.sync.read(readFileSync(file));
  if (golden.width !== picture.width || golden.height !== picture.height) return 1;
  const differing = pixelmatch(golden.data, picture.data, undefined, golden.width, golden.height, { threshold: 0.2 });
  return differing / (golden.width * golden.height);
}

const a5 = (lang: string, more = ''): string => frontMatter(lang, `paper: A5\n${more}`);

const cases: Readonly<Record<string, string>> = {
  cover: `---\ntitle: 季节性的路面\nsubtitle: 一份简报\norganisation: 能源政策研究中心\nauthors: [李明]\nstatus: 内部资料\ndate: 2026-11-23\nlang: zh-CN\npaper: A5\ntoc: false\nabstract: 三句话的摘要，说明问题、发现与建议。\n---\n\n正文。\n`,
  'emphasis-dots': `${a5('zh-CN')}凡是水库得协商的地方，*检查员*都注意到**货运量**的变化，*包括，标点*。\n`,
  'task-list': `${a5('zh-CN')}- [x] 完成初稿\n- [ ] 征求意见\n  - 第二级\n    - 第三级\n\n1. 甲\n2. 乙\n`,
  callouts: `${a5('en-GB')}::: callout-note\nA note.\n:::\n\n::: callout-warning\nA warning.\n:::\n`,
  'wrapped-code': `${a5('en-GB')}\`\`\`js\nconst text = 'a line that is too long for the measure of this page and goes on below';\nreturn text;\n\`\`\`\n`,
  table: `${a5('zh-CN')}| 地点 | 年份 | 产量 |\n|:--|:-:|--:|\n| 金沙湾 | 2007 | 60,753 |\n| 柳林 | 2024 | 1,421 |\n\n: 各地产量 {#tbl-a}\n`,
  equation: `${a5('en-GB')}Energy $E = mc^2$ in a line, and\n\n$$\n\\sum_{i=1}^{n} \\frac{1}{i^2}\n$$ {#eq-a}\n`,
  // Neighbouring marks share half an em, pairs are whole, a paragraph's opening mark begins at the indent, a line's last mark ends at the edge.
  'chinese-marks': `${a5('zh-CN')}“开头的引号”与《书名》（括号），以及“《连续的》”标点。「直角引号」『双引号』——破折号……省略号，卡尔·马克思，东岸～西岸，甲／乙。\n\n${'（逗号，句号。）“引号”、《书名》；'.repeat(7)}\n`,
  // A quarter em between Han and what is set otherwise, typed or not.
  'mixed-styles': `${a5('zh-CN')}用**AI**写、用 **AI** 写；见[GitHub](https://example.org)上，见 [GitHub](https://example.org) 上；用\`npm\`装，用 \`npm\` 装；设$x^2$为，设 $x^2$ 为；约50%的，约 12 km 长；*重点*与**“粗体”**。\n`,
  'latin-paragraph': `${a5('en-GB')}Interdisciplinary collaboration notwithstanding, characteristically counterproductive responsibilities remain; the office's “efficient” staff — first, fifth and final — acknowledge extraordinary transformations of infrastructural arrangements throughout AVA's neighbourhoods.\n`,
  footnote: `${a5('zh-CN')}引用。[^a]后文。\n\n[^a]: 注释的正文。\n`,
};

test.each(Object.keys(cases))('%s', async (name) => {
  const brief = await buildBrief(cases[name] ?? '');
  expect(brief.diagnostics).toEqual([]);
  expect(differingShare(await firstPage(brief.bytes), name)).toBeLessThan(tolerance);
});

// Commas and stops of full lines stand in the margin, one at most; the last line has none there.
test('hanging-punctuation', async () => {
  const zh = { ...house.tokens.brief.lines.zh, hangingPunctuation: true };
  const template = { ...house, tokens: { ...house.tokens, brief: { ...house.tokens.brief, lines: { ...house.tokens.brief.lines, zh } } } };
  const brief = await buildBrief(`${a5('zh-CN')}${'凡是水库，得协商的地方，检查员都注意，货运量的变化。'.repeat(9)}\n`, {}, template);
  expect(brief.diagnostics).toEqual([]);
  expect(differingShare(await firstPage(brief.bytes), 'hanging-punctuation')).toBeLessThan(tolerance);
});

const papers: Readonly<Record<string, string>> = {
  'academic-zh': `---\ntitle: 季节性路面研究\nauthors: [{name: 李明, affiliation: 能源政策研究中心}]\ndate: 2026-11-23\nlang: zh-CN\npaper: A5\ntoc: false\nabstract: 三句话的摘要，说明问题、发现与建议，行文略长以便占满两行，好看清首行是否缩进。\n---\n\n# 背景\n\n第一段不长。\n\n第二段引用文献。[^a]\n\n## 一个长得在这样的版心里一行排不下而要转到第二行的小节标题\n\n| 地点 | 产量 |\n|:--|--:|\n| 金沙湾 | 60,753 |\n\n: 各地产量，题注也写得长到一行排不下，于是转行之后两端对齐而末行居左，不再居中。 {#tbl-a}\n\n[^a]: 注释。\n`,
  'academic-en': `---\ntitle: Seasonal surfaces\nauthors: [{name: Anna Schmidt, affiliation: Works Office}]\ndate: 2026-11-23\nlang: en-GB\npaper: A5\ntoc: false\nabstract: Three sentences of abstract that say what was asked, what was found and what follows from it, over more than one line of text.\nkeywords: [roads, rain]\n---\n\n# Background\n\nThe first paragraph is not indented.\n\nThe second is, and cites a note.[^a]\n\n## A heading that is too long for one line of this measure and hangs below its first word\n\n| Place | Output |\n|:--|--:|\n| Bay | 60,753 |\n\n: Output by place, with a caption so long that it goes on over a second line of the measure and is not centred. {#tbl-a}\n\n> A quotation.\n\n[^a]: The note.\n`,
};

test.each(Object.keys(papers))('%s', async (name) => {
  const brief = await buildBrief(papers[name] ?? '', {}, academic);
  expect(brief.diagnostics).toEqual([]);
  expect(differingShare(await firstPage(brief.bytes), name)).toBeLessThan(tolerance);
});
