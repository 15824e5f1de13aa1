// Bundles what decks carry inside to dist/deck: reveal.js with the deck's own script (src/deck/browser), and Vega (src/figures/browser).
import { readFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const shared = {
  bundle: true,
  write: false,
  minify: true,
  format: 'iife',
  target: ['es2022'],
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
  absWorkingDir: root,
};

/**
 * What reveal.js 6.0.2 does with style elements and HTML text, which the deck's policy does not let act, and what is done
 * in its place: sheets that scripts make, and copies of the slides in place of their text.
 */
const revealStyles = [
  [
    /document\.createElement\("style"\);\s*return (\w) && \1\.length > 0 && (\w)\.appendChild\(document\.createTextNode\(\1\)\), document\.head\.appendChild\(\2\), \2;/,
    'new CSSStyleSheet(); $1 && $2.replaceSync($1); document.adoptedStyleSheets.push($2); return $2;',
  ],
  [/this\.autoAnimateStyleSheet\.innerHTML = (\w\.join\(""\))/, 'this.autoAnimateStyleSheet.replaceSync($1)'],
  [/getComputedStyle\(this\.autoAnimateStyleSheet\)/, 'getComputedStyle(document.body)'],
  [
    /this\.autoAnimateStyleSheet && this\.autoAnimateStyleSheet\.parentNode && \(this\.autoAnimateStyleSheet\.parentNode\.removeChild\(this\.autoAnimateStyleSheet\),/,
    'this.autoAnimateStyleSheet && (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.autoAnimateStyleSheet),',
  ],
  [
    /this\.slideHTMLBeforeActivation = this\.Reveal\.getSlidesElement\(\)\.innerHTML/,
    'this.slideHTMLBeforeActivation = [...this.Reveal.getSlidesElement().childNodes].map((node) => node.cloneNode(true))',
  ],
  [
    /this\.Reveal\.getSlidesElement\(\)\.innerHTML = this\.slideHTMLBeforeActivation/,
    'this.Reveal.getSlidesElement().replaceChildren(...this.slideHTMLBeforeActivation)',
  ],
  // Who scrolls through slides reads them: all steps of a slide show at once, and it takes no more room than others.
  [/(createFragmentTriggersForPage\(\w, \w\) \{\s*\w = \w \|\| \w\.slideElement;\s*let \w = this\.Reveal\.fragments\.sort\(\w\.querySelectorAll\()"\.fragment"/, '$1":not(*)"'],
  // Three slides have nothing to scroll on a phone: 0 of 0 px left reveal.js 6.0.2 without a slide, and failed when the phone was turned.
  [/(\w = this\.viewportElement\.scrollTop, (\w) = this\.viewportElement\.scrollHeight - \w, \w = Math\.max\(Math\.min\(\w \/ )\2(, 1\), 0\))/, '$1($2 || 1)$3'],
  // An address sets no option: `?postMessage=true` would open the deck to messages again. startDeck.ts reads what may be asked for.
  [/(\w) = (\w)\(((?:\2\()+\{\}, \w+\), \w\), \w\), \w\)), \w\(\)\), (\/print-pdf\/)/, '$1 = $3, $4'],
];

const styleByScript = {
  name: 'style-by-script',
  setup(context) {
    context.onLoad({ filter: /reveal\.js[\\/]dist[\\/]reveal\.mjs$/ }, ({ path }) => {
      let text = readFileSync(path, 'utf8');
      for (const [found, instead] of revealStyles) {
        if (!found.test(text)) throw new Error(`reveal.js does in a new way what is changed here: ${found}`);
        text = text.replace(found, instead);
      }
      return { contents: text, loader: 'js' };
    });
  },
};

/**
 * Parts of Vega that no chart in Vega-Lite comes to: transforms of its own, renderers for a canvas.
 * https://vega.github.io/vega-lite/docs/transform.html
 */
const unusedVega = {
  name: 'unused-vega',
  setup(context) {
    context.onResolve({ filter: /^vega-(?:force|hierarchy|label|wordcloud|crossfilter)$/ }, ({ path }) => ({ path, namespace: 'unused-vega' }));
    context.onLoad({ filter: /.*/, namespace: 'unused-vega' }, () => ({ contents: 'export {};' }));
  },
};

/** The script that runs charts, with dates in the zone of the chart. */
function bundleCharts() {
  const browser = join(root, 'src', 'figures', 'browser');
  return build({
    ...shared,
    entryPoints: [join(browser, 'openChart.ts')],
    inject: [join(browser, 'zonedDate.ts')],
    plugins: [unusedVega],
  });
}

/** Writes `deck.js`, `charts.js` and `reveal.css` into `folder`, each replaced whole. Returns esbuild's metafiles. */
export async function bundleDeck(folder = join(root, 'dist', 'deck')) {
  mkdirSync(folder, { recursive: true });
  const replace = (file, content) => {
    const beside = join(folder, `${file}.${process.pid}`);
    writeFileSync(beside, content);
    renameSync(beside, join(folder, file));
  };
  const [bundled, charts] = await Promise.all([
    build({ ...shared, entryPoints: [join(root, 'src', 'deck', 'browser', 'startDeck.ts')], plugins: [styleByScript] }),
    bundleCharts(),
  ]);
  replace('charts.js', `/* Vega, BSD 3-Clause License, Copyright (c) 2015-2023, University of Washington Interactive Data Lab, https://vega.github.io */\n${charts.outputFiles[0].text}`);
  replace('deck.js', `/* reveal.js, MIT License, Copyright (C) Hakim El Hattab, https://revealjs.com */\n${bundled.outputFiles[0].text}`);
  // reveal.js's package does not export its files by path; its main file stands beside them.
  const styles = dirname(createRequire(join(root, 'package.json')).resolve('reveal.js'));
  replace('reveal.css', withoutPaperStyle(readFileSync(join(styles, 'reveal.css'), 'utf8')));
  return [bundled.metafile, charts.metafile];
}

/**
 * reveal.js 6.0.2 prints slides from the browser's menu as a text document, by rules with `!important`. Ours prints a slide
 * a page (src/deck/stageStyle.ts), so those rules go; the `?print-pdf` view is another part and stays.
 */
function withoutPaperStyle(style) {
  const start = style.indexOf('@media print{html:not(.print-pdf)');
  if (start === -1) throw new Error('reveal.js has no paper style any more: see what its print style does now');
  let depth = 0;
  for (let at = style.indexOf('{', start); at < style.length; at += 1) {
    if (style[at] === '{') depth += 1;
    if (style[at] === '}') depth -= 1;
    if (depth === 0) return style.slice(0, start) + style.slice(at + 1);
  }
  throw new Error('reveal.js has a style sheet with unbalanced braces');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleDeck();
