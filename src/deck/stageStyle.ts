/** Geometry of the stage as CSS: where things stand on a slide and how they share its room. Looks are the theme's. */
import type { Template } from '../template.js';

const quoted = (families: readonly string[]): string => families.map((family) => `'${family}'`).join(',');

/**
 * The deck's own style sheet; the theme's follows it.
 *
 * A slide is a frame with the heading at the top, a body that takes the room that is left, footnotes and a foot. Body and
 * columns are flex columns: text takes what it needs, figures share the rest, so that a lone figure fills the slide.
 * `--fit` is the type of a slide over its full size, as `fitSlide.ts` has found it.
 */
export function stageStyle(template: Template, chinese: boolean): string {
  const { deck, families } = template.tokens;
  const stack = (list: readonly string[], generic: string): string =>
    `${quoted([...new Set([...list, ...template.fallbackFamilies])])},${generic}`;
  return `:root{
--font-sans:${stack(families.sans, 'sans-serif')};
--font-heading:${stack(families.heading, 'sans-serif')};
--font-mono:${stack(families.mono, 'monospace')};
--stage-width:${deck.widthPx}px;--stage-height:${deck.heightPx}px;--stage-margin:${deck.marginPx}px;
--body-size:${deck.bodySizePx}px;--title-size:${deck.titleSizePx}px;--heading-size:${deck.headingSizePx}px;--small-size:${deck.smallSizePx}px;--number-size:${deck.numberSizePx}px;--column-top:${deck.columnTopPx}px;--band:${deck.bandPaddingPx}px
}
*,*::before,*::after{box-sizing:border-box}
html,body{margin:0;height:100%}
body{background:var(--paper);color:var(--ink);font-family:var(--font-sans);font-synthesis:none}
.reveal{font-family:var(--font-sans);font-size:var(--body-size);line-height:${deck.lineHeight};font-synthesis:none;
line-break:strict;overflow-wrap:break-word;text-autospace:normal;font-kerning:normal;-webkit-text-size-adjust:100%;text-size-adjust:100%}
.reveal .slides{text-align:start}
.reveal .slides section.slide{height:100%;padding:0;font-size:var(--body-size);line-height:${deck.lineHeight}}
.slide :is(h1,h2,h3,h4,h5,h6,p,ul,ol,dl,dd,figure,blockquote,pre,table){margin:0;padding:0}
.frame{position:relative;display:flex;flex-direction:column;width:var(--stage-width);height:var(--stage-height);padding:calc(var(--stage-margin)*.8) var(--stage-margin) 0;overflow:hidden}
.frame>*{flex:none}
.body{flex:1 1 0!important;min-height:0;display:flex;flex-direction:column;gap:calc(.7em*max(1,var(--fit,1)*2 - 1));overflow:hidden;margin-inline:-14px!important;padding-inline:14px;padding-top:var(--drop,0px);font-size:calc(var(--body-size)*var(--fit,1))}
.scrolls .body{overflow-y:auto;overscroll-behavior:contain;scrollbar-width:thin;pointer-events:auto;padding-bottom:1.8em;mask-image:linear-gradient(#000 calc(100% - 1.8em),transparent)}
.body>*{flex:none;min-width:0;max-width:100%}
.column{display:flex;flex-direction:column;gap:.7em;min-width:0;min-height:0}
.column>*{flex:none;min-width:0;max-width:100%}
.columns{display:flex;gap:calc(var(--stage-margin)*.75);min-height:0;align-items:stretch}
:is(.body,.column)>:is(figure,.columns:has(figure),div:has(>figure)){flex:0 1 auto;min-height:${Math.round(deck.heightPx * 0.25)}px}
:is(.body,.column)>div:not(.columns,.callout,.table,.equation):has(>figure){display:flex;flex-direction:column;gap:.7em}
:is(.body,.column)>div:has(>figure)>*{flex:none}
:is(.body,.column)>div:has(>figure)>figure{flex:0 1 auto;min-height:0}
.slide figure{display:flex;flex-direction:column;gap:.45em;min-width:0}
.slide figure>*{flex:none}
.slide figure>.drawing{flex:0 1 auto;position:relative;min-height:0;align-self:start;width:100%}
.slide .drawing>svg{overflow:visible}
.slide .drawing>:is(svg,img){display:block;width:100%;height:auto;font-family:var(--font-sans)}
.slide figure>.drawing>:is(svg,img){position:absolute;inset:0;height:100%;object-fit:contain;object-position:0 0}
.live,.live-view,.live-view>svg{position:absolute;inset:0;width:100%;height:100%}
.live-view>svg{font-family:var(--font-sans)}
.drawing.is-live>svg>*{visibility:hidden}
.live .mark-focus{outline:3px solid var(--accent);outline-offset:2px}
.chart-play{position:absolute;z-index:5;top:0;right:0;font:inherit;font-size:var(--small-size);line-height:1.4;padding:.25em .8em;border:0;border-radius:4px;cursor:pointer;background:var(--accent);color:var(--paper)}
.chart-inputs{display:flex;flex-wrap:wrap;gap:.35em 1.4em;align-items:center;font-size:max(.62em,var(--small-size));line-height:1.4;visibility:hidden}
.chart-inputs.is-live{visibility:visible}
.chart-inputs :is(label,fieldset){display:inline-flex;align-items:center;gap:.5em;margin:0;padding:0;border:0;min-width:0}
.chart-inputs fieldset{flex-wrap:wrap;gap:.2em 1em}
.chart-inputs legend{float:left;padding:0}
.chart-inputs :is(input,select){font:inherit;color:inherit;accent-color:var(--accent);margin:0;min-height:1.7em}
.chart-inputs :is(select,input:not([type=range],[type=checkbox],[type=radio],[type=color])){background:var(--paper);border:1.5px solid var(--muted);border-radius:4px;padding:.1em .4em;max-width:14em}
.chart-inputs [type=range]{width:11em}
.chart-inputs :is([type=checkbox],[type=radio]){width:1.1em;height:1.1em;min-height:0}
.chart-inputs output{min-width:2.5em;font-variant-numeric:tabular-nums}
.chart-tooltip{position:fixed;z-index:39;max-width:min(22em,80vw);padding:.4em .7em;border-radius:5px;background:var(--paper);color:var(--ink);border:1px solid var(--muted);box-shadow:0 2px 10px rgb(0 0 0/.25);font:19px/1.4 var(--font-sans);pointer-events:none;text-align:start}
.chart-tooltip p{margin:0;display:flex;gap:.8em;justify-content:space-between;overflow-wrap:anywhere}
.chart-tooltip .tooltip-name{color:var(--muted)}
.lone-figure figure>.drawing{align-self:center}
.lone-figure figure>.drawing>img{object-position:50% 0}
.slide :is(li,.callout,blockquote,dd) figure>.drawing{max-height:${Math.round(deck.heightPx * 0.4)}px}
${layoutStyle}
.slide svg text{white-space:pre;text-autospace:no-autospace;text-spacing-trim:space-all}
.inline-picture :is(svg,img){height:1.25em!important;width:auto!important;vertical-align:-.25em}
.formula{display:inline-block;line-height:0;white-space:nowrap}
.formula .drawing svg{display:inline-block!important;overflow:visible;width:auto;max-height:none;vertical-align:baseline}
.equation{display:flex;align-items:center;justify-content:center;position:relative;min-height:1.6em;padding:.2em 0}
.equation-number{position:absolute;right:0}
.visually-hidden{position:absolute!important;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.slide pre{max-width:100%;overflow:hidden;font-family:var(--font-mono);line-height:1.4;tab-size:4}
.slide pre code{display:block;font:inherit;white-space:pre-wrap;overflow-wrap:anywhere;overflow:visible;max-height:none}
.slide pre .line{display:block;padding-left:2ch;text-indent:-2ch}
.slide :is(code,kbd){font-family:var(--font-mono)}
.slide li.continued{list-style:none}.slide li.continued::before{display:none!important}
.table{min-width:0;overflow:hidden}
.scrolls .table{overflow-x:auto;scrollbar-width:thin;pointer-events:auto}
.table table{border-collapse:collapse;margin:0}
.align-right{text-align:right}.align-center{text-align:center}
.figure-data{position:absolute;align-self:end;z-index:6;pointer-events:auto}
.figure-data>summary{list-style:none;cursor:pointer;font-size:var(--small-size);line-height:1.4;padding:.25em .8em;border-radius:4px}
.figure-data>summary::-webkit-details-marker{display:none}
.figure-data:not([open])>summary:not(:focus-visible){clip-path:inset(50%);white-space:nowrap}
:is(.pointer-moves figure:hover,figure.is-asked)>.figure-data:not([open])>summary{clip-path:none}
.figure-data:not([open]) .when-open,.figure-data[open] .when-closed{display:none}
.figure-data[open]{inset:calc(var(--stage-margin)*.5) calc(var(--stage-margin)*.5) calc(var(--stage-margin)*.8);align-self:stretch;display:block;overflow:hidden;border-radius:6px}
.figure-data[open]>summary{position:absolute;z-index:1;top:.7em;right:1.4em}
.data-sheet{position:absolute;inset:0;overflow:auto;overscroll-behavior:contain;padding:1em 1.2em;font-size:calc(var(--small-size)*1.1);line-height:1.4;user-select:text}
.data-sheet table{border-collapse:collapse;margin:0}
.data-sheet p{margin-top:.8em!important}
.footnotes{font-size:calc(var(--small-size)*clamp(.8,var(--fit,1),1));line-height:1.35}
.footnote>sup{margin-right:.3em}
.footnote>p{display:inline}
.foot{display:flex;margin-top:auto;text-align:start;align-items:center;gap:1em;height:calc(var(--stage-margin)*.8);font-size:calc(var(--small-size)*.83);line-height:1.2}
.foot-logo{display:block;flex:none;height:calc(var(--small-size)*1.4);background:center/contain no-repeat}
.foot-logo>svg{display:block;width:100%;height:100%}
.foot-title{flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.foot-brief{margin-left:auto}
.foot-number{margin-left:auto;font-variant-numeric:tabular-nums}
.foot-brief+.foot-number{margin-left:0;min-width:3.6em;text-align:end}
.foot-status,.foot-brief,.foot-number{flex:none;white-space:nowrap}
.latin{font-family:'Latin punctuation',var(--font-sans)}
.dots,.undotted{font-style:normal}
.dots{padding-bottom:.1em;background:radial-gradient(circle closest-side,currentColor 82%,transparent) 0 100%/1em .2em repeat-x}
.reveal .slides section .fragment.fragment{transition-duration:.25s}
.reveal-scroll .reveal .slides section .fragment.fragment{opacity:1;visibility:inherit}
.fit-measuring .slides section,.fit-measuring .slides section.slide{display:block!important;visibility:hidden!important;transform:none!important;transition:none!important}
.fit-measuring .slides{transform:none!important;zoom:1!important}
.deck-message{position:fixed;left:50%;bottom:12%;transform:translateX(-50%);max-width:80vw;padding:.7em 1.1em;border-radius:6px;font:18px/1.4 var(--font-sans);z-index:40}
.reveal button,.reveal input{font-family:inherit}
.deck-keys{position:fixed;inset:50% auto auto 50%;transform:translate(-50%,-50%);padding:20px 28px;border-radius:8px;font:18px/1.4 var(--font-sans);z-index:40}
.deck-find{position:fixed;inset:12% auto auto 50%;transform:translateX(-50%);width:min(640px,92vw);padding:14px;border-radius:8px;font:20px/1.4 var(--font-sans);z-index:40}
.deck-find input{width:100%;padding:6px 10px;border-radius:4px;font:inherit;font-size:22px}
.deck-find ul{list-style:none;margin:8px 0 0;padding:0;max-height:min(50vh,420px);overflow-y:auto}
.deck-find li{padding:5px 10px;border-radius:4px;cursor:pointer;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.deck-find p{margin:8px 10px}.deck-find p:empty{display:none}
.deck-found-number{display:inline-block;min-width:2.2em;font-variant-numeric:tabular-nums}
.deck-keys p{margin:0 0 10px;font-size:20px}.deck-keys td{padding:3px 0}.deck-keys td:first-child{padding-right:28px;white-space:nowrap}
.deck-keys kbd{display:inline-block;min-width:1.8em;margin-right:6px;padding:1px 7px;border:1px solid;border-radius:4px;font:inherit;font-size:15px;text-align:center}
${chinese ? '.slide :is(p,li,td,th,dd,figcaption,h1,h2,h3){text-spacing-trim:normal;word-break:normal}' : ''}
html.print-pdf{${unrolled}}
html.print-pdf .figure-data{display:none}
@media (prefers-reduced-motion:reduce){.reveal *,.reveal *::before,.reveal *::after{transition:none!important;animation:none!important}}
@media print{.drawing>.live,.chart-play,.chart-inputs,.chart-tooltip{display:none!important}.drawing.is-live>svg>*{visibility:visible}}
${printStyle(deck.widthPx, deck.heightPx)}
`;
}

