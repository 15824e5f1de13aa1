/** Exports of vega that its typings leave out. */
import 'vega';
declare module 'vega' {
  /** https://github.com/vega/vega/blob/main/packages/vega-scenegraph/src/util/text.js */
  export const textMetrics: {
    width: (item: Readonly<Record<string, unknown>>, text: unknown) => number;
  };
  export function setRandom(random: () => number): void;
}
