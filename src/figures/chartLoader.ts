/** Vega's door to files: everything is asked from the program, which reads inside the manuscript's folder alone. */
import type { Loader } from 'vega';
import type { LoadedFile } from './chartProtocol.js';

export type LoadChartFile = (url: string, what: LoadedFile['kind']) => Promise<LoadedFile | null>;

const linkSchemes = /^(?:https?:|mailto:)/i;

/** A loader whose every method is ours: Vega's own reads any file and any address. */
export function createChartLoader(load: LoadChartFile): Loader {
  const refuse = (): Promise<never> => Promise.reject(new Error('charts read no files and no addresses'));
  return {
    load: async (url) => {
      const file = await load(url, 'data');
      return file?.kind === 'data' ? file.text : refuse();
    },
    sanitize: async (url, options) => {
      // Vega's renderer does not expect a refusal of a link: one without an address leads nowhere
      if (!('context' in options) || options.context !== 'image') return { href: linkSchemes.test(url) ? url : '' };
      const file = await load(url, 'picture');
      // the size goes before the address: our `Image` takes it from there
      return file?.kind === 'picture' ? { href: `${file.widthPx}x${file.heightPx};${file.href}` } : refuse();
    },
    http: refuse,
    file: refuse,
  };
}
