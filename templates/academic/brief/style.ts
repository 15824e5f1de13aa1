/** Tokens → how each role of text is set in the academic brief: the house's distances, a paper's type. */
import type { BriefStyle, Look, RoleStyle } from '../../../src/brief/briefTemplate.js';
import { houseStyle } from '../../house/brief/style.js';

/** On either side of the abstract. */
export const abstractInsetPt = 30;

/** Type for every role. */
export function academicStyle(look: Omit<Look, 'style'>): BriefStyle {
  const { tokens, lang, geometry } = look;
  const { ink, muted } = tokens.colours;
  const { roles, metrics } = houseStyle(look);
  const titleSizePt = geometry.widthPt < 450 ? 17 : 20;
  const titlePitch = lang === 'zh' ? 1.45 : 1.25;
  const inInk = (role: RoleStyle): RoleStyle => ({ ...role, colour: ink });
  // No Han face is slanted.
  const slanted = lang === 'en' ? 'italic' : 'normal';
  return {
    roles: {
      ...roles,
      title: { ...roles.title, sizePt: titleSizePt, linePitchPt: titleSizePt * titlePitch, colour: ink, align: 'center' },
      subtitle: { ...roles.subtitle, sizePt: 13, linePitchPt: 13 * titlePitch, colour: muted, align: 'center' },
      abstract: { ...roles.abstract, sizePt: 9.5, linePitchPt: lang === 'zh' ? 15.5 : 12.5 },
      contents: { ...roles.contents, sizePt: 10, linePitchPt: 12.5 },
      contentsSub: { ...roles.contentsSub, sizePt: 9.5, linePitchPt: 12 },
      heading1: inInk(roles.heading1),
      heading2: inInk(roles.heading2),
      heading3: { ...roles.heading3, style: slanted },
      heading4: { ...roles.heading4, weight: 400, style: slanted },
      heading5: inInk(roles.heading5),
      heading6: inInk(roles.heading6),
      bodyFirst: { ...roles.bodyFirst, firstIndentEm: lang === 'zh' ? tokens.brief.firstIndentEm.zh : 0 },
      quote: { ...roles.quote, sizePt: tokens.brief.body[lang].sizePt - 0.5, colour: ink },
      callout: { ...roles.callout, sizePt: 10, linePitchPt: lang === 'zh' ? 16 : 13, align: 'justify', hyphenate: true },
      calloutTitle: { ...roles.calloutTitle, sizePt: 10, linePitchPt: lang === 'zh' ? 16 : 13 },
      // Centred below a figure while it is one line, as journals have it.
      caption: { ...inInk(roles.caption), alignSeveral: 'justify', hyphenate: true },
    },
    metrics: { ...metrics, coverMeasurePt: geometry.measurePt - 2 * abstractInsetPt, calloutInsetPt: 12, codeInsetPt: 4 },
  };
}
