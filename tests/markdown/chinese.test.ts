import { describe, expect, test } from 'vitest';
import { compare } from './specifications.js';
import { printTree } from './printTree.js';
import { readBody, readChinese } from './manuscripts.js';

describe('emphasis between Han characters and punctuation is what its author meant', () => {
  test.each([
    ['**重点。**后面', '<p><strong>重点。</strong>后面</p>'],
    ['前面**“引语”**后面', '<p>前面<strong>“引语”</strong>后面</p>'],
    ['**“引语”**后面', '<p><strong>“引语”</strong>后面</p>'],
    ['前面**「引语」**后面', '<p>前面<strong>「引语」</strong>后面</p>'],
    ['**中文（English）**后面', '<p><strong>中文（English）</strong>后面</p>'],
    ['前面**(括号)**后面', '<p>前面<strong>(括号)</strong>后面</p>'],
    ['*斜体！*后面', '<p><em>斜体！</em>后面</p>'],
    ['前面*“引”*，后面', '<p>前面<em>“引”</em>，后面</p>'],
    ['见**`code`**和**[链接](x)**', '<p>见<strong><code>code</code></strong>和<strong><a href="x">链接</a></strong></p>'],
    ['**甲。****乙。**', '<p><strong>甲。****乙。</strong></p>'],
    ['~~删除。~~后面', '<p><del>删除。</del>后面</p>'],
    ['**重点：**English', '<p><strong>重点：</strong>English</p>'],
    ['占**40%**的', '<p>占<strong>40%</strong>的</p>'],
    ['**𠮷。**后', '<p><strong>𠮷。</strong>后</p>'],
    ['** 不是重点。**后', '<p>** 不是重点。**后</p>'],
  ])('%s', (markdown, html) => {
    const { got, expected } = compare(markdown, html);
    expect(got).toBe(expected);
  });
});

describe('a line end', () => {
  test.each([
    ['汉字\n汉字', '汉字汉字'],
    ['汉字，\n汉字', '汉字，汉字'],
    ['汉字\n（汉字', '汉字（汉字'],
    ['汉字\nEnglish', '汉字 English'],
    ['English\n汉字', 'English 汉字'],
    ['かな\nカナ', 'かなカナ'],
    ['한글\n한글', '한글 한글'],
    ['他说：“你好。”\n我说', '他说：“你好。”我说'],
    ['汉字——\n汉字', '汉字——汉字'],
    ['𠮷\n𠮷', '𠮷𠮷'],
  ])('%j', (markdown, text) => {
    expect(printTree(readChinese(markdown).root.children)).toBe(`paragraph\n  text value=${JSON.stringify(text)}\n`);
  });

  test('it is looked at through the marks beside it', () => {
    expect(printTree(readChinese('**重点**\n后面\n`x`\n汉').root.children)).toBe(
      'paragraph\n  strong\n    text value="重点"\n  text value="后面 "\n  inlineCode value="x"\n  text value=" 汉"\n',
    );
  });

  test('in English it is a space', () => {
    expect(printTree(readBody('one\ntwo').root.children)).toBe('paragraph\n  text value="one two"\n');
  });
});

describe('straight quotation marks in Chinese', () => {
  test.each([
    ['他说"你好"。', '他说“你好”。'],
    ['"AI 时代"到了', '“AI 时代”到了'],
    ['用"AI"的人', '用“AI”的人'],
    ['an "English" quote', 'an "English" quote'],
    ['单独的"一个', '单独的"一个'],
    ['"甲"和"乙"', '“甲”和“乙”'],
  ])('%s', (markdown, text) => {
    expect(printTree(readChinese(markdown).root.children)).toBe(`paragraph\n  text value=${JSON.stringify(text)}\n`);
  });
});
