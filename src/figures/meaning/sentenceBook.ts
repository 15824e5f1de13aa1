/** What a language needs for descriptions of charts. Types only. */
import type { DrawnColumn } from './drawnTable.js';
import type { ViewFacts } from './viewFacts.js';

export type SentenceBook = {
  /** What a column is called in sentences; null where its author hid the title. */
  readonly columnName: (column: DrawnColumn) => string | null;
  /** Over a column of the table of data, where something must stand. */
  readonly columnTitle: (column: DrawnColumn) => string;
  /** The sentences of one layer; `also` for one that lies over another. */
  readonly layer: (facts: ViewFacts, also: boolean) => readonly string[];
  /** Of a view among several, 1-based. */
  readonly view: (number: number, sentences: string) => string;
  readonly views: (count: number) => string;
  /** Some views are not described. */
  readonly moreViews: (count: number) => string;
  /** Some layers of a view are not described. */
  readonly moreLayers: (count: number) => string;
  readonly titled: (title: string) => string;
  /** Between two sentences. */
  readonly space: string;
};
