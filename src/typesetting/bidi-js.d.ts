/** bidi-js 1.1.0 brings no types. */
declare module 'bidi-js' {
  export type Bidi = {
    getEmbeddingLevels(text: string, direction?: 'ltr' | 'rtl' | 'auto'): { readonly levels: Uint8Array };
    getMirroredCharacter(character: string): string | null;
  };
  const bidiFactory: () => Bidi;
  export { bidiFactory as default };
}
