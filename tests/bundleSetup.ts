/** Before any test: bundles the program when a source is newer than the bundle, so that tests run what is written. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

function newest(folder: string): number {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return Math.max(...files.map((file) => statSync(join(root, folder, file)).mtimeMs));
}

export function setup(): void {
  const bundled = join(root, 'dist', 'bundled.json');
  const sources = Math.max(newest('src'), newest('templates'), statSync(join(root, 'package.json')).mtimeMs);
  if (existsSync(bundled) && statSync(bundled).mtimeMs > sources) return;
  execFileSync(process.execPath, [join(root, 'src', 'tools', 'prepare.mjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}
