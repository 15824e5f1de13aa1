/** Where the user's programs keep what can be made again. */
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * This program's folder there, which need not exist; null for a user without a home.
 *
 * https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function userCacheFolder(): string | null {
  const { XDG_CACHE_HOME: caches = '', LOCALAPPDATA: local = '' } = process.env;
  if (isAbsolute(caches)) return join(caches, 'briefdeck');
  if (isAbsolute(local)) return join(local, 'briefdeck', 'cache');
  try {
    return join(homedir(), ...(process.platform === 'darwin' ? ['Library', 'Caches'] : ['.cache']), 'briefdeck');
  } catch {
    return null;
  }
}
