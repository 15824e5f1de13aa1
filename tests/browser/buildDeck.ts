/** A manuscript with its files, built by the whole path, charts drawn → its deck. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openSession } from '../../src/api.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';

export type DrawnDeck = { readonly html: string; readonly diagnostics: readonly Diagnostic[] };

/** Files beside the manuscript, by name. */
export async function buildDeck(markdown: string, files: Readonly<Record<string, string | object>> = {}): Promise<DrawnDeck> {
  const folder = mkdtempSync(join(tmpdir(), 'manuscript-'));
  const session = openSession();
  try {
    for (const [name, content] of Object.entries({ 'talk.md': markdown, ...files })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    }
    const { deck, diagnostics } = await session.build(join(folder, 'talk.md'), { only: 'deck' });
    return { html: deck?.html ?? '', diagnostics };
  } finally {
    session.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
