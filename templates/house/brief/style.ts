/** Tokens → how each role of text is set in the house brief, and the distances its components keep. */
import type { BriefStyle, Look, RoleStyle, TextRole } from '../../../src/brief/briefTemplate.js';

/** Chinese is read with more air between lines than Latin. */
const pitchRatio = { zh: 1.6, en: 1.38 } as const;
const headingRatio = { zh: 1.42, en: 1.25 } as const;

/** Type for every role. */
export function houseStyle({ tokens, lang, geometry }: Omit<Look, 'style'>): BriefStyle {
  const { families, colours, brief } = tokens;
  const body = brief.body[lang];
  const pitch = (sizePt: number): number => Math.round(sizePt * pitchRatio[lang] * 4) / 4;
  const headingPitch = (sizePt: number): number => Math.round(sizePt * headingRatio[lang] * 4) / 4;

  const text: RoleStyle = {
    families: families.body, weight: 400, style: 'normal', sizePt: body.sizePt, linePitchPt: body.linePitchPt,
    colour: colours.ink, align: 'justify', firstIndentEm: 0, hyphenate: true, lines: brief.lines[lang],
  };
  const small: RoleStyle = { ...text, sizePt: brief.smallSizePt, linePitchPt: pitch(brief.smallSizePt) };
  const sans = (sizePt: number): RoleStyle => ({
    ...text, families: families.sans, sizePt, linePitchPt: pitch(sizePt), align: 'left', hyphenate: false,
  });
  const heading = (depth: number, colour: string): RoleStyle => {
    const sizePt = brief.headingSizesPt[depth - 1] ?? body.sizePt;
    return { ...text, families: families.heading, weight: 700, sizePt, linePitchPt: headingPitch(sizePt), colour, align: 'left', hyphenate: false };
  };
  const titleSizePt = geometry.widthPt < 450 ? 21 : 28;

  const roles: Record<TextRole, RoleStyle> = {
    title: { ...heading(1, colours.paper), sizePt: titleSizePt, linePitchPt: headingPitch(titleSizePt) },
    subtitle: { ...heading(2, colours.paper), weight: 400, linePitchPt: headingPitch(15), sizePt: geometry.widthPt < 450 ? 12 : 14 },
    abstract: { ...text, sizePt: brief.smallSizePt + 0.75, linePitchPt: pitch(brief.smallSizePt + 0.75) },
    contents: { ...sans(10.5), weight: 700, linePitchPt: headingPitch(10.5) },
    contentsSub: { ...sans(10), linePitchPt: headingPitch(10) },
    heading1: heading(1, colours.accent),
    heading2: heading(2, colours.accent),
    heading3: heading(3, colours.ink),
    heading4: heading(4, colours.ink),
    heading5: heading(5, colours.muted),
    heading6: { ...heading(6, colours.muted), weight: 400 },
    body: { ...text, firstIndentEm: brief.firstIndentEm[lang] },
    bodyFirst: { ...text, firstIndentEm: brief.firstIndentEm[lang] },
    list: text,
    quote: { ...text, colour: colours.muted },
    callout: { ...sans(brief.smallSizePt + 0.5), align: lang === 'zh' ? 'justify' : 'left' },
    calloutTitle: { ...sans(brief.smallSizePt + 0.5), weight: 700 },
    term: { ...text, families: families.sans, weight: 700, align: 'left', hyphenate: false },
    definition: text,
    caption: { ...sans(brief.smallSizePt), colour: colours.muted, align: 'center' },
    tableHead: { ...sans(brief.smallSizePt), weight: 700, linePitchPt: headingPitch(brief.smallSizePt) },
    tableCell: { ...sans(brief.smallSizePt), linePitchPt: headingPitch(brief.smallSizePt) },
    code: { ...sans(brief.codeSizePt), families: families.mono, linePitchPt: headingPitch(brief.codeSizePt) },
    equationNumber: { ...text, align: 'right' },
    footnote: { ...text, sizePt: brief.footnoteSizePt, linePitchPt: headingPitch(brief.footnoteSizePt) },
    bibliography: { ...small, align: 'left' },
    closing: { ...small, families: families.sans, align: 'left', hyphenate: false },
  };
  return {
    roles,
    metrics: {
      listIndentPt: body.sizePt * 2,
      quoteInsetPt: body.sizePt * 2,
      calloutInsetPt: 13,
      definitionIndentPt: body.sizePt * 2,
      codeInsetPt: 10,
      columnGapPt: 18,
      cellPaddingPt: 5,
      contentsIndentPt: 16,
      contentsNumberPt: 22,
      contentsLeaderPt: 26,
      footnoteIndentPt: 15,
      footnoteGapPt: 16,
      floatGapPt: 18,
      footnoteSpacePt: 2,
      coverMeasurePt: geometry.measurePt,
    },
  };
}
