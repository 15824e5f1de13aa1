/** What has no space to break at stays inside the margins: addresses, code, in text and in lists, notes and tables. */
import { expect, test } from 'vitest';
import { buildBrief, frontMatter } from './buildBrief.js';

const address = `https://example.org/${'a-long/path_without.spaces/'.repeat(12)}?query=${'x'.repeat(120)}`;
const code = `const ${'aVeryLongIdentifier'.repeat(12)} = call(${'argument, '.repeat(30)});`;

test.each(['en-GB', 'zh-CN'])('addresses and code break inside the margins (%s)', async (lang) => {
  const brief = await buildBrief(`${frontMatter(lang)}See ${address} and \`${'inlineCode'.repeat(20)}\`.

- ${address}
  1. ${address}

\`\`\`js
${code}
\`\`\`

> ${address}

| a | b |
|--|--|
| ${address} | \`${'inlineCode'.repeat(20)}\` |

Noted[^n].

[^n]: ${address}
`);
  const [left, right] = [71, 524.28]; // 595.28 - 71
  const beyond = brief.pages.flatMap((page) => page.lines.filter((line) => line.xPt < left - 0.5 || line.rightPt > right + 0.5).map(({ text, xPt, rightPt }) => ({ text, xPt, rightPt })));
  expect(beyond).toEqual([]);
  const solid = brief.pages.flatMap((page) => page.lines.map(({ text }) => text)).join('').replaceAll(/[\s\u{ad}]/gu, '');
  expect(solid.split(address).length - 1).toBeGreaterThanOrEqual(4); // in text, lists and the quotation; the table's goes between its columns
});
