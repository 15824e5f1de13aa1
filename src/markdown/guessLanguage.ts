/** Text → `zh` or `en`, by the share of Han characters among its letters. Code and addresses are in no language. */
export function guessLanguage(text: string): 'zh' | 'en' {
  const prose = text
    .slice(0, 100_000)
    .replace(/^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?^ {0,3}\1/gm, '')
    .replace(/`[^`\n]*`|https?:\/\/\S+|\]\([^)\n]*\)|<[^>\n]*>/g, '');
  const han = prose.match(/\p{Script=Han}/gu)?.length ?? 0;
  const letters = prose.match(/\p{L}/gu)?.length ?? 0;
  return han > 0 && han >= letters * 0.3 ? 'zh' : 'en';
}
