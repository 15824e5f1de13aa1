/** The text of the finished file: line edges by clreq, copying, hyphens, missing characters. */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { characterMissing } from '../../src/diagnostics/messages/typesetting.js';
import { buildBrief, frontMatter } from './buildBrief.js';

let library: Awaited<ReturnType<typeof PDFiumLibrary.init>>;
beforeAll(async () => {
  library = await PDFiumLibrary.init();
});
afterAll(() => {
  library.destroy();
});

/** Text as a reader copies it from the first page in a PDFium viewer. */
async function copied(bytes: Uint8Array): Promise<string> {
  const document = await library.loadDocument(bytes);
  const text = document.getPage(0).getText();
  document.destroy();
  return text;
}

/** PDFium marks a hyphen that vanishes by U+FFFE and ends lines by CR LF. */
const joined = (text: string): string => text.replaceAll('\u{fffe}', '').replaceAll(/\r\n/g, '');

const chinese = [
  '凡是水库得协商的地方，检查员都注意到货运量的变化；其他地方的差别（不足 2%）则可以忽略。其中，**可比的路面**尤其重要，*需求量*的变化见[账目登记册](https://example.org/a)。',
  '2013年至2024年间，收入上升了19.5%，而南岭乡、青石镇两地的产量则急剧下降。《平湖采石场修复办法》规定：“志愿者、运营商和承包商均可申请信号系统，但须明显提交LED文件。”',
  '“这究竟是储备金的问题，还是医院的问题？”志愿者各执一词——尚无定论……凡是菜地得到迁移的地方，工程师都注意到维护费用的变化；其他地方的差别（不足7%）则可以忽略。',
  '在青石镇，**医院**（含门诊）与《盈余共用一处街区》——供应商曾在较浅的起重机期间对它共同进行恢复；根据高效的预测，每一百名店主中有97名至少更换过一次升级工程。',
];
/** Marks that UAX #14 alone lets start a line after Han, and pairs that a line could part. */
const marksOnly = ['产能～需求', '卡尔·马克思', '东岸—西岸', '进口／出口', '尚无定论——各执一词', '诸如此类……等等', '约占50%上下', '约12.5 km长', '气温5℃以上', '（见“附录”）'];
const plain = (markdown: string): string => markdown.replaceAll('**', '').replaceAll('*', '').replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1');

// clreq, "Prohibition rules for line start and line end", basic level and closing marks.
const notAtStart = /^[、，。．；：！？）〉》」』】〕〗｝”’…—·～／%％‰℃]|^km/u;
const notAtEnd = /[（〈《「『【〔〖｛“‘／]$/u;

describe('Chinese', () => {
  test.each([0, 1, 2, 3, 4, 5, 6, 7])('no line begins or ends with a prohibited character (shifted by %i)', async (shift) => {
    // Any of the marks comes to the line's end in some paragraph.
    const shifted = Array.from({ length: 6 }, (_, more) => `${'移'.repeat(shift + 8 * more)}${marksOnly.join('')}${marksOnly.join('')}${marksOnly.join('')}`);
    const text = [...chinese.map((paragraph) => `${'移'.repeat(shift)}${paragraph}`), ...shifted].map((paragraph) => `${paragraph}\n\n`).join('');
    const brief = await buildBrief(`${frontMatter('zh-CN')}${text.repeat(3)}`);
    const lines = brief.pages.flatMap((page) => page.lines.filter((line) => line.yPt > 60 && line.yPt < 780).map((line) => line.text.trim()));
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => notAtStart.test(line) || notAtEnd.test(line))).toEqual([]);
    expect(lines.filter((line, index) => /[—…]$/u.test(line) && lines[index + 1]?.startsWith(line.at(-1) ?? ''))).toEqual([]);
    expect(brief.diagnostics).toEqual([]);
  });

  test('copying a paragraph gives the source', async () => {
    const brief = await buildBrief(`${frontMatter('zh-CN')}${chinese.join('\n\n')}\n`);
    const text = joined(await copied(brief.bytes));
    for (const paragraph of chinese) expect(text).toContain(plain(paragraph));
  });

  test('emphasis is set in upright characters', async () => {
    const brief = await buildBrief(`${frontMatter('zh-CN')}*需求量*\n`);
    expect(brief.pages[0]?.lines.flatMap((line) => line.fonts)).toContain('NotoSerifSC-Regular');
  });

  test('the text layer holds no character that the source does not', async () => {
    const brief = await buildBrief(`${frontMatter('zh-CN')}一二三 ⼀ 见⻅ 龙 立\n`);
    expect(joined(await copied(brief.bytes))).toContain('一二三 ⼀ 见⻅ 龙 立');
  });
});

describe('English', () => {
  const paragraph =
    'Interdisciplinary collaboration notwithstanding, characteristically counterproductive administrative responsibilities remain; internationally representative organisations nevertheless acknowledge extraordinary transformations of infrastructural arrangements throughout metropolitan neighbourhoods.';

  test('hyphens of line ends vanish on copying', async () => {
    const brief = await buildBrief(`${frontMatter('en-GB', 'paper: A5\n')}${paragraph}\n`);
    const text = await copied(brief.bytes);
    expect(text).toContain('\u{fffe}'); // the case is here: a word was divided
    expect(text.replaceAll('\u{fffe}', '').replaceAll('\r\n', ' ')).toContain(paragraph);
  });
});

describe('fonts', () => {
  test('rare Han and emoji come from the fallback fonts', async () => {
    const brief = await buildBrief(`${frontMatter('zh-CN')}生僻字𠮷与✅。\n`);
    expect(brief.diagnostics).toEqual([]);
    expect(joined(await copied(brief.bytes))).toContain('生僻字𠮷与✅。');
  });

  test('a character that no font has is an error at its line, told once', async () => {
    const brief = await buildBrief(`${frontMatter('zh-CN')}第一段。\n\n第二段𒀀，又是𒀀。\n`);
    const position = brief.diagnostics[0]?.position ?? null;
    expect(brief.diagnostics).toEqual([characterMissing('𒀀', position)]);
    expect(position?.start.line).toBe(8);
  });
});
