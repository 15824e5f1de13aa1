/** The font files that the installation brings; `src/tools/prepare.mjs` copies them from their packages to `dist/fonts`. */
import type { FaceDescription } from '../../src/typesetting/fontLibrary.js';

export const faces: readonly FaceDescription[] = [
  { family: 'Source Serif 4', weight: 400, style: 'normal', file: 'SourceSerif4_400Regular.ttf' },
  { family: 'Source Serif 4', weight: 400, style: 'italic', file: 'SourceSerif4_400Regular_Italic.ttf' },
  { family: 'Source Serif 4', weight: 700, style: 'normal', file: 'SourceSerif4_700Bold.ttf' },
  { family: 'Source Serif 4', weight: 700, style: 'italic', file: 'SourceSerif4_700Bold_Italic.ttf' },
  { family: 'Source Sans 3', weight: 400, style: 'normal', file: 'SourceSans3_400Regular.ttf' },
  { family: 'Source Sans 3', weight: 400, style: 'italic', file: 'SourceSans3_400Regular_Italic.ttf' },
  { family: 'Source Sans 3', weight: 700, style: 'normal', file: 'SourceSans3_700Bold.ttf' },
  { family: 'Source Sans 3', weight: 700, style: 'italic', file: 'SourceSans3_700Bold_Italic.ttf' },
  { family: 'Source Code Pro', weight: 400, style: 'normal', file: 'SourceCodePro_400Regular.ttf' },
  { family: 'Source Code Pro', weight: 700, style: 'normal', file: 'SourceCodePro_700Bold.ttf' },
  { family: 'Noto Serif SC', weight: 400, style: 'normal', file: 'NotoSerifSC_400Regular.ttf' },
  { family: 'Noto Serif SC', weight: 700, style: 'normal', file: 'NotoSerifSC_700Bold.ttf' },
  { family: 'Noto Sans SC', weight: 400, style: 'normal', file: 'NotoSansSC_400Regular.ttf' },
  { family: 'Noto Sans SC', weight: 700, style: 'normal', file: 'NotoSansSC_700Bold.ttf' },
  { family: 'Noto Emoji', weight: 400, style: 'normal', file: 'NotoEmoji_400Regular.ttf' },
  { family: 'Noto Sans Symbols 2', weight: 400, style: 'normal', file: 'NotoSansSymbols2_400Regular.ttf' },
  { family: 'Noto Sans Symbols', weight: 400, style: 'normal', file: 'NotoSansSymbols_400Regular.ttf' },
  { family: 'Noto Sans Math', weight: 400, style: 'normal', file: 'NotoSansMath_400Regular.ttf' },
  { family: 'Noto Sans Hebrew', weight: 400, style: 'normal', file: 'NotoSansHebrew_400Regular.ttf' },
  { family: 'Noto Sans Arabic', weight: 400, style: 'normal', file: 'NotoSansArabic_400Regular.ttf' },
  { family: 'Noto Sans JP', weight: 400, style: 'normal', file: 'NotoSansJP_400Regular.ttf' },
  { family: 'Noto Sans HK', weight: 400, style: 'normal', file: 'NotoSansHK_400Regular.ttf' },
];

/**
 * Asked in this order once a style's own families lack a character. The last two hold rare Han (𠮷 and some 2,000
 * more beyond the basic planes); they are large, so they are opened only when everything else was asked.
 */
export const fallbackFamilies: readonly string[] = [
  'Noto Sans SC',
  'Noto Emoji',
  'Noto Sans Symbols 2',
  'Noto Sans Symbols',
  'Noto Sans Math',
  'Noto Sans Hebrew',
  'Noto Sans Arabic',
  'Noto Sans JP',
  'Noto Sans HK',
];
