/** Citations of a manuscript and its bibliography files → what is printed at each citation, and the list of sources. */
import type { Report } from '../diagnostics/diagnostic.js';
import type { References } from './references.js';
import type { ReferencesInput } from './resolveReferences.js';

export type Citations = Pick<References, 'bibliography' | 'citations'>;

export async function resolveCitations(_input: ReferencesInput, _report: Report): Promise<Citations> {
  return await Promise.resolve({ bibliography: [], citations: new Map() });
}
