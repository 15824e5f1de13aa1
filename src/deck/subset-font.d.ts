/** The part of subset-font that is used; the package brings no types. https://www.npmjs.com/package/subset-font */
declare module 'subset-font' {
  type SubsetOptions = {
    readonly targetFormat: 'truetype' | 'woff' | 'woff2';
    readonly noHinting?: boolean;
    readonly keepFeatures?: readonly string[];
  };
  function subsetFont(font: Buffer, text: string, options: SubsetOptions): Promise<Buffer>;
  export { subsetFont as default };
}
