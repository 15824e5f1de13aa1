/** The Chromium of `@sparticuz/chromium` → a program that runs here, with the libraries and fonts it brings. */
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';

export type Chromium = {
  /** null where the one from npm does not run (it is for Linux on x64): an installed Chrome is looked for then. */
  readonly executablePath: string | null;
  /** Added to the environment of the browser. */
  readonly environment: Readonly<Record<string, string>>;
};

const require = createRequire(import.meta.url);
const repository = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A browser that needs nothing of the system: unpacked once into `node_modules/.cache`, reused after that. The
 * environment variable `CHROME_PATH` names another one, which is taken as it is.
 */
export async function unpackChromium(root = repository): Promise<Chromium> {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') return { executablePath: named, environment: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') return { executablePath: null, environment: {} };
  const main = require.resolve('@sparticuz/chromium');
  const brought = join(main.slice(0, main.lastIndexOf(`${sep}build${sep}`)), 'bin');
  const version = await versionOf(join(dirname(brought), 'package.json'));
  const folder = join(root, 'node_modules', '.cache', `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(folder, brought);
  writeFileSync(join(folder, 'fonts', 'fonts.conf'), fontsConfiguration(folder));
  return {
    executablePath: join(folder, 'chromium'),
    environment: {
      // The system's own libraries come first: these are for machines that lack some.
      LD_LIBRARY_PATH: [process.env['LD_LIBRARY_PATH'], join(folder, 'al2023', 'lib')].filter(Boolean).join(':'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  };
}

async function versionOf(packageFile: string): Promise<string> {
  const description: unknown = JSON.parse(await readFile(packageFile, 'utf8'));
  if (typeof description === 'object' && description !== null && 'version' in description) return String(description.version);
  throw new Error(`no version in ${packageFile}`);
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * The configuration that comes with the browser looks for its fonts in folders of a cloud service. Where it finds none, a
 * page ends that shows text before its own fonts are decoded (Chromium 147: `GetLastResortFallbackFont` returns nothing).
 */
const fontsConfiguration = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escapeXml(join(folder, 'fonts', 'fonts'))}</dir>
  <cachedir>${escapeXml(join(folder, 'fonts', 'cache'))}</cachedir>
</fontconfig>
`;

/** Unpacks beside and renames, so that a run that is stopped leaves nothing half done; another run may win the race. */
async function unpackInto(folder: string, brought: string): Promise<void> {
  const beside = `${folder}.${process.pid}`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true });
  await pipeline(createReadStream(join(brought, 'chromium.br')), createBrotliDecompress(), createWriteStream(join(beside, 'chromium')));
  chmodSync(join(beside, 'chromium'), 0o755);
  extractTar(brotliDecompressSync(await readFile(join(brought, 'al2023.tar.br'))), join(beside, 'al2023'));
  extractTar(brotliDecompressSync(await readFile(join(brought, 'fonts.tar.br'))), join(beside, 'fonts'));
  try {
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** Regular files, folders and links of a ustar archive: all that these archives hold. */
function extractTar(archive: Buffer, folder: string): void {
  const text = (from: number, length: number): string => archive.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const name = [text(at + 345, 155), text(at, 100)].filter((part) => part !== '').join('/');
    const size = Number.parseInt(text(at + 124, 12).trim(), 8);
    const target = resolve(folder, name);
    if (target !== folder && !target.startsWith(folder + sep)) throw new Error(`a name leads out of the archive: ${name}`);
    switch (text(at + 156, 1)) {
      case '5':
        mkdirSync(target, { recursive: true });
        break;
      case '2':
        mkdirSync(dirname(target), { recursive: true });
        symlinkSync(text(at + 157, 100), target);
        break;
      case '0':
      case '':
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, archive.subarray(at + 512, at + 512 + size));
        break;
      default:
        break;
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
