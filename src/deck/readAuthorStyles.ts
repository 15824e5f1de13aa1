/** The style sheets that a manuscript names → one text that follows the deck's own. */
import type { Report } from '../diagnostics/diagnostic.js';
import { deckCssTooLarge } from '../diagnostics/messages/deckCss.js';
import { fileRefused } from '../diagnostics/messages/markdown.js';
import type { StyleFile } from '../document/styleFile.js';
import type { Template } from '../template.js';
import type { SourceFolder } from '../workspace.js';
import { readAuthorRules, type DeckColours } from './authorRules.js';
import type { DeckStyle } from './deckStyle.js';
import { readStyleSheet } from './measure/styleSheet.js';

const largestKilobytes = 500;

type Styles = { readonly files: readonly StyleFile[]; readonly folder: SourceFolder; readonly template: Template; readonly style: DeckStyle };

/** In the order in which they are named. Reports files that are not read, and what `readAuthorRules` reports. */
export function readAuthorStyles({ files, folder, template, style }: Styles, report: Report): string {
  const { paper, ink, muted, accent, link } = template.deck.inks(template.tokens, style.variant);
  const deck: DeckColours = { measuredBy: variablesOf(style.css), colours: new Map([['--paper', paper], ['--ink', ink], ['--muted', muted], ['--accent', accent], ['--link', link]]) };
  return files.map(({ url, position }) => {
    const read = folder.read(url, position.file);
    if (read.kind === 'refused') {
      report(fileRefused(read.refusal, url, position));
      return '';
    }
    if (read.bytes.length > largestKilobytes * 1000) {
      report(deckCssTooLarge(largestKilobytes, url, position));
      return '';
    }
    return readAuthorRules({ file: read.file, css: new TextDecoder().decode(read.bytes) }, deck, report);
  }).join('\n');
}

/** Custom properties that what is measured follows from. */
function variablesOf(css: string): ReadonlySet<string> {
  const declarations = [...readStyleSheet(css).rules.values()].flat().flatMap((rule) => rule.declarations);
  const named = new Set<string>();
  const add = (value: string): void => {
    for (const [, name = ''] of value.matchAll(/var\(\s*(--[\w-]+)/g)) named.add(name);
  };
  for (const { property, value } of declarations) if (!property.startsWith('--')) add(value);
  return named;
}