/** What layouts of slides add: their columns are those of all slides, their boxes come from the same tokens. */
const layoutStyle = `.backdrop,.backdrop::after,.backdrop>:is(svg,img){position:absolute;inset:0;width:100%!important;height:100%!important}
.backdrop>img{object-fit:cover}
.full-bleed .frame{isolation:isolate}
.full-bleed .frame>:is(h1,h2,h3,h4,h5,h6){align-self:flex-start;padding:var(--band)!important}
.full-bleed .body{justify-content:flex-end;gap:0;margin-inline:calc(var(--stage-margin)*-1)!important;padding-inline:0}
.full-bleed .body>figure{min-height:0;flex:none}
.full-bleed .body>:not(figure),.full-bleed figcaption{padding:var(--band) var(--stage-margin)}
.full-bleed figure>.drawing{position:absolute;inset:0;z-index:-1;width:100%!important;height:100%!important;max-width:none!important;aspect-ratio:auto!important;margin:0!important}
.full-bleed figure>.drawing>:is(svg,img){width:100%!important;box-shadow:none!important}
.full-bleed figure>.drawing>img{object-fit:cover;object-position:50% 50%}
.full-bleed .foot{height:calc(var(--stage-margin)*.8125);margin-inline:calc(var(--stage-margin)*-1)!important;padding-inline:var(--stage-margin)}
:is(.big-number,.timeline,.quotation) .body{justify-content:center}
.number{font-size:calc(var(--number-size)*var(--fit,1));line-height:1.1}
:is(.figure-left,.figure-right) .column:not(:has(figure)){justify-content:center}
:is(.comparison,.timeline) .body>.columns{position:relative;padding-top:var(--column-top)}
:is(.comparison,.timeline) .body>.columns>.column{position:relative}
.timeline .column>.fragment{display:flex;flex-direction:column;gap:.7em}`;

