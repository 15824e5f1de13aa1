/** From Markdown as authors type it to what each output prints of its references. */
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { Output } from '../../src/document/nodes.js';
import { readManuscript } from '../../src/markdown/readManuscript.js';
import { resolveReferences } from '../../src/references/resolveReferences.js';
import { selectOutput, type Selection } from '../../src/references/selectOutput.js';
import { memoryFolder } from './memoryFolder.js';
import { lines, marked } from './resolving.js';

const bibliography = `
@book{smith2019, title={Measures}, author={Smith, Ann}, year=2019}
@article{ding2023, title={合作}, author={丁, 学良 and 李, 红 and 王, 伟}, journal={科学}, year=2023}
@book{smith2020, title={More}, author={Smith, Ann}, year=2020}
`;

async function selected(text: string, output: Output): Promise<Selection & { readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const folder = memoryFolder({ 'a.md': text, 's.bib': bibliography });
  const { root, metadata } = readManuscript('a.md', folder, report);
  const references = await resolveReferences({ root, metadata, numbersSections: metadata.numberSections === true, folder, file: 'a.md' }, report);
  return { ...selectOutput({ root, metadata, references }, output, { publicDeck: false }), diagnostics };
}

const withoutLinks = (selection: Selection): readonly string[] =>
  lines(selection.root.children).map((line) => line.replace(/\[([^[\]]*)\]\(#[^)]*\)/gu, '$1'));

const front = (lang: string, style: string): string => `---\ntitle: T\nlang: ${lang}\nbibliography: s.bib\ncitation-style: ${style}\n---\n\n`;

const citing = `As [@smith2019] and [see @smith2019, p. 3; @smith2020].

@smith2019 says, @smith2020 [pp. 3-4] too, Smith [-@smith2019] again.

In [@ding2023; @smith2019; @smith2020].
`;

test('author–date citations in English', async () => {
  const brief = await selected(front('en', 'author-date') + citing, 'brief');
  expect(brief.diagnostics).toEqual([]);
  expect(withoutLinks(brief)).toEqual([
    'As (Smith 2019) and (see Smith 2019, p. 3; Smith 2020).',
    'Smith (2019) says, Smith (2020, pp. 3-4) too, Smith (2019) again.',
    'In (丁学良 et al. 2023; Smith 2019, 2020).',
    '# Sources',
    '<bibliographyPlace>',
  ]);
  expect(brief.references.bibliography.map((entry) => marked(entry.children))).toEqual([
    'Smith, Ann. 2019. *Measures*.',
    'Smith, Ann. 2020. *More*.',
    '丁学良, 李红, and 王伟. 2023. “合作.” 《科学》.',
  ]);
});

test('numeric citations in English', async () => {
  const brief = await selected(front('en', 'gbt7714') + citing, 'brief');
  expect(withoutLinks(brief).slice(0, 3)).toEqual([
    'As^[1]^ and [see 1, p. 3; 2].',
    'Smith^[1]^ says, Smith^[2]3-4^ too, Smith^[1]^ again.',
    'In^[1–3]^.',
  ]);
});

test('citations in Chinese', async () => {
  const text = '合作在增长 [@ding2023]，参见 [参见 @smith2019，第 3 页；@smith2020]。\n\n如 @ding2023 所述，见 [@ding2023, 第 3 页]。\n';
  expect(withoutLinks(await selected(front('zh', 'author-date') + text, 'brief')).slice(0, 2)).toEqual([
    '合作在增长（丁学良等，2023），参见（参见 Smith，2019，第 3 页；Smith，2020）。',
    '如丁学良等（2023）所述，见（丁学良等，2023，第 3 页）。',
  ]);
  expect(withoutLinks(await selected(front('zh', 'gbt7714') + text, 'brief')).slice(0, 2)).toEqual([
    '合作在增长^[1]^，参见 [参见 2，第 3 页；3]。',
    '如丁学良等^[1]^所述，见^[1]3^。',
  ]);
});

test('references, footnotes and divs as authors type them', async () => {
  const text = `---
title: T
lang: en
---

# One {#sec-one}

See @fig-a, [@fig-b], -@tbl-t, @eq-e and @sec-one.[^n]

::: deck
![B](b.png){#fig-b alt="b"}
:::

![A](a.png){#fig-a alt="a"}

| x |
|---|
| 1 |

: T {#tbl-t}

$$x$$ {#eq-e}

[^n]: Note on @fig-b.
`;
  const brief = await selected(text, 'brief');
  expect(brief.diagnostics).toEqual([]);
  expect(withoutLinks(brief)[1]).toBe('See Figure\u00A02, Figure\u00A01 (see deck), 1, Equation\u00A01 and “One”.');
  const note = [...brief.references.footnotes.values()][0];
  expect(marked(note?.definition.children.flatMap((node) => (node.type === 'paragraph' ? node.children : [])) ?? [])).toBe('Note on Figure\u00A01 (see deck).');
  expect(withoutLinks(await selected(text, 'deck'))[1]).toBe('See Figure\u00A02, Figure\u00A01, 1, Equation\u00A01 and “One”.');
});

test('faults stand at their places in the manuscript', async () => {
  const { diagnostics } = await selected(`${front('en', 'gbt7714')}Text [@smith2091].\n\nSee @fig-no.\n`, 'brief');
  expect(diagnostics.map(({ code, position, hint }) => `${position?.start.line ?? 0}:${position?.start.column ?? 0} ${code} ${hint ?? ''}`)).toEqual([
    '8:6 citation-unknown did you mean @smith2019?',
    '10:5 cross-reference-unknown give the figure, table, equation or heading {#fig-no}',
  ]);
});
