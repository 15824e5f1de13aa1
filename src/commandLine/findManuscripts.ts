/** A folder → the manuscripts that `briefdeck build` without files means. */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { indexPattern } from '../outputs/outputFolder.js';

const frontMatterBytes = 65_536;

function entries(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // A link that leads nowhere or to itself.
    return false;
  }
}

/** Whether the file opens with front matter that has a `title`: other Markdown files are not meant to be built. */
function hasTitle(path: string): boolean {
  const head = Buffer.alloc(frontMatterBytes);
  let length: number;
  try {
    const descriptor = openSync(path, 'r');
    try {
      length = readSync(descriptor, head);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return false;
  }
  const text = head.toString('utf8', 0, length).replace(/^\ufeff/, '');
  const frontMatter = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text)?.[1];
  return frontMatter !== undefined && /^title[ \t]*:/m.test(frontMatter);
}

/**
 * Every `content/<name>/index.md` and `content/<name>/index.<lang>.md` below `folder`; if there is none, every `*.md` in
 * `folder` itself whose front matter has a title. Paths relative to `folder`, with `/`, in the order of their names.
 */
export function findManuscripts(folder: string): readonly string[] {
  const inContent = entries(join(folder, 'content')).flatMap((name) =>
    entries(join(folder, 'content', name))
      .filter((file) => indexPattern.test(file) && isFile(join(folder, 'content', name, file)))
      .map((file) => `content/${name}/${file}`),
  );
  if (inContent.length > 0) return inContent;
  return entries(folder).filter((file) => /\.md$/i.test(file) && isFile(join(folder, file)) && hasTitle(join(folder, file)));
}
