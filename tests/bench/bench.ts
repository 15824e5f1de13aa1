/**
 * `npm run bench -- [FOLDER…] [--sizes S,M] [--languages en,zh] [--runs 5] [--keep]`: measures builds and prints tables.
 *
 * `npm run bench -- --first-slide DECK`: how soon a deck's first slide is there.
 *
 * Without folders it measures generated manuscripts. With `--keep` the tables also replace those in `README.md` here.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { manuscriptOf, sizes, vocabularies, type Language, type Size } from './manuscript.js';
import { measureBuild, median, type Measured } from './measureBuild.js';
import { measureFirstSlide } from './measureFirstSlide.js';
import { measureRebuild } from './measureRebuild.js';
import { runMeasured } from './processTree.js';
import { buildTable, machineLine, stageTable } from './report.js';

const isSize = (name: string): name is Size => Object.hasOwn(sizes, name);
const isLanguage = (name: string): name is Language => Object.hasOwn(vocabularies, name);

type Subject = { readonly name: string; readonly file: string };

function generated(folder: string, asked: { readonly sizes: string; readonly languages: string }): readonly Subject[] {
  return asked.sizes.split(',').flatMap((size) =>
    asked.languages.split(',').map((language) => {
      if (!isSize(size) || !isLanguage(language)) throw new Error(`there is no such manuscript: ${size} ${language}`);
      const file = join(folder, `${size}.${language}`, 'index.md');
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, manuscriptOf(size, language));
      return { name: `${size} ${language}`, file };
    }),
  );
}

/** Markdown files in the folder and in those directly below it. */
function found(folder: string): readonly Subject[] {
  const markdown = (path: string): string[] => readdirSync(path).filter((name) => /\.(?:md|markdown)$/i.test(name)).map((name) => join(path, name));
  const below = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = [...markdown(folder), ...below.flatMap((entry) => markdown(join(folder, entry.name)))].sort();
  return files.map((file) => ({ name: `${basename(dirname(file))}/${basename(file)}`, file: resolve(file) }));
}

const mark = '<!-- below: written by `npm run bench -- --keep` -->\n';

function keep(readme: string, text: string): void {
  const before = readFileSync(readme, 'utf8').split(mark)[0] ?? '';
  writeFileSync(readme, `${before}${mark}\n${text}`);
}

/** Returns the exit code. */
export async function runBench(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      sizes: { type: 'string', default: 'S,M,L,XL' },
      languages: { type: 'string', default: 'en,zh' },
      runs: { type: 'string', default: '5' },
      keep: { type: 'boolean', default: false },
      'first-slide': { type: 'string' },
    },
  });
  const root = process.cwd();
  const cli = join(root, 'dist', 'cli.js');
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`not a number of runs: ${values.runs}`);
  if (values['first-slide'] !== undefined) {
    const opened = await measureFirstSlide(values['first-slide'], runs);
    process.stdout.write(`first slide after ${median(opened).toFixed(0)} ms (${opened[0]?.toFixed(0) ?? ''} to ${opened.at(-1)?.toFixed(0) ?? ''})\n`);
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'briefdeck-manuscripts-'));
  try {
    const subjects = positionals.length > 0 ? positionals.flatMap(found) : generated(folder, values);
    const starts = [];
    for (let index = 0; index < Math.max(runs, 5); index += 1) starts.push((await runMeasured([cli, '--version'], 'time')).wallSeconds);
    const measured: Measured[] = [];
    for (const subject of subjects) {
      measured.push(await measureBuild(cli, { ...subject, runs }));
      process.stderr.write(`${subject.name}: ${measured.at(-1)?.wallSeconds.toFixed(2) ?? ''} s\n`);
    }
    const start = `Start (\`--version\`): ${median(starts).toFixed(3)} s.`;
    const rebuilt = [];
    for (const { name, file } of subjects) {
      if (positionals.length > 0 || name.startsWith('M ')) rebuilt.push(`${name} ${(await measureRebuild(join(root, 'dist', 'api.js'), file, Math.max(runs, 9))).toFixed(0)} ms`);
    }
    const warm = rebuilt.length === 0 ? [] : [`One word edited, warm process (\`session.rebuild\`): ${rebuilt.join(', ')}.`];
    const text = [machineLine(join(root, 'package.json')), start, ...warm, buildTable(measured), stageTable(measured)].join('\n\n');
    process.stdout.write(`${text}\n`);
    if (values.keep) keep(join(root, 'tests', 'bench', 'README.md'), `${text}\n`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
