/** Types of `bundleDeck.mjs`, for the tests. */
export function bundleDeck(folder?: string): Promise<unknown>;
