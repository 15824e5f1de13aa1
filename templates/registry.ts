/** Templates by name: the only ones that a manuscript or the command line can ask for. */
import type { Template } from '../src/template.js';

/** Each is loaded when a manuscript asks for it: its components bring React with them. */
export const templates: Readonly<Record<string, () => Promise<Template>>> = {
  academic: async () => (await import('./academic/index.js')).academic,
  house: async () => (await import('./house/index.js')).house,
};
