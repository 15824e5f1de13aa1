/** The bundled program makes of the samples what its source makes: bundling has once changed text without any other test seeing it. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as source from '../../src/api.js';
import { projectPdf, readPdf } from '../brief/readPdf.js';

const root = new URL('../../', import.meta.url);

/** A deck without its fonts, which another compressor packs, and what follows from their bytes. */
const withoutFonts = (html = ''): string => html.replaceAll(/data:font\/[^)]*/g, '').replaceAll(/'sha256-[^']*'/g, '');

type Program = Pick<typeof source, 'build'>;
const isProgram = (value: unknown): value is Program => typeof value === 'object' && value !== null && 'build' in value && typeof value.build === 'function';

async function openBundled(): Promise<Program> {
  const module: unknown = await import(new URL('dist/api.js', root).href);
  if (!isProgram(module)) throw new Error('the bundle has no build');
  return module;
}

test.each(['en', 'zh'].flatMap((language) => ['house', 'academic'].map((template) => [language, template] as const)))('of the sample in %s in %s', async (language, template) => {
  const bundled = await openBundled();
  const file = fileURLToPath(new URL(`content/ai-cooperation/index.${language}.md`, root));
  const [ours, theirs] = [await source.build(file, { template }), await bundled.build(file, { template })];
  expect(theirs.diagnostics).toEqual(ours.diagnostics);
  const [ourText, theirText] = await Promise.all([ours, theirs].map(async ({ brief }) => projectPdf(await readPdf(brief?.bytes ?? new Uint8Array()))));
  expect(theirText).toBe(ourText);
  expect(theirText).toMatch(/\S{9}/);
  expect(theirs.figures.map(({ svg }) => svg)).toEqual(ours.figures.map(({ svg }) => svg));
  expect(withoutFonts(theirs.deck?.html)).toBe(withoutFonts(ours.deck?.html));
});
