/** What stands around a slide's content: its heading or title, footnotes, foot → items to be set. */
import type { ReactElement } from 'react';
import type { RoleStyle } from '../brief/briefTemplate.js';
import { composeFlow, phrasingElement, wordsElement } from '../brief/composeFlow.js';
import { marked, type Composer } from '../brief/composer.js';
import { composeNote } from '../brief/frontMatter.js';
import type { Flow, Phrasing } from '../document/nodes.js';
import { footBox, headingBox, inside, withRole, type Item, type Setting } from './slideItems.js';
import { bodySizePt } from './slideLook.js';
import type { StageBox } from './stageLayout.js';
import { logoArea } from './stageMarks.js';

/** The slide's heading, of the size of its kind. */
export function headingItems({ slide, layout, composer, look }: Setting): readonly Item[] {
  const { heading, kind, id, part } = slide;
  const at = headingBox(layout);
  if (heading === null || at === undefined) return [];
  const depth = kind === 'section' ? 1 : 2;
  const goesOn = part === undefined ? [] : [{ type: 'text' as const, position: heading.position, value: composer.look.wording.slidePart(part.number, part.count) }];
  const shown: Flow = { ...heading, depth, attributes: { ...heading.attributes, id }, children: [...heading.children, ...goesOn] };
  const own = look(at);
  const name = depth === 1 ? 'heading1' : 'heading2';
  const { marginPx, widthPx: stagePx } = composer.input.template.tokens.deck;
  const isCentred = at.leftPx > marginPx + 1;
  const coloured = withRole(own, name, { ...(slide.layout === 'full-bleed' ? { colour: '#ffffff' } : {}), ...(isCentred ? { align: 'center' } : {}) });
  const leftPx = isCentred ? marginPx : inside(at).leftPx;
  return [{ at: { ...inside(at), leftPx }, fontPx: at.fontPx, sizePt: own.style.roles[name].sizePt, widthPx: stagePx - marginPx - leftPx, look: coloured, compose: (own_, widthPt) => composeFlow([shown], { role: 'body', widthPt, level: 0 }, own_) }];
}

/** The parts of the title slide, as the deck shows them. */
export function titleItems({ slide, layout, composer, look }: Setting): readonly Item[] {
  const { metadata, template } = composer.input;
  const { colours } = look({ lineRatio: 1.3 }).tokens;
  const rightPx = template.tokens.deck.widthPx - template.tokens.deck.marginPx;
  const isZh = metadata.wording === 'zh';
  const item = (selector: string, change: Partial<RoleStyle>, compose: (composer: Composer) => ReactElement): readonly Item[] =>
    layout.named(selector).slice(0, 1).map((box) => {
      const at = inside(box);
      const centred = layout.named('.titles').some(({ box: { node } }) => node.style.box.alignItems === 'center') && (selector === 'h1' || selector === '.subtitle');
      const [leftPx, widthPx] = centred ? [template.tokens.deck.marginPx, rightPx - template.tokens.deck.marginPx] : [at.leftPx, rightPx - at.leftPx];
      return { at: { ...at, leftPx }, fontPx: box.fontPx, sizePt: bodySizePt, widthPx, look: withRole(look(box), 'body', { ...change, ...(centred ? { align: 'center' } : {}) }), compose: (own) => [compose(own)] };
    });
  const words = (text: string) => (own: Composer): ReactElement => marked({ tag: 'P' }, wordsElement(text, 'body', own));
  const nowhere = { file: '', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const text = (value: string): Phrasing => ({ type: 'text', position: nowhere, value });
  const by = metadata.authors.flatMap(({ name, affiliation }, index): readonly Phrasing[] => [
    text(index === 0 ? '' : '\u2003'), { type: 'strong', position: nowhere, children: [text(name)] }, text(affiliation === null ? '' : ` ${affiliation}`),
  ]);
  return [
    ...item('.organisation-name', { weight: 700, colour: colours.accent }, words(metadata.organisation ?? '')),
    ...item('.status', { weight: 700, colour: colours.accent }, words(metadata.status ?? '')),
    ...item('h1', { weight: 700, families: look({ lineRatio: 1.3 }).tokens.families.heading }, (own) => marked({ tag: 'H1', ids: [slide.id], heading: { depth: 1, title: metadata.title, id: slide.id } }, phrasingElement({ nodes: metadata.titlePhrasing, position: null }, 'body', own))),
    ...item('.subtitle', { colour: colours.muted }, words(metadata.subtitle ?? '')),
    ...item('.authors', {}, (own) => marked({ tag: 'P' }, phrasingElement({ nodes: by, position: null }, 'body', own))),
    ...item('.date', { colour: colours.muted }, words([metadata.date, metadata.reportNumber].filter((part) => part !== null).join(isZh ? '　' : ' · '))),
  ];
}

/** The deck's footer, or its title, and the number of the slide. */
export function footItems(number: string | null, setting: Setting): readonly Item[] {
  const { slide, composer, look } = setting;
  const { metadata, template: { tokens } } = composer.input;
  const words = metadata.footer.length > 0 ? metadata.footer : slide.kind === 'title' ? [] : metadata.titlePhrasing;
  return [footBox(setting)].flatMap((foot): readonly Item[] => {
    if (foot === undefined) return [];
    const { paddingPx, at } = { paddingPx: tokens.deck.marginPx, at: foot };
    const place: StageBox = { ...at, leftPx: paddingPx, widthPx: tokens.deck.widthPx - 2 * paddingPx, topPx: at.topPx + at.heightPx * 0.3, heightPx: at.heightPx };
    const own = look({ lineRatio: 1.2 });
    const logo = logoArea(setting);
    const outPx = logo === null || slide.kind === 'title' ? 0 : logo.area.widthPx + at.fontPx;
    const item = (align: 'left' | 'right', compose: (composer: Composer) => ReactElement): Item => ({
      at: align === 'left' ? { ...place, leftPx: place.leftPx + outPx } : place, fontPx: at.fontPx, sizePt: bodySizePt, widthPx: place.widthPx, look: withRole(own, 'body', { align, colour: own.tokens.colours.muted }), compose: (composer_) => [compose(composer_)], artifact: true,
    });
    return [
      ...(words.length === 0 ? [] : [item('left', (own_) => phrasingElement({ nodes: words, position: null }, 'body', own_))]),
      ...(number === null || slide.kind === 'title' ? [] : [item('right', (own_) => wordsElement(number, 'body', own_))]),
    ];
  });
}

/** The footnotes that a slide cites, below their rule. */
export function footnoteItems({ slide, layout, look }: Setting): readonly Item[] {
  return layout.named('.footnotes').slice(0, 1).map((box) => {
    const at = inside(box);
    const own = look(box);
    return { at, fontPx: box.fontPx, sizePt: own.style.roles.footnote.sizePt, widthPx: at.widthPx, look: own, compose: (composer) => slide.content.footnotes.map((identifier) => composeNote(identifier, composer)) };
  });
}
