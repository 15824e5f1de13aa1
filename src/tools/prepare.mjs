// Runs after `npm ci`: copies the fonts that the templates use, with their licences, to dist/fonts.
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const require = createRequire(join(root, 'package.json'));
const packages = {
  SourceSerif4: '@expo-google-fonts/source-serif-4',
  SourceSans3: '@expo-google-fonts/source-sans-3',
  SourceCodePro: '@expo-google-fonts/source-code-pro',
  NotoSerifSC: '@expo-google-fonts/noto-serif-sc',
  NotoSansSC: '@expo-google-fonts/noto-sans-sc',
  NotoEmoji: '@expo-google-fonts/noto-emoji',
};
const target = join(root, 'dist', 'fonts');
mkdirSync(target, { recursive: true });
const listed = readFileSync(join(root, 'templates', 'fonts', 'faces.ts'), 'utf8').matchAll(/file: '([^']+)'/g);
for (const [, file] of listed) {
  const family = file.slice(0, file.indexOf('_'));
  const folder = dirname(require.resolve(`${packages[family]}/package.json`));
  copyFileSync(join(folder, basename(file, '.ttf').slice(family.length + 1), file), join(target, file));
  copyFileSync(join(folder, 'LICENSE_FONT'), join(target, `${family}-LICENSE.txt`));
}
