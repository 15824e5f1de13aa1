// Runs on `npm ci` and `npm pack`: bundles the program into dist/ with its fonts, assets, types and licences.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleProgram } from './bundle.mjs';
import { cssTables, filesBeside, leaveOut, nativeDeflate, replaceReactPdf } from './bundlePlugins.mjs';
import { bundleChartWorker } from './bundleWorker.mjs';
import { bundleDeck } from './bundleDeck.mjs';
import { writeLicences } from './licences.mjs';
import { writeTypes } from './types.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const dist = join(root, 'dist');
const require = createRequire(join(root, 'package.json'));

const fontPackages = {
  SourceSerif4: '@expo-google-fonts/source-serif-4',
  SourceSans3: '@expo-google-fonts/source-sans-3',
  SourceCodePro: '@expo-google-fonts/source-code-pro',
  NotoSerifSC: '@expo-google-fonts/noto-serif-sc',
  NotoSansSC: '@expo-google-fonts/noto-sans-sc',
  NotoEmoji: '@expo-google-fonts/noto-emoji',
  NotoSansSymbols: '@expo-google-fonts/noto-sans-symbols',
  NotoSansSymbols2: '@expo-google-fonts/noto-sans-symbols-2',
  NotoSansMath: '@expo-google-fonts/noto-sans-math',
  NotoSansHebrew: '@expo-google-fonts/noto-sans-hebrew',
  NotoSansArabic: '@expo-google-fonts/noto-sans-arabic',
  NotoSansJP: '@expo-google-fonts/noto-sans-jp',
  NotoSansHK: '@expo-google-fonts/noto-sans-hk',
};

/** The faces that templates use, with their licences. */
function copyFonts() {
  const target = join(dist, 'fonts');
  mkdirSync(target, { recursive: true });
  const listed = readFileSync(join(root, 'templates', 'fonts', 'faces.ts'), 'utf8').matchAll(/file: '([^']+)'/g);
  for (const [, file] of listed) {
    const family = file.slice(0, file.indexOf('_'));
    const folder = dirname(require.resolve(`${fontPackages[family]}/package.json`));
    copyFileSync(join(folder, basename(file, '.ttf').slice(family.length + 1), file), join(target, file));
    copyFileSync(join(folder, 'LICENSE_FONT'), join(target, `${family}-LICENSE.txt`));
  }
}

/** Builds the samples once, charts and all, so that the first build of a newcomer finds compiled code (machine/compiledCode.ts). */
function keepCompiled() {
  const out = mkdtempSync(join(tmpdir(), 'briefdeck-'));
  try {
    execFileSync(process.execPath, [join(dist, 'cli.js'), 'build', '--quiet', '--no-cache', '--out', out], { cwd: root, stdio: 'inherit' });
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

copyFonts();
const bundled = [
  ...(await bundleProgram(root, dist, [replaceReactPdf(root), leaveOut, nativeDeflate, cssTables, filesBeside(root, dist)])),
  await bundleChartWorker(root, dist),
  ...(await bundleDeck(join(dist, 'deck'))),
];
writeLicences(root, dist, bundled);
writeTypes(root, dist);
keepCompiled();
