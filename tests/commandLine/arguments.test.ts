/** The command line is understood as documented; what is not understood is wrong usage with a hint. */
import { expect, test } from 'vitest';
import { parseArguments } from '../../src/commandLine/arguments.js';
import { version } from '../../src/version.js';

const defaults = {
  files: [],
  out: 'out',
  only: null,
  template: null,
  strict: false,
  format: 'text',
  quiet: false,
  publicDeck: false,
  allow: [],
  assets: null,
  cache: true,
};

test('build without anything looks for manuscripts and writes to out', () => {
  expect(parseArguments(['build'])).toEqual({ kind: 'build', build: defaults });
});

test('every option is taken, wherever it stands', () => {
  const argv = 'build --only deck a.md --out dist --template house --strict --format json --quiet --public --allow ../shared --allow=/data --assets web --no-cache 报告.md'.split(' ');
  expect(parseArguments(argv)).toEqual({
    kind: 'build',
    build: {
      files: ['a.md', '报告.md'],
      out: 'dist',
      only: 'deck',
      template: 'house',
      strict: true,
      format: 'json',
      quiet: true,
      publicDeck: true,
      allow: ['../shared', '/data'],
      assets: 'web',
      cache: false,
    },
  });
});

test('a file whose name starts with a hyphen follows --', () => {
  expect(parseArguments(['build', '--', '-a.md'])).toEqual({ kind: 'build', build: { ...defaults, files: ['-a.md'] } });
});

test('the version and the help are answers', () => {
  expect(parseArguments(['--version'])).toEqual({ kind: 'answer', text: `${version}\n` });
  const help = parseArguments(['build', '--help']);
  expect(help.kind).toBe('answer');
  for (const option of ['--out', '--only', '--template', '--strict', '--format', '--quiet', '--public', '--allow', '--no-cache', 'Exit codes']) {
    expect(help).toHaveProperty('text', expect.stringContaining(option));
  }
});

test.each([
  [['build', '--onyl', 'brief'], 'Did you mean --only?'],
  [['build', '--only', 'slides'], 'brief, deck, handout'],
  [['build', '--format', 'xml'], 'text, json'],
  [['build', '--out', ''], 'folder'],
  [['build', '--out'], 'argument missing'],
  [['biuld'], 'Did you mean build?'],
  [['report.md'], 'unknown command'],
  [[], 'Usage:'],
])('%j is wrong usage: %s', (argv, hint) => {
  const parsed = parseArguments(argv);
  expect(parsed.kind).toBe('wrong-usage');
  expect(parsed).toHaveProperty('text', expect.stringContaining(hint));
});
