/** What a manuscript promises of its slides, read from its lines without the reader that the deck is made by. */

export type Promised = {
  /** How often something more appears. */
  readonly steps: number;
  /** Text of the speaker notes without spaces and marks. */
  readonly notes: string;
};

/** Of each slide in order: the samples write notes on each, as one div, and steps as items of lists in `incremental` divs. */
export function promisesOf(markdown: string): readonly Promised[] {
  const text = markdown.replace(/^---\n[^]*?\n---\n/, '');
  return text.split(/^(?=#{1,2} )/m).flatMap((part): readonly Promised[] => {
    const notes = /^::: notes\n([^]*?)\n:::$/m.exec(part)?.[1];
    if (notes === undefined) return [];
    const incremental = /^::: incremental\n([^]*?)\n:::$/m.exec(part)?.[1] ?? '';
    return [{
      steps: [...incremental.matchAll(/^(?:\d+\.|-) /gm)].length,
      notes: notes.replace(/[\s*]/g, ''),
    }];
  });
}
