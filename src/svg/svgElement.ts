/** The SVG tree that the whole program shares: what `parseSvg` gives and `printSvg` takes. */

/** Attribute values are unescaped text, in document order. Children that are strings are unescaped character data. */
export type SvgElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (SvgElement | string)[];
};
