/**
 * `npm run gallery -- FOLDER`: builds every Vega-Lite spec of a folder through the real pipeline, compares what three
 * programs make of the brief's page, the SVG and the deck, and writes a table and a contact sheet. See README.md.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { openSession } from '../../src/api.js';
import { faces } from '../../templates/fonts/faces.js';
import { launchChromium } from '../browser/launchChromium.js';
import { unpackChromium } from '../browser/unpackChromium.js';
import { writeContactSheet, writePictures } from './contactSheet.js';
import { examineBatch, fine, usual } from './examine.js';
import type { Examined, Fineness } from './examine.js';
import { excuses } from './excuses.js';
import { openPdfium } from './rasterise.js';
import { faultsOf, isFar, summary, tableHead, tableRow } from './verdict.js';
import { prepareFolder, specsOf, writeBatch, writeContactManuscript } from './workingFolder.js';
import type { Spec } from './workingFolder.js';

export type Installation = {
  /** Where the repository is checked out. */
  readonly repository: string;
  /** Of the bundled program: what users run. */
  readonly openSession: typeof openSession;
};

const usage = 'usage: npm run gallery -- FOLDER [--data FOLDER] [--only TEXT] [--again]\n';
/** More in one manuscript take much memory, fewer much time. */
const batchSize = 24;

type Arguments = { readonly folder: string; readonly data: string; readonly only: string; readonly again: boolean };

function readArguments(argv: readonly string[], repository: string): Arguments | null {
  const valueOf = (name: string, otherwise: string): string => (argv.includes(name) ? (argv[argv.indexOf(name) + 1] ?? otherwise) : otherwise);
  const [folder] = argv.filter((argument, index) => !argument.startsWith('--') && !['--data', '--only'].includes(argv[index - 1] ?? ''));
  if (folder === undefined || !existsSync(folder)) return null;
  return { folder: resolve(folder), data: resolve(valueOf('--data', join(repository, 'node_modules/vega-datasets/data'))), only: valueOf('--only', ''), again: argv.includes('--again') };
}

/** What a spec's results follow from beside the spec: results of another program are not taken up. */
function programDigest(dist: string): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js')).sort()) hash.update(readFileSync(join(dist, file)));
  return hash.digest('hex');
}

type Kept = { readonly digest: string; readonly examined: Examined };
/** What has the digest was written by this program. */
const isKept = (value: unknown): value is Kept => typeof value === 'object' && value !== null && 'digest' in value && 'examined' in value;

/** Gives the exit code: 1 where a spec fails that is not excused, 2 without a folder or without specs. */
export async function runGallery(argv: readonly string[], { repository, openSession: open }: Installation): Promise<number> {
  const given = readArguments(argv, repository);
  if (given === null) {
    process.stderr.write(usage);
    return 2;
  }
  const specs = specsOf(given.folder).filter(({ name }) => name.includes(given.only));
  if (specs.length === 0) {
    process.stderr.write(`no spec (.json) in ${given.folder} with “${given.only}” in its name\n`);
    return 2;
  }
  const out = join(repository, 'out', 'gallery');
  mkdirSync(join(out, 'results'), { recursive: true });
  const program = programDigest(join(repository, 'dist'));
  const digestOf = ({ text }: Spec): string => createHash('sha256').update(program).update(text).digest('hex');
  const keptFile = (name: string): string => join(out, 'results', `${name}.json`);
  const keptOf = (spec: Spec): Examined | null => {
    if (given.again || !existsSync(keptFile(spec.name))) return null;
    const kept: unknown = JSON.parse(readFileSync(keptFile(spec.name), 'utf8'));
    return isKept(kept) && kept.digest === digestOf(spec) ? kept.examined : null;
  };
  const examined = new Map<string, Examined>();
  const left: Spec[] = [];
  for (const spec of specs) {
    const kept = keptOf(spec);
    if (kept === null) left.push(spec);
    else examined.set(spec.name, kept);
  }
  const folder = join(repository, 'node_modules', '.cache', 'gallery');
  prepareFolder(folder, given.data);
  // the contact sheet shows the charts that were drawn for the comparison
  const session = open({ cacheFolder: join(repository, 'node_modules', '.cache', 'gallery-charts') });
  if (left.length > 0) {
    const pdfium = await openPdfium();
    const browser = await launchChromium(await unpackChromium(repository));
    const fontFiles = faces.map(({ file }) => join(repository, 'dist', 'fonts', file));
    try {
      const examineAll = async (wanted: readonly Spec[], fineness: Fineness): Promise<void> => {
        for (let from = 0; from < wanted.length; from += batchSize) {
          const batch = writeBatch(folder, from / batchSize, wanted.slice(from, from + batchSize));
          const results = await examineBatch(batch, fineness, { renderers: { session, pdfium, browser, fontFiles }, show: (name, pictures) => { writePictures(out, name, pictures); } });
          batch.specs.forEach((spec, index) => {
            const result = results[index];
            if (result === undefined) throw new Error(`a spec was left out: ${spec.name}`);
            examined.set(spec.name, result);
            writeFileSync(keptFile(spec.name), JSON.stringify({ digest: digestOf(spec), examined: result } satisfies Kept));
          });
          process.stdout.write(`${examined.size} of ${specs.length}\n`);
        }
      };
      await examineAll(left, usual);
      // the few whose distance may come from coarse pixels alone
      await examineAll(left.filter(({ name }) => isFar(examined.get(name))), fine);
    } finally {
      await browser.close();
      pdfium.destroy();
    }
  }
  const contactSheet = await session.build(writeContactManuscript(folder, specs.filter(({ name }) => examined.get(name)?.drawing !== null)), { only: 'brief' });
  session.close();
  if (contactSheet.brief !== null) writeFileSync(join(repository, 'out', 'gallery.pdf'), contactSheet.brief.bytes);
  const all = specs.flatMap(({ name }) => examined.get(name) ?? []);
  return report(all, { repository, isWhole: given.only === '' });
}

function report(all: readonly Examined[], { repository, isWhole }: { readonly repository: string; readonly isWhole: boolean }): number {
  const words = summary(all, excuses);
  const rows = all.map((each) => tableRow(each, excuses.get(each.name)));
  writeContactSheet(join(repository, 'out'), all, words);
  if (isWhole) writeFileSync(join(repository, 'tests/gallery/results.md'), `# Results\n\n${words}\n\n${tableHead}\n${rows.join('\n')}\n`);
  const failing = all.filter((each) => faultsOf(each).length > 0 && !excuses.has(each.name));
  const needless = all.filter((each) => faultsOf(each).length === 0 && excuses.has(each.name));
  for (const each of failing) process.stdout.write(`${each.name}: ${faultsOf(each).join(', ')}\n`);
  for (const each of needless) process.stdout.write(`${each.name}: excused and agrees\n`);
  process.stdout.write(`${words}\n`);
  return failing.length + needless.length > 0 || all.length === 0 ? 1 : 0;
}
