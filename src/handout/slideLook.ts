/** A template's deck tokens → the look of slides that are set by the brief's components. */
import type { BriefStyle, Look, RoleStyle, TextRole } from '../brief/briefTemplate.js';
import { wordingOf } from '../document/wording.js';
import type { OutputInput } from '../outputInput.js';
import type { Tokens } from '../template.js';

/** Body text of a slide is set at the size that the brief's components are drawn for; the whole slide is then scaled. */
const bodySizePt = 10.5;

/** Line pitch of slide text, as a ratio of its size. */
const pitchRatio = { zh: 1.6, en: 1.4 } as const;

/** Of smaller and larger text, to the body of the slide. */
const cellShare = 0.82;
const codeShare = 0.72;

/** The page is the stage, the text area what its margins leave. */
export function slideLook({ metadata, template }: OutputInput): Look {
  const { deck } = template.tokens;
  const lang = metadata.wording;
  const ptPerPx = bodySizePt / deck.bodySizePx;
  const smallSizePt = deck.smallSizePx * ptPerPx;
  const headingSizePt = deck.headingSizePx * ptPerPx;
  const body = { sizePt: bodySizePt, linePitchPt: bodySizePt * pitchRatio[lang] };
  const tokens: Tokens = {
    ...template.tokens,
    families: { ...template.tokens.families, body: template.tokens.families.sans },
    brief: {
      ...template.tokens.brief,
      body: { zh: body, en: body },
      headingSizesPt: [deck.titleSizePx * ptPerPx, headingSizePt, bodySizePt * 1.1, bodySizePt * 1.1, bodySizePt, bodySizePt],
      smallSizePt,
      footnoteSizePt: smallSizePt,
      codeSizePt: bodySizePt * codeShare,
      paragraphSpacePt: { zh: bodySizePt * 0.6, en: bodySizePt * 0.6 },
      firstIndentEm: { zh: 0, en: 0 },
    },
  };
  const marginPt = deck.marginPx * ptPerPx;
  const geometry: Look['geometry'] = {
    side: 'single',
    widthPt: deck.widthPx * ptPerPx,
    heightPt: deck.heightPx * ptPerPx,
    leftPt: marginPt,
    topPt: marginPt * 0.8,
    measurePt: (deck.widthPx - 2 * deck.marginPx) * ptPerPx,
    areaHeightPt: deck.heightPx * ptPerPx - 1.6 * marginPt,
  };
  const looking = { tokens, lang, wording: wordingOf(lang), geometry };
  const style = onSlides(template.brief.style(looking), { titleSizePt: deck.titleSizePx * ptPerPx, ink: tokens.colours.accent });
  return { ...looking, style };
}

const sized = (role: RoleStyle, sizePt: number): RoleStyle => ({ ...role, sizePt, linePitchPt: (role.linePitchPt * sizePt) / role.sizePt });

/** Ragged lines without indents and hyphens, as slides have them. */
function onSlides({ roles, metrics }: BriefStyle, { titleSizePt, ink }: { readonly titleSizePt: number; readonly ink: string }): BriefStyle {
  const ragged = (role: RoleStyle): RoleStyle => ({ ...role, align: role.align === 'justify' ? 'left' : role.align, hyphenate: false, firstIndentEm: 0 });
  const changed: Partial<Record<TextRole, RoleStyle>> = {
    title: { ...sized(roles.title, titleSizePt), align: 'left', colour: ink },
    subtitle: { ...sized(roles.subtitle, bodySizePt * 1.15), align: 'left', colour: roles.closing.colour },
    tableHead: sized(roles.tableHead, bodySizePt * cellShare),
    tableCell: sized(roles.tableCell, bodySizePt * cellShare),
    callout: sized(roles.callout, bodySizePt),
    calloutTitle: sized(roles.calloutTitle, bodySizePt),
    caption: { ...roles.caption, align: 'left' },
    bibliography: { ...sized(roles.bibliography, bodySizePt * cellShare), families: roles.closing.families },
  };
  const all = { ...roles, ...changed };
  return {
    roles: {
      title: ragged(all.title), subtitle: ragged(all.subtitle), abstract: ragged(all.abstract), contents: ragged(all.contents), contentsSub: ragged(all.contentsSub),
      heading1: ragged(all.heading1), heading2: ragged(all.heading2), heading3: ragged(all.heading3), heading4: ragged(all.heading4), heading5: ragged(all.heading5), heading6: ragged(all.heading6),
      body: ragged(all.body), bodyFirst: ragged(all.bodyFirst), list: ragged(all.list), quote: ragged(all.quote), callout: ragged(all.callout), calloutTitle: ragged(all.calloutTitle),
      term: ragged(all.term), definition: ragged(all.definition), caption: ragged(all.caption), tableHead: ragged(all.tableHead), tableCell: ragged(all.tableCell), code: ragged(all.code),
      equationNumber: ragged(all.equationNumber), footnote: ragged(all.footnote), bibliography: ragged(all.bibliography), closing: ragged(all.closing),
    },
    metrics: { ...metrics, listIndentPt: bodySizePt * 2, quoteInsetPt: bodySizePt * 1.2, footnoteIndentPt: bodySizePt },
  };
}
