/** Manuscripts for the audit: slides of every kind, from a little on them to far too much. The same on each run. */

export type AuditLanguage = 'en' | 'zh';

const words = {
  en: 'the committee reported that licences, although expensive, rarely change what laboratories publish together; a well-documented partnership costs about 12.5 per cent less than “independent” work — and it lasts longer (see annex 3). Controls/alternatives were weighed against 1,240 samples in Rothwell, Halden and Yarmley'.split(' '),
  zh: '委员会报告说，|许可虽然昂贵，|却很少改变实验室共同发表的成果；|有据可查的合作|比“独立”研究|便宜约 12.5%，|而且更持久|（见附件三）。|管控与替代方案|对照了 1,240 组样本，|涉及罗斯韦尔、|AI 芯片与《行动计划》，|其变化——不足两成——|可以忽略。'.split('|'),
} as const;

const marks = {
  en: ['**routine turbine**', '*particular attendance*', '`overflow-wrap`', '[the register](https://example.org/5)', 'H~2~O', '$a^2+b^2$'],
  zh: ['**例行预算**', '*着重强调*', '`overflow-wrap`', '[登记册](https://example.org/5)', 'CO~2~', '$a^2+b^2$'],
} as const;

/** A small generator of its own: no run may differ from another. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Pick = (below: number) => number;

function sentence(language: AuditLanguage, length: number, pick: Pick): string {
  const list: readonly string[] = words[language];
  const parts = Array.from({ length }, () => (pick(9) === 0 ? (marks[language][pick(6)] ?? '') : (list[pick(list.length)] ?? '')));
  return parts.join(language === 'en' ? ' ' : '');
}

const lines = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n');

type Kind = (size: number, text: (length: number) => string) => string;

/** `size` goes from 1 to 9. */
export const kinds: Readonly<Record<string, Kind>> = {
  text: (size, text) => lines(Math.ceil(size * 0.8), () => `${text(28)}\n`),
  bullets: (size, text) => lines(size * 2, (index) => `${index % 3 === 2 ? '  ' : ''}- ${text(5 + (index % 4) * 4)}`),
  numbered: (size, text) => lines(size + 1, (index) => `${index + 8}. ${text(14)}`),
  tasks: (size, text) => lines(size + 2, (index) => `- [${index % 2 === 0 ? 'x' : ' '}] ${text(9)}`),
  definitions: (size, text) => lines(size, () => `${text(2).replace(/[`*[\]$~]/g, '')}\n:   ${text(16)}\n`),
  columns: (size, text) => `:::: columns\n::: {.column width="40%"}\n${lines(size, () => `- ${text(7)}`)}\n:::\n::: column\n${lines(Math.ceil(size / 2), () => `${text(18)}\n`)}\n:::\n::::`,
  table: (size, text) => `| ${text(1)} | ${text(1)} | n |\n|:--|:--|--:|\n${lines(size + 2, (index) => `| ${text(2)} | ${text(3 + (index % 5) * 3)} | ${index * 37} |`)}\n\n: ${text(8)} {#tbl-KEY}`,
  code: (size, text) => `\`\`\`python\n${lines(size * 3, (index) => `${'    '.repeat(index % 3)}value_${index} = measure("${text(index % 7 === 3 ? 30 : 5).replace(/["\`\\]/g, '')}")`)}\n\`\`\``,
  figure: (size, text) => `${lines(Math.ceil(size * 0.6), () => `${text(22)}\n`)}\n![${text(9).replace(/[[\]()]/g, '')}](x.png){#fig-KEY alt="Two bars"}`,
  maths: (size, text) => lines(Math.ceil(size / 2), () => `${text(14)}\n\n$$\n\\sum_{i=1}^{n} \\frac{x_i^2}{1+x_i} = \\int_0^1 f(t)\\,dt\n$$\n`),
  callouts: (size, text) => lines(Math.ceil(size * 0.6), (index) => `> [!${index % 2 === 0 ? 'NOTE' : 'WARNING'}]\n> ${text(20)}\n`),
  quotation: (size, text) => `> ${text(size * 9)}\n>\n> ${text(size * 9)}\n\n${text(9)}`,
  footnotes: (size, text) => `${lines(Math.ceil(size / 2), (index) => `${text(20)}[^KEY${index}]\n`)}\n${lines(Math.ceil(size / 2), (index) => `[^KEY${index}]: ${text(16)}\n`)}`,
};

/** What is higher than a slide by itself, and divided. */
export const dividedKinds: Readonly<Record<string, Kind>> = {
  'divided-text': (size, text) => `${text(12)}\n\n${text(size * 60)}\n\n${text(8)}`,
  'divided-items': (size, text) => `1. ${text(8)}\n2. ${text(size * 60)}\n3. ${text(8)}`,
  'divided-columns': (size, text) => `:::: columns\n::: column\n${text(size * 35)}\n:::\n::: column\n- ${text(size * 20)}\n- ${text(9)}\n:::\n::::`,
  'divided-boxes': (size, text) => `> [!NOTE]\n> ${text(size * 50)}\n\n> ${text(size * 40)}\n>\n> — ${text(3)}`,
};

/** Colours and decoration on all that slides have: nothing of it may move anything. */
export const ownStyles = `:root{--accent:#7a1f3d}
.slide :is(h2,p,li,td,blockquote,.callout,pre){background:linear-gradient(#fff8e8,#fff);border-radius:6px;box-shadow:0 1px 3px #999;text-decoration:underline dotted #999;font-size:3em;padding:2em}`;

const sizes = Array.from({ length: 9 }, (_, index) => index + 1);

/** Each kind in nine sizes, as one manuscript. */
export function auditManuscript(language: AuditLanguage, written: Readonly<Record<string, Kind>>, overflow: 'error' | 'split'): string {
  const slides = Object.entries(written).flatMap(([kind, write], row) =>
    sizes.map((size) => {
      const pick = numbers(row * 1000 + size * 7 + 1);
      const key = `${kind}-${size}`;
      return `## ${kind} ${size} {#${key} .stacked}\n\n${write(size, (length) => sentence(language, length, pick)).replaceAll('KEY', key)}\n`;
    }),
  );
  return `---\ntitle: ${language === 'en' ? 'Audit' : '测量'}\nlang: ${language === 'en' ? 'en-GB' : 'zh-CN'}\ndeck: {overflow: ${overflow}}\n---\n\n${slides.join('\n')}`;
}
