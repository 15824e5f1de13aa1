/** A folder of specs and one of data → a folder of manuscripts that show them, a few in each. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export type Spec = { readonly name: string; readonly text: string };

export type Batch = {
  /** Path of the manuscript. */
  readonly manuscript: string;
  readonly specs: readonly Spec[];
};

const extension = /\.(?:vl|vg)?\.?json$/;

/** The specs of a folder, by name; where it has none, those of the folders in it. */
export function specsOf(folder: string): readonly Spec[] {
  const own = jsonFiles(folder);
  const files = own.length > 0 ? own : readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).flatMap(({ name }) => jsonFiles(join(folder, name)));
  return files.map((file) => ({ name: basename(file).replace(extension, ''), text: readFileSync(file, 'utf8') }));
}

const jsonFiles = (folder: string): readonly string[] => readdirSync(folder).filter((file) => file.endsWith('.json')).sort().map((file) => join(folder, file));

/** The key of the figure that shows a spec. */
export const keyOf = (name: string): string => `fig-${name.replace(/[^\w-]/g, '-')}`;

/** The data that specs name as `data/…`, where they look for them. */
export function prepareFolder(folder: string, data: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'charts'), { recursive: true });
  cpSync(data, join(folder, 'charts', 'data'), { recursive: true, filter: (file) => !/\.(?:parquet|arrow)$/.test(file) });
}

const words = (name: string): string => name.replaceAll('_', '\\_');
const figureOf = ({ name }: Spec, caption: string): string => `![${caption}](charts/${encodeURIComponent(name)}.vl.json){#${keyOf(name)} alt="A chart"}`;
const frontMatter = '---\ntitle: Gallery\nlang: en\ntoc: false\n---\n';

/** Writes the specs and a manuscript that shows each on a slide of its own. */
export function writeBatch(folder: string, index: number, specs: readonly Spec[]): Batch {
  for (const { name, text } of specs) writeFileSync(join(folder, 'charts', `${name}.vl.json`), text);
  const manuscript = join(folder, `batch-${index}.md`);
  writeFileSync(manuscript, `${frontMatter}\n# Charts\n\n${specs.map((spec) => `## ${words(spec.name)}\n\n${figureOf(spec, '')}\n`).join('\n')}`);
  return { manuscript, specs };
}

const columns = 3;

/** Writes the specs and a manuscript that shows them in columns, with their names; gives its path. */
export function writeContactManuscript(folder: string, specs: readonly Spec[]): string {
  for (const { name, text } of specs) writeFileSync(join(folder, 'charts', `${name}.vl.json`), text);
  const rows = Array.from({ length: Math.ceil(specs.length / columns) }, (_, row) => specs.slice(row * columns, (row + 1) * columns));
  const cell = (spec: Spec): string => `::: column\n${figureOf(spec, words(spec.name))}\n:::\n`;
  const manuscript = join(folder, 'contact-sheet.md');
  // an empty column keeps the last row as narrow as the others
  const filled = (row: readonly Spec[]): string => [...row.map(cell), ...Array.from({ length: columns - row.length }, () => '::: column\n:::\n')].join('\n');
  writeFileSync(manuscript, `${frontMatter}\n# Charts\n\n${rows.map((row) => `:::: columns\n${filled(row)}::::\n`).join('\n')}`);
  return manuscript;
}
