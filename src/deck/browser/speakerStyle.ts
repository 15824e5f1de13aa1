/** Runs in the deck: the look of the speaker's window. Dark, so that it lights up nobody's face in a dark room. */

export const speakerStyle = `
html,body{height:100%;overflow:hidden}
.speaker{height:100%;display:grid;grid-template:auto minmax(0,3fr) minmax(0,2fr)/minmax(0,11fr) minmax(0,9fr);gap:14px 20px;padding:16px 20px;background:#0d151b;color:#e8eef2;font:18px/1.5 var(--font-sans);line-break:strict}
.speaker-bar{grid-column:1/-1;grid-row:1;display:flex;align-items:baseline;gap:28px;margin:0}
.speaker-bar p{margin:0;display:flex;align-items:baseline;gap:10px}
.speaker-figures{font-size:26px;font-weight:400;font-variant-numeric:tabular-nums;white-space:nowrap}
.speaker-place{flex:1;min-width:0;justify-content:flex-end}
.speaker-title{min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;color:#a9b8c3;order:-1}
.speaker-pace,.speaker-brief{color:#a9b8c3;white-space:nowrap;font-variant-numeric:tabular-nums}
.speaker-pace:empty{display:none!important}
.speaker-pace.speaker-late{color:#f0c069;font-weight:700}
.speaker-label{margin:0 0 6px;font:400 15px/1.3 var(--font-sans);color:#a9b8c3}
.speaker-reset{font:400 15px/1 var(--font-sans);color:#e8eef2;background:#22333f;border:0;border-radius:4px;padding:6px 12px;cursor:pointer}
.speaker-reset:focus-visible,.speaker-text:focus-visible{outline:2px solid #7cc4e4;outline-offset:2px}
.speaker-box{min-width:0;min-height:0;display:flex;flex-direction:column}
.speaker-current,.speaker-next{grid-column:1;container-type:size}
.speaker-current{grid-row:2}
.speaker-next{grid-row:3}
.speaker-script{grid-column:2;grid-row:2/4;border-left:1px solid #2a3a46;padding-left:20px}
.speaker-slide{position:relative;aspect-ratio:16/9;overflow:hidden;background:var(--paper);color:var(--ink);border-radius:4px;width:100%}
.speaker-box .speaker-slide{width:min(100cqw,calc((100cqh - 28px)*16/9))}
.speaker-end .speaker-slide{display:grid;place-items:center;background:#16222b;color:#a9b8c3}
.speaker-copy.reveal{position:absolute;inset:0 auto auto 0;width:var(--stage-width)!important;height:var(--stage-height)!important;transform:scale(var(--scale,.5));transform-origin:0 0;pointer-events:none;color:var(--ink)}
.speaker-copy.reveal .slides{position:absolute;inset:0;width:var(--stage-width);height:var(--stage-height);margin:0;transform:none}
.speaker-copy.reveal .slides section.slide{display:block!important;position:absolute;inset:0;width:100%;height:100%;opacity:1;visibility:visible;transform:none!important;transition:none!important}
.speaker-copy .fragment{transition:none!important}
.speaker-text{overflow-y:auto;min-height:0;font-size:21px;line-height:1.55;padding-right:8px}
.speaker-text :is(p,ul,ol,blockquote){margin:0 0 .7em}
.speaker-text.speaker-none{color:#a9b8c3}
.speaker-text a{color:#8fd0ec}
.speaker-paused .speaker-current .speaker-slide{filter:brightness(.35)}
`;
