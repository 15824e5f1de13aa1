/** A manuscript → how long its outputs take to be on the disk after an edit of one word, in a process that goes on. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuildSession } from '../../src/api.js';
import { median } from './measureBuild.js';

type Api = { readonly openSession: () => BuildSession };
const isApi = (value: unknown): value is Api => typeof value === 'object' && value !== null && 'openSession' in value;

/** Rebuilds before the clock counts: V8 compiles what is called often. */
const warmUp = 10;

/** Median milliseconds from the changed file to the written outputs, over `runs` edits in different paragraphs. */
export async function measureRebuild(apiFile: string, file: string, runs: number): Promise<number> {
  const api: unknown = await import(pathToFileURL(apiFile).href);
  if (!isApi(api)) throw new Error(`not the program: ${apiFile}`);
  const folder = mkdtempSync(join(tmpdir(), 'briefdeck-bench-'));
  const edited = join(folder, 'index.md');
  const paragraphs = readFileSync(file, 'utf8').split('\n\n');
  const texts = paragraphs.flatMap((text, index) => (text.length > 200 && /^[\p{L}]/u.test(text) ? [index] : []));
  const session = api.openSession();
  try {
    const times: number[] = [];
    for (let run = 0; run < warmUp + runs; run += 1) {
      const place = texts[run % texts.length];
      writeFileSync(edited, paragraphs.map((text, index) => (index === place ? `Word${run} ${text}` : text)).join('\n\n'));
      const started = performance.now();
      const { written } = await session.rebuild(edited, join(folder, 'out'));
      times.push(performance.now() - started);
      if (written.files.length === 0) throw new Error(`nothing was written: ${file}`);
    }
    return median(times.slice(warmUp));
  } finally {
    session.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
