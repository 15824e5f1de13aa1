// Bundles reveal.js and the deck's own script (src/deck/browser) to dist/deck: what each deck carries inside.
import { readFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Writes `deck.js` and `reveal.css` into `folder`, each replaced whole. Returns esbuild's metafile. */
export async function bundleDeck(folder = join(root, 'dist', 'deck')) {
  mkdirSync(folder, { recursive: true });
  const replace = (file, content) => {
    const beside = join(folder, `${file}.${process.pid}`);
    writeFileSync(beside, content);
    renameSync(beside, join(folder, file));
  };
  const bundled = await build({
    entryPoints: [join(root, 'src', 'deck', 'browser', 'startDeck.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: ['es2022'],
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    absWorkingDir: root,
  });
  replace('deck.js', `/* reveal.js, MIT License, Copyright (C) Hakim El Hattab, https://revealjs.com */\n${bundled.outputFiles[0].text}`);
  // reveal.js's package does not export its files by path; its main file stands beside them.
  const styles = dirname(createRequire(join(root, 'package.json')).resolve('reveal.js'));
  replace('reveal.css', readFileSync(join(styles, 'reveal.css'), 'utf8'));
  return bundled.metafile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleDeck();
