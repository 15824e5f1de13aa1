/** A template's deck tokens → the look of slides that are set by the brief's components. */
import type { BriefStyle, Look, RoleStyle } from '../brief/briefTemplate.js';
import { textRoles } from '../brief/textRoles.js';
import { wordingOf } from '../document/wording.js';
import type { OutputInput } from '../outputInput.js';
import type { Tokens } from '../template.js';

/** Body text of a slide is set at the size that the brief's components are drawn for; each part is then scaled to its size on the slide. */
export const bodySizePt = 10.5;

/** Of smaller and larger text, to the text around it. */
const shares = { cell: 0.82, code: 0.72, inner: 1.1 } as const;

/** How text of a slide is set. */
export type SlideType = {
  /** Line pitch over the size of the type. */
  readonly lineRatio: number;
  /** Between paragraphs and list items, over the size of the type. */
  readonly gapRatio: number;
  readonly colours: Partial<Tokens['colours']>;
};

export const stagePtPerPx = ({ template }: OutputInput): number => bodySizePt / template.tokens.deck.bodySizePx;

/** The page is the stage, the text area what its margins leave. */
export function slideLook(input: OutputInput, { lineRatio, gapRatio, colours }: SlideType): Look {
  const { metadata, template } = input;
  const { deck } = template.tokens;
  const lang = metadata.wording;
  const ptPerPx = stagePtPerPx(input);
  const smallSizePt = deck.smallSizePx * ptPerPx;
  const body = { sizePt: bodySizePt, linePitchPt: bodySizePt * lineRatio };
  const gapPt = bodySizePt * gapRatio;
  const innerPt = bodySizePt * shares.inner;
  const tokens: Tokens = {
    ...template.tokens,
    colours: { ...template.tokens.colours, ...colours },
    families: { ...template.tokens.families, body: template.tokens.families.sans },
    brief: {
      ...template.tokens.brief,
      body: { zh: body, en: body },
      headingSizesPt: [deck.titleSizePx * ptPerPx, deck.headingSizePx * ptPerPx, innerPt, innerPt, innerPt, innerPt],
      smallSizePt,
      footnoteSizePt: smallSizePt,
      codeSizePt: bodySizePt * shares.code,
      paragraphSpacePt: { zh: gapPt, en: gapPt },
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
    areaHeightPt: deck.heightPx * ptPerPx * 10,
  };
  const looking = { tokens, lang, wording: wordingOf(lang), geometry };
  return { ...looking, style: onSlides(template.brief.style(looking), lineRatio) };
}

const sized = (role: RoleStyle, sizePt: number): RoleStyle => ({ ...role, sizePt, linePitchPt: (role.linePitchPt * sizePt) / role.sizePt });

const upright = (role: RoleStyle): RoleStyle => ({ ...role, style: 'normal' });

/** Ragged lines without indents and hyphens, as slides have them, in the sizes of slides. */
function onSlides({ roles, metrics }: BriefStyle, lineRatio: number): BriefStyle {
  const ofBody = (role: RoleStyle): RoleStyle => ({ ...role, families: roles.body.families, colour: roles.body.colour, sizePt: bodySizePt, linePitchPt: bodySizePt * lineRatio });
  const bibliography = sized({ ...roles.bibliography, families: roles.closing.families }, bodySizePt * shares.cell);
  let changed: BriefStyle['roles'] = {
    ...roles,
    list: ofBody(roles.list), quote: ofBody({ ...roles.quote, style: 'normal' }), callout: ofBody(roles.callout), calloutTitle: ofBody(roles.calloutTitle),
    term: ofBody(roles.term), definition: ofBody(roles.definition),
    tableHead: sized(roles.tableHead, bodySizePt * shares.cell), tableCell: sized(roles.tableCell, bodySizePt * shares.cell), bibliography,
    caption: { ...roles.caption, align: 'left', alignSeveral: 'left' },
    heading3: upright(roles.heading3), heading4: upright(roles.heading4), heading5: upright(roles.heading5), heading6: upright(roles.heading6),
  };
  for (const name of textRoles) {
    const role = changed[name];
    changed = { ...changed, [name]: { ...role, align: role.align === 'justify' ? 'left' : role.align, hyphenate: false, firstIndentEm: 0 } };
  }
  return { roles: changed, metrics: { ...metrics, definitionIndentPt: bodySizePt * 1.2, footnoteIndentPt: bodySizePt } };
}
