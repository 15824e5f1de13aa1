/** Runs the bundled command as a user would. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../package/installation.js';

export type Run = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

export const command = join(root, 'dist', 'cli.js');

/** `environment` is added to this process's own. */
export function runCommand(folder: string, argv: readonly string[], environment: Readonly<Record<string, string>> = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...argv], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    timeout: 60_000,
  });
  return { status, stdout, stderr };
}
