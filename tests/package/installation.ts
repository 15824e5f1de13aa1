/** The files that `npm pack` would publish, installed in an empty folder. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, linkSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export type PackedFile = { readonly path: string; readonly size: number };

const isFile = (value: unknown): value is PackedFile =>
  typeof value === 'object' && value !== null && 'path' in value && typeof value.path === 'string' && 'size' in value && typeof value.size === 'number';

/** What npm takes into the package, by its own rules. */
export function packedFiles(): readonly PackedFile[] {
  const npm = process.env['npm_execpath'];
  const own = npm !== undefined && npm.endsWith('.js');
  const argv = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const windows = process.platform === 'win32';
  const answer = execFileSync(own ? process.execPath : windows ? 'npm.cmd' : 'npm', own ? [npm, ...argv] : argv, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1e8,
    shell: windows && !own,
  });
  const report: unknown = JSON.parse(answer);
  const [packed] = Array.isArray(report) ? report.map((value: unknown) => value) : [];
  if (typeof packed !== 'object' || packed === null || !('files' in packed) || !Array.isArray(packed.files)) throw new Error('npm pack reports differently');
  return packed.files.filter(isFile);
}

/** Puts the packed files to `<folder>/node_modules/briefdeck`, as an installation would. */
export function installInto(folder: string, files: readonly PackedFile[]): string {
  const target = join(folder, 'node_modules', 'briefdeck');
  for (const { path } of files) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    try {
      linkSync(join(root, path), join(target, path));
    } catch {
      copyFileSync(join(root, path), join(target, path));
    }
  }
  return target;
}
