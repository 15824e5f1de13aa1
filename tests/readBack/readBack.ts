/** A folder of Chinese manuscripts → a table of what their finished briefs look like when they are read back. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { build, BuildResult } from '../../src/api.js';
import { judgeLines, type Edges } from './judgeLines.js';
import { readPages, type ReadLine, type ReadPages } from './readPages.js';

const leastFullShare = 0.97;
/** Below this share of Han a manuscript is not Chinese. */
const leastHanShare = 0.2;
const mostRounds = 4;

/** Compatibility ideographs, radicals, presentation forms and ligatures: what a text layer must not put in place of the source. */
const lookAlikes = /[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\ufe30-\ufe4f\u{2f800}-\u{2fa1f}]/gu;

/** `build` of the bundled program: what users run. */
type Builder = typeof build;

type Row = { readonly file: string; readonly pages: number; readonly leftOut: number; readonly warnings: number; readonly edges: Edges; readonly foreign: readonly string[]; readonly type3: readonly string[] };

const shareOf = (text: string, pattern: RegExp): number => (text.length === 0 ? 0 : (text.match(pattern)?.length ?? 0) / text.length);
const isChinese = (text: string): boolean => shareOf(text, /\p{Script=Han}/gu) > leastHanShare && shareOf(text, /[\u3040-\u30ff]/gu) < 0.02;

function manuscriptsOf(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? manuscriptsOf(join(path, entry.name)) : entry.name.endsWith('.md') ? [join(path, entry.name)] : []))
    .filter((file) => isChinese(readFileSync(file, 'utf8')))
    .sort();
}

/** Builds the brief; lines with errors (such as pictures that were not kept) are emptied in a copy and counted. */
async function buildBrief(file: string, folder: string, builder: Builder): Promise<{ result: BuildResult; leftOut: number }> {
  const copy = join(folder, basename(file));
  cpSync(file, copy);
  let leftOut = 0;
  for (let round = 0; ; round += 1) {
    const result = await builder(copy, { only: 'brief' });
    if (!result.failed || round === mostRounds) return { result, leftOut };
    const lines = readFileSync(copy, 'utf8').split('\n');
    for (const { severity, position } of result.diagnostics) {
      const index = (position?.start.line ?? 0) - 1;
      if (severity !== 'error' || lines[index] === undefined || lines[index] === '') continue;
      lines[index] = '';
      leftOut += 1;
    }
    writeFileSync(copy, lines.join('\n'));
  }
}

function foreignCharacters(read: ReadPages, source: string): string[] {
  const own = new Set(source.match(lookAlikes) ?? []);
  return (read.text.match(lookAlikes) ?? []).filter((character) => !own.has(character));
}

async function examine(file: string, builder: Builder): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'read-back-'));
  try {
    const { result, leftOut } = await buildBrief(file, folder, builder);
    if (result.brief === null) throw new Error(`no brief was built of ${file}`);
    const read = await readPages(result.brief.bytes);
    const warnings = result.diagnostics.filter((one) => one.code === 'line-overfull' || one.code === 'line-loose').length;
    return { file, pages: read.pages, leftOut, warnings, edges: judgeLines(read.lines), foreign: foreignCharacters(read, readFileSync(file, 'utf8')), type3: read.type3Fonts };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const fullShare = ({ full, short }: Edges): number => (full === 0 ? 1 : (full - short.length) / full);
const passes = (row: Row): boolean => row.edges.starts.length + row.edges.ends.length + row.foreign.length + row.type3.length === 0 && fullShare(row.edges) >= leastFullShare;

function tableRow(row: Row): string {
  const { edges } = row;
  const cells = [
    `${basename(dirname(row.file)) === 'markdown' ? '' : `${basename(dirname(row.file))}/`}${basename(row.file)}`, row.pages, edges.full, `${(fullShare(edges) * 100).toFixed(2)} %`, edges.starts.length, edges.ends.length,
    row.foreign.length, row.type3.length, row.warnings, row.leftOut,
  ];
  return `| ${cells.join(' | ')} |`;
}

const shown = (label: string, lines: readonly ReadLine[]): string[] => lines.slice(0, 40).map((line) => `  ${label}: page ${line.page}, ends at ${line.rightPt.toFixed(1)} pt: ${line.text}`);

/** Prints the table and, with `--show`, each line that is at fault. Gives the exit code: 1 where a bar is missed, 2 without a folder. */
export async function runReadBack(argv: readonly string[], builder: Builder): Promise<number> {
  const show = argv.includes('--show');
  const paths = argv.filter((argument) => !argument.startsWith('--'));
  if (paths.length === 0) {
    process.stderr.write('usage: npm run read-back -- FOLDER… [--show]\n');
    return 2;
  }
  const rows: Row[] = [];
  process.stdout.write('| manuscript | pages | full lines | at the edge | starts | ends | foreign characters | Type 3 | warnings | left out |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n');
  for (const file of paths.flatMap(manuscriptsOf)) {
    const row = await examine(file, builder);
    rows.push(row);
    process.stdout.write(`${tableRow(row)}\n`);
    if (!show) continue;
    const faults = [...shown('start', row.edges.starts), ...shown('end', row.edges.ends), ...shown('short', row.edges.short), ...row.foreign.slice(0, 20).map((character) => `  foreign: ${character}`)];
    process.stdout.write(faults.map((line) => `${line}\n`).join(''));
  }
  return rows.length > 0 && rows.every(passes) ? 0 : 1;
}
