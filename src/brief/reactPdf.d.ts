/* eslint-disable @typescript-eslint/consistent-type-imports, no-restricted-syntax -- an ambient declaration can neither import nor choose how the package exports */
// Types of the parts that React-PDF is made of, as far as they are used here: their own types describe the tree before
// layout only, or leave out what we rely on. An ambient declaration comes before the package's own.

declare module '@react-pdf/layout' {
  const layoutDocument: (
    root: import('./layoutTree.js').InstanceNode,
    fontStore: import('./layoutTree.js').LayoutFonts,
  ) => Promise<import('./layoutTree.js').LaidOutNode>;
  export default layoutDocument;
}

declare module '@react-pdf/reconciler' {
  type Container = { document: import('./layoutTree.js').InstanceNode | null };
  type Renderer = {
    createContainer(container: Container): object;
    updateContainer(element: import('react').ReactNode, mount: object, parent: null): void;
  };
  const createRenderer: (host: Readonly<Record<string, unknown>>) => Renderer;
  export default createRenderer;
}

declare module 'pdfkit' {
  const PDFDocument: new (options: Readonly<Record<string, unknown>>) => import('./pdfDocument.js').PdfDocument;
  export default PDFDocument;
}
