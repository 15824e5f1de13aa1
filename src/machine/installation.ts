/** Where the program's own files lie: fonts, the deck's assets and the chart worker, from the source tree or bundled. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that `npm run prepare` fills. In the bundle it holds this very code; in the source tree it is `dist/` beside
 * `src/`. Throws when it is missing: the installation is broken then.
 */
export function installedFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    if (existsSync(join(folder, 'fonts', 'NotoSansSC-LICENSE.txt'))) return folder;
    if (existsSync(join(folder, 'dist', 'fonts', 'NotoSansSC-LICENSE.txt'))) return join(folder, 'dist');
    const above = dirname(folder);
    if (above === folder) throw new Error('the fonts are missing from the installation: run `npm run prepare`, or install briefdeck again');
    folder = above;
  }
}

/** Reads a file of one of the installation's folders by its name. */
export type InstalledReader = (file: string) => Uint8Array;

/** `fonts` holds the faces of templates, `deck` what every deck takes in. */
export function installedReader(name: 'fonts' | 'deck'): InstalledReader {
  const folder = join(installedFolder(), name);
  return (file) => readFileSync(join(folder, file));
}

/** Names what results follow from beside their input: scripts, whose names hold their digests, WebAssembly and fonts. */
export function installedProgram(): string {
  const folder = installedFolder();
  const sizes = (name: string): readonly string[] =>
    readdirSync(join(folder, name)).sort().filter((file) => /\.(?:cjs|wasm|ttf)$/.test(file)).map((file) => `${file} ${statSync(join(folder, name, file)).size}`);
  return ['.', 'wasm', 'fonts'].flatMap(sizes).join('\n');
}
