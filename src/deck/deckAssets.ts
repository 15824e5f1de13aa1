/** What the installation brings for decks: reveal.js with our own script, its style sheet, and the script that runs charts. */

/** Text of the files that `src/tools/bundleDeck.mjs` writes. */
export type DeckAssets = {
  readonly script: string;
  readonly style: string;
  /** The script that runs charts: large, and read only for a deck that has live ones. */
  readonly charts: () => string;
};

/** The assets from the installation's `deck` folder. `readFile` gives the bytes of a file in it, and throws if there is none. */
export function readDeckAssets(readFile: (file: string) => Uint8Array): DeckAssets {
  const text = (file: string): string => new TextDecoder().decode(readFile(file));
  return { script: text('deck.js'), style: text('reveal.css'), charts: () => text('charts.js') };
}
