/** Manuscripts that are known to crash, hang or mislead the libraries end in diagnostics, not in a crash or a wait. */
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession, type BuildResult, type BuildSession } from '../../src/api.js';
import { temporaryFolder } from '../temporaryFolder.js';

let session: BuildSession;
beforeAll(() => {
  session = openSession();
});
afterAll(() => {
  session.close();
});

async function buildText(text: string | Uint8Array, files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<BuildResult> {
  const folder = temporaryFolder({ 'report.md': text, ...files });
  return await session.build(join(folder, 'report.md'));
}

const codesOf = (result: BuildResult): readonly string[] => result.diagnostics.map((one) => one.code);
const withTitle = (body: string): string => `---\ntitle: T\nlang: en\ntoc: false\n---\n\n${body}\n`;
const chart = (spec: string): string => withTitle(`\`\`\`vega-lite {#fig-a alt="a"}\n${spec}\n\`\`\``);

describe('text', () => {
  test.each([
    ['nested quotes', '> '.repeat(20_000) + 'a'],
    ['nested lists', Array.from({ length: 2000 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
    ['nested brackets', '['.repeat(3000) + 'a' + ']'.repeat(3000)],
    ['nested emphasis', '*a **a '.repeat(8000)],
    ['nested divs', `${'::::: a\n'.repeat(2000)}a`],
    ['backticks of every length', Array.from({ length: 150 }, (_, length) => `e${'`'.repeat(length)}`).join('')],
    ['open links', '[a](b'.repeat(1000)],
    ['open comments and tags', '<!-- a <a '.repeat(10_000)],
    ['a long line', 'word '.repeat(10_000)],
    ['a long word', 'a'.repeat(5000)],
    ['a long Han line', '合作'.repeat(10_000)],
    ['many footnotes', Array.from({ length: 300 }, (_, at) => `a[^${at}]\n\n[^${at}]: note`).join('\n\n')],
    ['a table of many columns', `|${'a|'.repeat(300)}\n|${'-|'.repeat(300)}\n|${'b|'.repeat(300)}`],
  ])('%s', { timeout: 60_000 }, async (_, body) => {
    const started = performance.now();
    const result = await buildText(withTitle(body));
    expect(result.failed || result.brief !== null).toBe(true);
    expect(performance.now() - started).toBeLessThan(45_000);
  });

  test.each([
    ['an empty file', ''],
    ['only front matter', '---\ntitle: T\n---\n'],
    ['a byte order mark and Windows line ends', '\ufeff---\r\ntitle: T\r\nlang: en\r\n---\r\n\r\n# A\r\n\r\n- b\r\n'],
    ['control characters', withTitle('a\u0000b\u0007c\u001bd\u009fe\ufffef')],
    ['lone surrogates and non-characters', withTitle('a\ud800b \udfff c \uffff')],
    ['right-to-left overrides', withTitle('a \u202eb\u202c \u2066c\u2069 שלום مرحبا')],
    ['combining marks without end', withTitle(`e${'\u0301'.repeat(5000)}`)],
  ])('%s', async (_, text) => {
    const result = await buildText(text);
    expect(result.failed || result.brief !== null).toBe(true);
  });

  test('bytes that are no text are an error', async () => {
    const result = await buildText(Uint8Array.from({ length: 5000 }, (_, at) => (at * 37) % 256));
    expect(result.failed).toBe(true);
  });

  test('a YAML bomb is an error', async () => {
    const bomb = Array.from({ length: 12 }, (_, at) => `k${at}: &a${at} [${at === 0 ? 'x' : Array(10).fill(`*a${at - 1}`).join(',')}]`).join('\n');
    const result = await buildText(`---\ntitle: T\n${bomb}\n---\n\na\n`);
    expect(result.failed).toBe(true);
  });

  test('a template is a name, never a path', async () => {
    const result = await buildText('---\ntitle: T\ntemplate: ../../evil\n---\n\na\n');
    expect(codesOf(result)).toContain('template-unknown');
    expect(codesOf(await buildText('---\ntitle: T\ntemplate: constructor\n---\n\na\n'))).toContain('template-unknown');
  });
});

describe('what would run or fetch in the deck', () => {
  const payload = '</script><script>alert(1)</script><img src=x onerror=alert(1)>';
  const hostile = [
    '---', `title: '${payload}'`, `authors: ['${payload}']`, `status: '${payload}'`, 'lang: en', '---', '',
    `## A ${payload} {#a" onclick="alert(1)}`, '',
    `text ${payload} [link](javascript:alert(1)) [other](data:text/html,x) <javascript:alert(1)> ![p](javascript:alert(1))`, '',
    `\`${payload}\``, '', '```html', payload, '```', '',
    '<style>@import "http://example.org"</style>', '', '<iframe src="http://example.org"></iframe>', '',
    '::: notes', payload, ':::', '', `| ${payload} |`, '|--|', `| ${payload} |`, '',
    `[span]{onclick="alert(1)" style="background:url(http://example.org)" .x"><script>}`, '',
  ].join('\n');

  test('nothing of the manuscript becomes an element or an address', async () => {
    const result = await buildText(hostile);
    const html = result.deck?.html ?? '';
    expect(html.match(/<script/g)).toHaveLength(1);
    const body = html.slice(html.indexOf('<main'), html.lastIndexOf('<script'));
    expect(body).not.toMatch(/<(iframe|style|object|embed|form)\b/i);
    // a slide's title is an attribute as well: what stands in quotes is text
    expect(body.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[^>]+\son\w+=/i);
    expect(body).not.toMatch(/<[^>]+\s(?:href|src)="(?:javascript|data:text|vbscript)/i);
    expect(body).not.toMatch(/<[^>]+\sstyle="[^"]*url\(/i);
  });
});

describe('charts', () => {
  test.each([
    ['ten million rows', '{"data": {"sequence": {"start": 0, "stop": 1e7}}, "mark": "point", "encoding": {"x": {"field": "data", "type": "quantitative"}}}'],
    ['a width of a thousand million', '{"data": {"values": [{"a": 1}]}, "width": 1e9, "mark": "bar", "encoding": {"x": {"field": "a", "type": "quantitative"}}}'],
    ['bins without end', '{"data": {"values": [{"a": 0}, {"a": 1}]}, "mark": "bar", "encoding": {"x": {"field": "a", "bin": {"step": 1e-7}}, "y": {"aggregate": "count"}}}'],
    ['five million ticks', '{"data": {"values": [{"a": 0}, {"a": 1}]}, "mark": "point", "encoding": {"x": {"field": "a", "type": "quantitative", "axis": {"tickCount": 5e6}}}}'],
  ])('%s', { timeout: 60_000 }, async (_, spec) => {
    const result = await buildText(chart(spec));
    expect(result.failed || result.figures.length === 1).toBe(true);
    // The next chart is drawn as if nothing had happened.
    const next = await buildText(chart('{"data": {"values": [{"a": 1}]}, "mark": "point", "encoding": {"x": {"field": "a", "type": "quantitative"}}}'));
    expect(next.figures.map((figure) => figure.key)).toEqual(['fig-a']);
  });

  test.each([
    ['{"data": {"url": "/etc/passwd"}, "mark": "bar"}'],
    ['{"data": {"url": "file:///etc/passwd", "format": {"type": "csv"}}, "mark": "bar"}'],
    ['{"data": {"url": "http://example.org/a.csv"}, "mark": "bar"}'],
    ['{"data": {"url": "../secret.csv"}, "mark": "bar"}'],
    ['{"data": {"url": "data:text/csv,a%0A1"}, "mark": "bar"}'],
    ['{"data": {"values": [{"u": "file:///etc/passwd"}]}, "mark": "image", "encoding": {"url": {"field": "u"}}}'],
    ['{"data": {"values": [{"u": "http://example.org/a.png"}]}, "mark": {"type": "image", "url": "http://example.org/a.png"}}'],
  ])('%s reads nothing outside', async (spec) => {
    const result = await buildText(chart(spec));
    expect(result.failed).toBe(true);
    expect(result.inputs.map((input) => input.file)).toEqual(['report.md']);
  });

  test('an expression reaches nothing of the machine', async () => {
    const spec = '{"data": {"values": [{"a": 1}]}, "transform": [{"calculate": "this.constructor.constructor(\'return process\')().pid", "as": "b"}], "mark": "text", "encoding": {"text": {"field": "b"}}}';
    const result = await buildText(chart(spec));
    expect(result.figures.some((figure) => figure.svg.includes(String(process.pid)))).toBe(false);
  });
});

describe('files', () => {
  const picture = withTitle('![A](a.png){alt="a"}');

  test.each([
    ['no picture at all', Uint8Array.from([1, 2, 3])],
    ['a PNG cut short', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ['a JPEG cut short', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ['an SVG that runs a script', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="alert(1)"><script>alert(1)</script><image href="file:///etc/passwd"/></svg>'],
    ['an SVG with entities without end', '<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>'],
    ['nothing', ''],
  ])('a picture that is %s', async (_, bytes) => {
    const result = await buildText(picture, { 'a.png': bytes });
    expect(result.diagnostics.length).toBeGreaterThan(0);
    expect(result.deck?.html ?? '').not.toContain('/etc/passwd');
  });

  test.skipIf(process.platform === 'win32')('pipes, devices, folders and links out are refused', async () => {
    const folder = temporaryFolder({
      'work/report.md': withTitle('![A](pipe.vl.json){alt="a"}\n\n![B](folder.vl.json){alt="b"}\n\n![C](out.png){alt="c"}\n\n![D](pipe.csv)'),
      'work/folder.vl.json/a': '',
      'secret.png': 'secret',
    });
    execFileSync('mkfifo', [join(folder, 'work', 'pipe.vl.json'), join(folder, 'work', 'pipe.csv')]);
    symlinkSync('../secret.png', join(folder, 'work', 'out.png'));
    const result = await session.build(join(folder, 'work', 'report.md'));
    expect(result.diagnostics.filter((one) => one.severity === 'error').length).toBeGreaterThanOrEqual(4);
    expect(result.inputs.map((input) => input.file)).toEqual(['report.md']);
  });

  test('includes that go round are an error', async () => {
    const include = (file: string): string => `{{< include ${file} >}}\n`;
    const result = await buildText(withTitle(include('a.md')), { 'a.md': include('b.md'), 'b.md': include('a.md') });
    expect(result.failed).toBe(true);
  });
});
