/// <reference lib="dom" />
/** Exports of vega that its typings leave out. */
import 'vega';
declare module 'vega' {
  /** https://github.com/vega/vega/blob/main/packages/vega-scenegraph/src/util/text.js */
  export const textMetrics: {
    width: (item: Readonly<Record<string, unknown>>, text: unknown) => number;
  };
  /** https://github.com/vega/vega/blob/main/packages/vega-scenegraph/src/path/symbols.js */
  export function pathSymbols(shape: string): { draw(context: object, size: number): void };
  /** By type, what draws the items of a mark on a canvas's context. https://github.com/vega/vega/blob/main/packages/vega-scenegraph/src/marks/index.js */
  export const Marks: Readonly<Record<string, { draw(context: object, mark: object): void }>>;
  export function setRandom(random: () => number): void;
  export type SceneItem = Readonly<Record<string, unknown>>;
  export type SvgMark = { readonly type: string };
  export class SVGRenderer {
    constructor(loader: unknown);
    /** Sets the attributes of a mark's element. */
    _update(mark: SvgMark, element: SVGElement, item: SceneItem): void;
    /** Writes gradients and clips. */
    defs(): void;
    background(colour: string | null): this;
    protected readonly _svg: SVGSVGElement | null;
    protected readonly _bgcolor: string | null;
  }
  /** What draws for a renderer's name; the typings have the form that sets it. */
  export function renderModule(name: 'svg'): { renderer: typeof SVGRenderer };
}
