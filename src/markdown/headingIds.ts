/** An id made from the words of a heading; Han characters are kept. https://pandoc.org/MANUAL.html#extension-auto_identifiers */
export function idFromText(text: string): string {
  const id = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_.-]/gu, '')
    .trim()
    .replace(/[\s\u3000]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return id === '' ? 'section' : id.slice(0, 100);
}
