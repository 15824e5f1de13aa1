import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grammars } from '../../src/highlighting/grammars.js';
import { highlight } from '../../src/highlighting/highlight.js';

const textOf = (value: string, lang: string | null): string =>
  highlight(value, lang)
    .map((line) => line.map((token) => token.text).join(''))
    .join('\n');

/** `keyword:return` for each coloured token. */
const coloured = (value: string, lang: string): readonly string[] =>
  highlight(value, lang)
    .flat()
    .flatMap((token) => (token.scope === null ? [] : [`${token.scope}:${token.text}`]));

test('Python has its keywords, names, strings, numbers and comments coloured', () => {
  expect(highlight('def share(x):\n    return x / 40  # 占比', 'python')).toEqual([
    [
      { text: 'def', scope: 'keyword' },
      { text: ' ', scope: null },
      { text: 'share', scope: 'name' },
      { text: '(x):', scope: null },
    ],
    [
      { text: '    ', scope: null },
      { text: 'return', scope: 'keyword' },
      { text: ' x / ', scope: null },
      { text: '40', scope: 'number' },
      { text: '  ', scope: null },
      { text: '# 占比', scope: 'comment' },
    ],
  ]);
});

test('a token that runs over lines is cut at each line end', () => {
  expect(highlight('/* a\n\nb */', 'js')).toEqual([
    [{ text: '/* a', scope: 'comment' }],
    [],
    [{ text: 'b */', scope: 'comment' }],
  ]);
});

test.each([
  ['r', 'x <- mean(c(1, 2)) # m', 'comment:# m'],
  ['stata', 'regress y x', 'keyword:regress'],
  ['json', '{"a": 1}', 'number:1'],
  ['yaml', 'a: "b"', 'string:"b"'],
  ['sql', "select 'x' from t", "string:'x'"],
  ['bash', 'if true; then echo "x"; fi', 'keyword:if'],
  ['tex', '\\frac{1}{2} % half', 'comment:% half'],
  ['TypeScript', 'type A = string', 'keyword:type'],
  ['julia', 'function f() end', 'keyword:function'],
  ['diff', '+ new', 'addition:+ new'],
  ['html', '<p class="x">', 'string:"x"'],
  ['vega-lite', '{"mark": "bar"}', 'string:"bar"'],
  ['toml', 'a = 1', 'number:1'],
])('%s is coloured', (lang, code, token) => {
  expect(coloured(code, lang)).toContain(token);
});

test('an unknown language and none at all give plain lines', () => {
  const plain = [[{ text: 'if a', scope: null }], [], [{ text: 'b', scope: null }]];
  expect(highlight('if a\n\nb', 'klingon')).toEqual(plain);
  expect(highlight('if a\n\nb', null)).toEqual(plain);
  expect(highlight('', null)).toEqual([[]]);
});

test('very long code and very long lines are set plain', () => {
  const long = 'x = 1\n'.repeat(40_000);
  expect(highlight(long, 'python').flat().every((token) => token.scope === null)).toBe(true);
  expect(highlight(`"${'a'.repeat(1000)}"`, 'python').flat()).toHaveLength(1);
});

const languages = [...Object.keys(grammars), 'klingon', null];

test('no character of the code is lost, doubled or moved, in any language', () => {
  const pieces = fc.constantFrom('if', '(', ')', '{', '}', '"', "'", '\n', '\r\n', '\t', ' ', '#', '//', '/*', '*/', '<', '>', '`', '$', '\\', '数', '1', '=', '<?', '?>', '-', '@', 'x', '\u{20BB7}');
  const code = fc.oneof(fc.string(), fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')));
  fc.assert(
    fc.property(code, fc.constantFrom(...languages), (value, lang) => {
      expect(textOf(value, lang)).toBe(value);
    }),
    { numRuns: 600, seed: 20261123 },
  );
});

test('a function is told from its types in C and C#', () => {
  expect(coloured('static const char *name(int a) { return 0; }', 'c')).toContain('name:name');
  expect(coloured('std::vector<int> make(int a) {}', 'cpp')).toContain('name:make');
  expect(coloured('public static async Task<int> Run(string a) {}', 'csharp')).toContain('name:Run');
});

test.each(['c', 'cpp', 'csharp'])('plain words marked as %s are done in time', (lang) => {
  const words = `${'if a b fn '.repeat(45)}\n`.repeat(100);
  expect(textOf(words, lang)).toBe(words);
}, 10_000);

test('brackets that never close do not overflow', () => {
  const code = `${'(['.repeat(200)}\n`.repeat(12);
  for (const lang of languages) expect(textOf(code, lang)).toBe(code);
});
