/** A manuscript's folder in memory. */
import type { SourceFolder } from '../../src/workspace.js';

/** `files` by the name that a manuscript uses; anything else is missing. */
export const memoryFolder = (files: Readonly<Record<string, string | Uint8Array>>): SourceFolder => ({
  read: (url) => {
    const name = decodeURIComponent(url);
    const content = Object.hasOwn(files, name) ? files[name] : undefined;
    if (content === undefined) return { kind: 'refused', refusal: 'missing', file: name };
    return { kind: 'read', bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content, file: name };
  },
});
