/** The house deck theme: colours, type and decoration from the tokens, light, dark and for much contrast. */
import type { DeckStyleRequest, DeckTheme, DeckVariant } from '../../../src/deck/deckTheme.js';
import type { Tokens } from '../../../src/template.js';
import { chartColours, type ChartColours } from '../chartConfig.js';
import { contrastCharts, darkColourMap, houseDarkCharts, type DarkCharts } from './darkCharts.js';
import { colourRules, deckColours, moreContrast, type DeckColours } from './deckColours.js';

export const deckTheme: DeckTheme = deckThemeOf({ colours: (tokens, variant) => deckColours(tokens, variant), charts: { from: chartColours, to: houseDarkCharts }, titleBarPx: 18 });

/** A theme in the house's forms: its colours, those of charts on white and on dark paper, and what it adds to the style sheet. */
export type HouseForms = {
  readonly colours: (tokens: Tokens, variant: DeckVariant) => DeckColours;
  readonly charts: { readonly from: ChartColours; readonly to: DarkCharts };
  readonly titleBarPx: number;
  readonly ownRules?: (request: DeckStyleRequest) => string;
};

export function deckThemeOf({ colours, charts, titleBarPx, ownRules = () => '' }: HouseForms): DeckTheme {
  return {
    kind: 'deck',
    defaultVariant: 'light',
    overflow: 'split',
    titleBarPx,
    inks: colours,
    chartColours: (tokens, variant) => {
      if (variant === 'light') return null;
      return darkColourMap(tokens, variant === 'dark' ? charts : { ...charts, to: contrastCharts }, colours(tokens, variant));
    },
    styleSheet: (request) => {
      const of = (variant: DeckVariant): DeckColours => colours(request.tokens, variant);
      const grounds = [colourRules(':root', of(request.variant)), colourRules('.on-dark', onGround(of('dark'))), colourRules('.on-light', onGround(of('light'))), moreContrast(of('light'))];
      return [...grounds, styleSheetIn(of(request.variant), request), titleBar(titleBarPx), ownRules(request)].join('\n');
    },
  };
}

const titleBar = (widthPx: number): string => (widthPx === 0 ? '' : `.title-slide .frame::before{content:'';position:absolute;left:0;top:0;bottom:0;width:${widthPx}px;background:var(--accent)}`);

/** A slide on a ground of its own is no section's: what opens a section has the ink of other slides there. */
const onGround = (colours: DeckColours): DeckColours => ({ ...colours, sectionInk: colours.ink });

/**
 * Drawings are made for white paper: on dark slides those that are not recoloured stand on a sheet of it. The sheet belongs to the drawing, not
 * to its box, which stays as wide as the slide where a full slide leaves the drawing less height.
 */
const figurePanel = (slide: string): string => {
  const figure = `${slide} figure:not(.recoloured)>.drawing`;
  return `${figure}{margin:12px 0;max-width:calc(100% - 24px)}
${figure}>:is(svg,img),${figure} .live-view>svg{width:auto}
${figure}>:is(svg,img){background:var(--figure-paper);box-shadow:0 0 0 12px var(--figure-paper);border-radius:1px}
${figure.replace(slide, `${slide}.lone-figure`)} :is(svg,img){margin-inline:auto}`;
};

/** The house theme's rules; colours are custom properties. */
/** What stands seven containers deep goes no further in than the one around it. */
const deepest = (name: string): string => `.slide ${':is(li,dd,blockquote) '.repeat(6)}${name}`;

