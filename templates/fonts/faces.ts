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
];

export const fallbackFamilies: readonly string[] = ['Noto Sans SC', 'Noto Emoji'];