/** On paper nothing scrolls: a slide that does so on the screen goes on over as many pages as it needs. */
const unrolled = `& .scrolls .frame{height:auto;min-height:var(--stage-height);overflow:visible}
& .scrolls .body{flex:1 0 auto!important;overflow:visible;mask-image:none}`;

/**
 * Printing from the browser's menu, without the `?print-pdf` view: a slide on each page with all its fragments, in place of
 * reveal.js's own print style, which turns the slides into a text document.
 */
const printStyle = (widthPx: number, heightPx: number): string => `@media print{
@page{size:${widthPx}px ${heightPx}px;margin:0}
html:not(.print-pdf),html:not(.print-pdf) body{width:auto;height:auto;overflow:visible;-webkit-print-color-adjust:exact;print-color-adjust:exact}
html:not(.print-pdf) .reveal{width:auto!important;height:auto!important;overflow:visible!important;position:static;background:var(--paper);font-size:var(--body-size)}
html:not(.print-pdf) .reveal>:not(.slides){display:none!important}
html:not(.print-pdf) .reveal .slides{position:static!important;display:block!important;width:${widthPx}px!important;height:auto!important;inset:auto!important;margin:0!important;padding:0!important;zoom:1!important;transform:none!important;overflow:visible!important;perspective:none}
html:not(.print-pdf) .reveal .slides section{position:static!important;display:block!important;visibility:visible!important;opacity:1!important;width:${widthPx}px!important;height:auto!important;margin:0!important;padding:0!important;transform:none!important;transition:none!important;page-break-after:auto!important;break-after:auto!important}
html:not(.print-pdf) .reveal .slides section.slide{position:relative!important;height:${heightPx}px!important;overflow:hidden!important;break-after:page!important;break-inside:avoid}
html:not(.print-pdf) .reveal .slides>section.slide:last-child,html:not(.print-pdf) .reveal .slides>section:last-child>section.slide:last-child{break-after:auto!important;page-break-after:auto!important}
html:not(.print-pdf) .reveal .slides section.section-slide{background:var(--section-paper)}
html:not(.print-pdf) .reveal .slides section.slide.scrolls{height:auto!important;overflow:visible!important;break-inside:auto}
html:not(.print-pdf){${unrolled}}
html:not(.print-pdf) .figure-data{display:none}
html:not(.print-pdf) .reveal .fragment{opacity:1!important;visibility:visible!important;transform:none!important}
}`;