function styleSheetIn(colours: DeckColours, request: DeckStyleRequest): string {
  const zh = request.wording === 'zh';
  // Browsers do not know Chinese words: balancing would break lines that need no break, in the middle of one.
  const balanced = zh ? 'pretty' : 'balance';
  const callouts = Object.keys(colours.callout)
    .map((kind) => `.callout-${kind}{--callout:var(--callout-${kind});background:var(--callout-${kind}-panel)}`)
    .join('\n');
  const code = Object.keys(colours.code)
    .map((scope) => `.code-${scope}{color:var(--code-${scope})}`)
    .join('\n');
  return `:root{--body-line:${zh ? 1.6 : 1.4};color-scheme:${request.variant === 'light' ? 'light' : 'dark'}}
.slide:is(.on-dark,.on-light){color:var(--ink)}
.reveal-viewport{background:var(--paper);color:var(--ink)}
.reveal{color:var(--ink)}
.reveal :focus-visible{outline:3px solid var(--accent);outline-offset:3px}
.reveal .controls button:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
.reveal.has-dark-background .controls button:focus-visible{outline-color:currentColor}
.reveal .section-slide :focus-visible{outline-color:currentColor}
.reveal section.slide:focus{outline:none}
.reveal .progress{color:var(--accent);height:5px;background:transparent}
.reveal.has-dark-background .progress{color:var(--section-ink);opacity:.7}
.reveal .controls{color:var(--accent);font-size:8px;opacity:0;transition:opacity .3s}
.reveal.pointer-moves .controls,.reveal .controls:focus-within{opacity:1}
.reveal.has-dark-background .controls{color:var(--section-ink)}
.reveal .slide-number{background:none;color:var(--muted);font-family:var(--font-sans);font-size:16px}
.slide ::selection{background:var(--accent-soft);color:var(--ink)}
.slide :is(h1,h2,h3,h4,h5,h6){font-family:var(--font-heading);font-weight:700;line-height:${zh ? 1.3 : 1.15};letter-spacing:${zh ? '.01em' : '-.01em'};text-wrap:${balanced}}
.body{line-height:var(--body-line)}
.body :is(p,li,dd){text-wrap:pretty}
.content-slide .frame>:is(h1,h2,h3,h4,h5,h6){font-size:var(--heading-size);color:var(--accent);padding-bottom:.5em}
.body :is(h2,h3,h4,h5,h6){font-size:1.1em;color:var(--ink)}
.slide a{color:var(--link);text-decoration:underline;text-decoration-thickness:.06em;text-underline-offset:.18em}
.slide strong{font-weight:700;color:inherit}
.slide em{font-style:italic}
.slide mark{background:var(--mark);color:inherit;padding:0 .12em}
.slide small{font-size:.8em}
.slide :is(sub,sup){font-size:.68em;line-height:0}
.slide sub{vertical-align:-.25em}.slide sup{vertical-align:.42em}
.footnote-mark{color:var(--accent);padding-left:.08em}
.slide :not(pre)>code{font-size:.9em;background:var(--panel);border-radius:.2em;padding:.05em .28em}
.slide kbd{font-size:.8em;border:1px solid var(--rule);border-bottom-width:2px;border-radius:.25em;padding:.05em .4em;background:var(--panel)}
.slide abbr{text-decoration:underline dotted;text-underline-offset:.2em}
.slide hr{border:0;border-top:2px solid var(--rule);width:100%;margin:.2em 0}
.slide :is(ul,ol){display:flex;flex-direction:column;gap:calc(.4em*max(1,var(--fit,1)*4 - 3));padding-left:1.15em;list-style-position:outside}
.slide :is(ul,ol).spread{gap:.7em}
.slide :is(li) :is(ul,ol){font-size:.88em;gap:.25em;margin-top:.25em}
.slide li li li :is(ul,ol){font-size:1em}
.slide ul{list-style:none}
.slide ul>li{position:relative}
.slide ul:not(.tasks,.sources)>li::before{content:'';position:absolute;left:-.92em;top:calc(var(--body-line)*.5em - .16em);width:.32em;height:.32em;border-radius:50%;background:var(--accent)}
.slide ul ul:not(.tasks)>li::before{background:transparent;border:.07em solid var(--accent)}
.slide ol{padding-left:1.5em}
.slide ol>li::marker{color:var(--accent);font-variant-numeric:tabular-nums}
.slide ul.tasks{padding-left:1.6em}
.task{position:absolute;left:-1.5em;top:calc(var(--body-line)*.5em - .5em);width:.95em;height:.95em;border:.09em solid var(--muted);border-radius:.18em}
.task.done{background:var(--accent);border-color:var(--accent)}
.task.done::after{content:'';position:absolute;left:.22em;top:.02em;width:.28em;height:.55em;border:solid var(--paper);border-width:0 .12em .12em 0;transform:rotate(42deg)}
.slide dl{display:flex;flex-direction:column;gap:.15em}
.slide dt{font-weight:700;color:var(--accent)}
.slide dd{padding-left:1.2em;margin-bottom:.5em}
.slide blockquote{border-left:6px solid var(--accent);padding:.1em 0 .1em .9em;display:flex;flex-direction:column;gap:.5em}
${deepest('ul')}{margin-left:-1.15em}${deepest('ol')}{margin-left:-1.5em}${deepest('ul.tasks')}{margin-left:-1.6em}${deepest('dd')}{margin-left:-1.2em}${deepest('blockquote')}{margin-left:calc(-.9em - 6px)}
.callout{border-left:6px solid var(--callout);border-radius:0 6px 6px 0;padding:.65em .9em .75em;display:flex;flex-direction:column;gap:.4em}
.callout-title{font-weight:700;color:var(--callout)}
${callouts}
.slide pre{background:var(--panel);border-radius:6px;padding:.8em 1em;font-size:.72em;box-shadow:none;width:auto}
${code}
.slide figcaption,.slide caption{font-size:max(.62em,var(--small-size));line-height:1.4;color:var(--muted);text-align:start}
.slide .source{display:block;font-size:.9em;color:var(--muted)}
.table>.source{font-size:max(.56em,calc(var(--small-size)*.9));padding-top:.5em!important;text-wrap:wrap}
.slide caption{caption-side:top;padding-bottom:.5em}
.slide .label{font-weight:700;color:var(--accent)}
.lone-figure figcaption{text-align:center}
${request.variant === 'light' ? figurePanel('.slide.on-dark') : figurePanel('.slide:not(.on-light)')}
.table table{width:100%;font-size:.82em;line-height:1.35;border-top:2.5px solid var(--ink);border-bottom:2.5px solid var(--ink);font-variant-numeric:tabular-nums lining-nums}
.table:has(caption) table{border-top:0}
.table thead tr{border-top:2.5px solid var(--ink)}
.table th{font-weight:700;text-align:start}
.table thead :is(th,td){border-bottom:1.5px solid var(--ink)}
.table :is(th,td){padding:.42em .7em;vertical-align:top}
.table :is(th,td):first-child{padding-left:0;min-width:7em}
.table:has(tr>:nth-child(6)) :is(th,td):first-child{min-width:0}.table :is(th,td):last-child{padding-right:0}
.table tbody tr+tr td{border-top:1px solid var(--rule)}
.table :is(th,td).align-right{text-align:right}.table :is(th,td).align-center{text-align:center}
.figure-data>summary{background:var(--accent);color:var(--paper)}
.figure-data[open]{background:var(--paper);box-shadow:0 0 0 2px var(--accent)}
.data-sheet table{font-variant-numeric:tabular-nums lining-nums}
.slide .data-sheet caption{font-size:1em;padding-bottom:.6em}
.data-sheet th{font-weight:700;text-align:start;vertical-align:bottom;border-bottom:1.5px solid var(--ink)}
.data-sheet :is(th,td){padding:.3em 1.4em .3em 0}
.data-sheet td{vertical-align:top;border-bottom:1px solid var(--rule)}
.data-sheet :is(th,td).align-right{text-align:right}
.footnotes{border-top:1px solid var(--rule);padding-top:.5em;margin-top:.6em;color:var(--muted)}
.sources{font-size:.8em;padding-left:0!important;gap:.45em!important;line-height:1.4}
.sources.many{font-size:.6em}
.sources li{display:flex;gap:.6em}
.sources .marker{flex:none;color:var(--accent)}
.sources li.unmarked{display:block;padding-left:1.5em;text-indent:-1.5em}
.foot{color:var(--muted)}
.slide .foot-brief{color:inherit}
.foot-status{font-weight:700;color:var(--accent);letter-spacing:.04em}
.plain-ink{--muted:var(--ink);--accent:var(--ink);--link:var(--ink)}
.backdrop::after{content:'';background:#000;opacity:.6}
.full-bleed :is(.frame>:is(h1,h2,h3,h4,h5,h6),.body>:not(figure),figcaption,.foot){background:rgb(0 0 0/.68);color:#fff}
.full-bleed figcaption .label{color:inherit}
.big-number .number{color:var(--accent);letter-spacing:-.02em}
.quotation .body>blockquote{font-size:1.3em;line-height:${zh ? 1.6 : 1.35};max-width:${zh ? 30 : 27}em}
.quotation .source{color:var(--muted);padding-left:calc(1.17em + 6px)}
:is(.comparison,.timeline) .body>.columns>.column::before{content:'';position:absolute;left:0;background:var(--side)}
.comparison .column::before{right:0;top:calc(var(--column-top)*-.7);height:5px}
.column{--side:var(--accent)}
.comparison .column:nth-child(2){--side:var(--callout-warning)}
.comparison .column:nth-child(3){--side:var(--callout-tip)}
.comparison .column:nth-child(4){--side:var(--callout-important)}
.comparison .column>:is(h2,h3,h4,h5,h6):first-child{color:var(--side)}
.timeline .body>.columns::before{content:'';position:absolute;left:0;right:0;top:6px;height:3px;background:var(--rule)}
.timeline .column::before{top:calc(var(--column-top)*-1);width:15px;height:15px;border-radius:50%}
.timeline .date{color:var(--accent)}
.timeline :is(.column,.fragment)>:not(.date,.fragment){font-size:.86em}
:is(.section-slide,.on-dark,.deck-dark .slide,.deck-high-contrast .slide) .foot-logo{background-color:#fff;outline:4px solid #fff;border-radius:1px}
.statement .body{justify-content:center;padding-bottom:calc((var(--stage-width) - var(--stage-margin)*2)*.08)}
.statement .body>:is(p,blockquote){font-size:1.45em;line-height:${zh ? 1.6 : 1.35};max-width:${zh ? 28 : 24}em;text-wrap:${balanced}}
.untitled .frame{padding-top:calc(var(--stage-margin)*1.1)}
.bare.content-slide .frame{padding-top:calc(var(--stage-height)*.36)}
.bare .foot{margin-top:auto}
.title-slide .frame{padding-top:var(--stage-margin)}
.title-slide .organisation{display:flex;align-items:center;gap:.8em;min-height:56px;font-size:24px}
.title-slide .organisation-name{font-weight:700;color:var(--accent)}
.title-slide .logo{height:56px}
.title-slide .logo :is(svg,img){height:56px;width:auto;max-width:320px}
.title-slide .status{margin-left:auto;font-weight:700;color:var(--accent);border:2px solid var(--accent);border-radius:4px;padding:.1em .6em;letter-spacing:.06em}
.title-slide .titles{flex:1 1 0;display:flex;flex-direction:column;justify-content:center;gap:24px;min-height:0}
.title-slide h1{font-size:var(--title-size);line-height:${zh ? 1.3 : 1.12};max-width:${zh ? '17em' : '19em'}}
.title-slide .subtitle{font-size:32px;line-height:1.35;color:var(--muted);max-width:32em;text-wrap:${balanced}}
.title-slide .imprint{font-size:24px;line-height:1.5;padding-bottom:12px;border-top:2px solid var(--rule);padding-top:20px}
.title-slide .authors{display:flex;flex-wrap:wrap;gap:.1em 1.6em}
.title-slide .author{font-weight:700}
.title-slide :is(.affiliation,.date){font-weight:400;color:var(--muted)}
.title-slide .foot-number{visibility:hidden}
.section-slide{color:var(--section-ink);background:var(--section-paper)}
.section-slide .frame{padding-top:calc(var(--stage-height)*.33);padding-bottom:calc(var(--stage-margin)*.8)}
.section-slide .frame>:is(h1,h2,h3,h4,h5,h6){font-size:var(--title-size);color:var(--section-ink);max-width:18em}
.section-slide .frame::before{content:'';width:96px;height:8px;background:var(--section-ink);opacity:.55;flex:none;margin-bottom:32px}
.section-slide .body{flex:0 1 auto!important;padding-top:24px}
.section-slide .foot{position:absolute;left:var(--stage-margin);right:var(--stage-margin);bottom:0}
.section-slide :is(:not(pre)>code,kbd,mark){background:color-mix(in srgb,currentColor 16%,transparent);border-color:currentColor}
.section-slide :is(.foot,.foot-status,.foot-number,.footnotes,a,.footnote-mark,.label){color:inherit;opacity:.85}
:is(.deck-message,.deck-keys){background:var(--ink);color:var(--paper)}
@media (forced-colors:active){.slide ul>li::before,.task{forced-color-adjust:none}}
.deck-find{background:var(--paper);color:var(--ink);border:2px solid var(--accent)}
.deck-find input{background:var(--paper);color:var(--ink);border:1px solid var(--muted)}
.deck-find input:focus-visible{outline:3px solid var(--accent);outline-offset:1px}
.deck-find ::placeholder{color:var(--muted);opacity:1}
.deck-find [aria-selected=true]{background:var(--accent-soft)}
.deck-found-number{color:var(--muted)}
`;
}
