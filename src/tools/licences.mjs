// What the bundles hold of other people's → dist/THIRD-PARTY-LICENSES.txt and dist/bundled.json, by esbuild's metafiles.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const licenceFile = /^(licen[cs]e|copying|notice)(\b|[-_.])/i;

/** The package folder of a bundled file, such as `node_modules/@react-pdf/render`. */
function packageFolder(path) {
  const parts = path.split('/');
  const start = parts.lastIndexOf('node_modules');
  if (start === -1) return null;
  const length = parts[start + 1]?.startsWith('@') ? 2 : 1;
  return parts.slice(0, start + 1 + length).join('/');
}

function licenceTexts(folder) {
  const files = readdirSync(folder).filter((name) => licenceFile.test(name)).sort();
  return files.map((name) => readFileSync(join(folder, name), 'utf8').trim());
}

/** For packages whose package.json is silent. */
function licenceByText(texts) {
  return texts.some((text) => /^(The )?MIT License|Permission is hereby granted, free of charge/m.test(text)) ? 'MIT' : null;
}

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const isc = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;

/** Some packages name a licence and leave its words out; these licences want them passed on: https://spdx.org/licenses/ */
const standardTexts = { MIT: mit, ISC: isc };

function writtenOut(licence, author) {
  const text = standardTexts[licence];
  if (text === undefined) throw new Error(`a bundled package has no licence text: ${licence}`);
  return `Copyright ${author ?? 'the authors'}\n\n${text}`;
}

/** Packages of which files are copied, not bundled: see bundlePlugins.mjs. */
const copied = ['node_modules/hyphen', 'node_modules/harfbuzzjs', 'node_modules/@jsquash/jpeg', 'node_modules/@jsquash/webp'];

export function writeLicences(root, dist, metafiles) {
  const folders = new Set(
    metafiles
      .flatMap((metafile) => Object.values(metafile.outputs))
      .flatMap((output) => Object.entries(output.inputs))
      .filter(([, input]) => input.bytesInOutput > 0)
      .map(([path]) => packageFolder(path))
      .filter((folder) => folder !== null),
  );
  const packages = [...new Set([...folders, ...copied])]
    .map((folder) => {
      const path = join(root, folder);
      if (!existsSync(join(path, 'package.json'))) throw new Error(`a bundled file belongs to no package: ${folder}`);
      const { name, version, license, licenses, author } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
      const texts = licenceTexts(path);
      const stated = license?.type ?? license ?? licenses?.map((one) => one.type).join(' OR ') ?? licenceByText(texts);
      return { name, version, licence: stated, author: author?.name ?? author ?? null, texts };
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
  const text = packages.map(({ name, version, licence, author, texts }) => {
    const head = `${name} ${version}\nLicence: ${licence ?? 'see below'}`;
    const body = texts.length > 0 ? texts.join('\n\n') : writtenOut(licence, author);
    return `${head}\n\n${body}\n`;
  });
  const rule = `\n${'-'.repeat(80)}\n\n`;
  const lead = 'briefdeck contains the following packages. The fonts in fonts/ carry their own licences beside them.\n';
  writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), [lead, ...text].join(rule));
  const listed = packages.map(({ name, version, licence, texts }) => ({ name, version, licence, hasText: texts.length > 0 }));
  writeFileSync(join(dist, 'bundled.json'), `${JSON.stringify(listed, null, 2)}\n`);
}
