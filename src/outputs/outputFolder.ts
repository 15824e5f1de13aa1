/** A manuscript's place → the folder of its outputs: `<out>/<name>/<lang>`. */
import { basename, dirname, resolve } from 'node:path';

/** `<name>` and `<lang>` in the path of a manuscript's outputs. */
export type OutputNames = { readonly name: string; readonly lang: string };

/** `index.md`, `index.zh.md`, `index.en-GB.md`: the folder is the manuscript, the file one language of it. */
export const indexPattern = /^index(?:\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*))?\.(?:md|markdown)$/i;

/** Names that Windows keeps for devices, whatever the extension. */
const devicePattern = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

function safeName(name: string): string {
  const cleaned = name
    .replace(/[<>:"/\\|?*\u0000-\u001f]/g, '-')
    .replace(/^\.+|[. ]+$/g, '');
  return cleaned === '' ? 'manuscript' : devicePattern.test(cleaned) ? `_${cleaned}` : cleaned;
}

/**
 * The folder's name for `content/report/index.zh.md` (`report`, `zh`), the file's own for `notes/报告.md` (`报告`, and
 * the language of its metadata). Both are safe as one part of a path on every system.
 */
export function outputNames(path: string, lang: string): OutputNames {
  const file = basename(path);
  const index = indexPattern.exec(file);
  const name = index ? basename(dirname(resolve(path))) : file.replace(/\.(?:md|markdown)$/i, '');
  const wanted = index?.[1] ?? lang;
  return { name: safeName(name), lang: /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/.test(wanted) ? wanted : 'und' };
}
