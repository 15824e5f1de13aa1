/** Each manuscript has its folder of outputs, with a name that every system takes. */
import { expect, test } from 'vitest';
import { outputNames } from '../../src/outputs/outputFolder.js';

test.each([
  ['content/ai-cooperation/index.zh.md', 'zh-CN', 'ai-cooperation/zh'],
  ['content/ai-cooperation/index.en-GB.md', 'en', 'ai-cooperation/en-GB'],
  ['content/report/index.md', 'en', 'report/en'],
  ['report.md', 'zh', 'report/zh'],
  ['notes/报告（终稿）.md', 'zh', '报告（终稿）/zh'],
  ['index.notes.md', 'en', 'index.notes/en'],
  ['report.final.markdown', 'en', 'report.final/en'],
  ['a:b?.md', 'en', 'a-b-/en'],
  ['con.md', 'en', '_con/en'],
  ['...md', 'en', 'manuscript/en'],
  ['report.md', '../../x', 'report/und'],
  ['report.md', '', 'report/und'],
])('%s in %s goes to %s', (path, lang, folder) => {
  const { name, lang: part } = outputNames(path, lang);
  expect(`${name}/${part}`).toBe(folder);
});
