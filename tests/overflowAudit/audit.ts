/**
 * `npm run overflow-audit [-- --keep]`: measures generated slides as a build does and in Chromium, and prints a table of both.
 *
 * With `--keep` the table also replaces that in `README.md` here.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import type { FittedSlide } from '../../src/deck/fitSlide.js';
import { unpackChromium } from '../browser/unpackChromium.js';
import { auditManuscript, kinds, type AuditLanguage } from './manuscript.js';
import { measureManuscript } from './measureManuscript.js';

export type Compared = { readonly slide: string; readonly kind: string; readonly ours: number; readonly theirs: number; readonly contentError: number };

const stagePx = 720;
const mark = '<!-- below: written by `npm run overflow-audit -- --keep` -->\n';

type Seen = { readonly id: string; readonly over: number; readonly content: number };

/** What the browser lays out, without its own help for slides that are too full. */
const lookAt = (page: Page): Promise<readonly Seen[]> =>
  page.evaluate(() => {
    const root = document.querySelector('.reveal');
    root?.classList.add('fit-measuring');
    const slides = [...document.querySelectorAll('section.content-slide')];
    for (const slide of slides) slide.classList.remove('scrolls');
    return slides.map((slide) => {
      const over = [...slide.querySelectorAll('.body, .frame, .table, pre')].map((box) => Math.max(box.scrollHeight - box.clientHeight, box.scrollWidth - box.clientWidth));
      const body = slide.querySelector('.body');
      const content = (body?.lastElementChild?.getBoundingClientRect().bottom ?? 0) - (body?.firstElementChild?.getBoundingClientRect().top ?? 0);
      return { id: slide.id, over: Math.max(0, ...over), content };
    });
  });

async function compareDeck(language: AuditLanguage, page: Page, folder: string): Promise<readonly Compared[]> {
  const { html, slides } = await measureManuscript(auditManuscript(language));
  const file = join(folder, `${language}.html`);
  writeFileSync(file, html);
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector('[data-ready]', { state: 'attached' });
  const seen = new Map((await lookAt(page)).map((slide) => [slide.id, slide]));
  return slides.flatMap((slide: FittedSlide) => {
    const theirs = seen.get(slide.id);
    const over = slide.excess?.over;
    return theirs === undefined ? [] : [{ slide: `${language} ${slide.id}`, kind: slide.id.replace(/-\d+$/, ''), ours: Math.max(0, over?.heightPx ?? 0, over?.widthPx ?? 0), theirs: theirs.over > 1 ? theirs.over : 0, contentError: Math.abs(slide.contentPx - theirs.content) }];
  });
}

function row(name: string, slides: readonly Compared[]): string {
  const missed = slides.filter(({ ours, theirs }) => ours === 0 && theirs > 0).length;
  const alarms = slides.filter(({ ours, theirs }) => ours > 0 && theirs === 0).length;
  const over = slides.filter(({ theirs }) => theirs > 0).length;
  const worst = Math.max(0, ...slides.map(({ contentError }) => contentError));
  return `| ${name} | ${slides.length} | ${over} | ${missed} | ${alarms} | ${worst.toFixed(1)} | ${((worst / stagePx) * 100).toFixed(2)} % |`;
}

/** Returns the exit code: 1 where a bar is missed. */
export async function runAudit(argv: readonly string[]): Promise<number> {
  const { executablePath, environment } = await unpackChromium();
  const own = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  const browser = await chromium.launch({
    ...(executablePath === null ? { channel: 'chrome' } : { executablePath }), args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'], env: { ...own, ...environment },
  });
  const folder = mkdtempSync(join(tmpdir(), 'overflow-audit-'));
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    const compared = [...await compareDeck('en', page, folder), ...await compareDeck('zh', page, folder)];
    const table = [
      '| slides | number | too full in Chromium | missed | false alarms | worst height error, px | of the stage |', '|:--|--:|--:|--:|--:|--:|--:|',
      ...Object.keys(kinds).map((kind) => row(kind, compared.filter((slide) => slide.kind === kind))),
      row('**all**', compared),
    ].join('\n');
    const differing = compared.filter(({ ours, theirs }) => ours > 0 !== theirs > 0).map(({ slide, ours, theirs }) => `${slide}: too full by ${ours.toFixed(1)} px, in Chromium by ${theirs} px`);
    process.stdout.write(`${[table, ...differing].join('\n')}\n`);
    if (argv.includes('--keep')) {
      const readme = join(process.cwd(), 'tests', 'overflowAudit', 'README.md');
      writeFileSync(readme, `${readFileSync(readme, 'utf8').split(mark)[0] ?? ''}${mark}\n${table}\n`);
    }
    const missed = compared.filter(({ ours, theirs }) => ours === 0 && theirs > 0).length;
    const alarms = compared.filter(({ ours, theirs }) => ours > 0 && theirs === 0).length;
    const worst = Math.max(...compared.map(({ contentError }) => contentError));
    return compared.length >= 200 && missed === 0 && alarms <= compared.length * 0.02 && worst <= stagePx * 0.02 ? 0 : 1;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
