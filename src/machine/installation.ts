/** Where the program's own files lie: fonts, the deck's assets and the chart worker, from the source tree or bundled. */
import { existsSync, readFileSync } from 'node:fs';
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

/** Gives the bytes of an installed font by its file name. */
export function installedFontReader(): (file: string) => Uint8Array {
  const folder = join(installedFolder(), 'fonts');
  return (file) => readFileSync(join(folder, file));
}

/** Gives the bytes of what each deck carries inside, by file name: reveal.js with the deck's script, and its style sheet. */
export function installedDeckAssetReader(): (file: string) => Uint8Array {
  const folder = join(installedFolder(), 'deck');
  return (file) => readFileSync(join(folder, file));
}
