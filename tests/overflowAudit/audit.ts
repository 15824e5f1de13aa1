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
import type { Template } from '../../src/template.js';
import { academic } from '../../templates/academic/index.js';
import { house } from '../../templates/house/index.js';
import { auditManuscript, dividedKinds, kinds, ownStyles, type AuditLanguage } from './manuscript.js';
import { measureManuscript, type Looks } from './measureManuscript.js';

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

type Audited = Looks & { readonly language: AuditLanguage; readonly markdown: string };

/** The parts of a divided slide are of its kind. */
const kindOf = (id: string): string => Object.keys({ ...kinds, ...dividedKinds }).find((kind) => id.startsWith(`${kind}-`)) ?? id;

async function compareDeck({ language, markdown, ...looks }: Audited, page: Page, folder: string): Promise<readonly Compared[]> {
  const { html, slides } = await measureManuscript(markdown, looks);
  const file = join(folder, 'deck.html');
  writeFileSync(file, html);
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector('[data-ready]', { state: 'attached' });
  const seen = new Map((await lookAt(page)).map((slide) => [slide.id, slide]));
  return slides.flatMap((slide: FittedSlide) => {
    const theirs = seen.get(slide.id);
    const over = slide.excess?.over;
    return theirs === undefined ? [] : [{ slide: `${looks.template.name} ${looks.variant} ${language} ${slide.id}`, kind: kindOf(slide.id), ours: Math.max(0, over?.heightPx ?? 0, over?.widthPx ?? 0), theirs: theirs.over > 1 ? theirs.over : 0, contentError: Math.abs(slide.contentPx - theirs.content) }];
  });
}

/** All kinds in all variants and both languages; what is divided also has a style sheet of its own. */
async function compareTemplate(template: Template, page: Page, folder: string): Promise<readonly Compared[]> {
  const compared: Compared[] = [];
  for (const language of ['en', 'zh'] as const) {
    const [plain, divided] = [auditManuscript(language, kinds, 'error'), auditManuscript(language, dividedKinds, 'split')];
    for (const variant of ['light', 'dark', 'high-contrast'] as const) compared.push(...await compareDeck({ template, variant, language, markdown: plain, css: '' }, page, folder));
    compared.push(...await compareDeck({ template, variant: 'light', language, markdown: divided, css: ownStyles }, page, folder));
  }
  return compared;
}

function tableOf({ name }: Template, compared: readonly Compared[]): string {
  return [
    `### Template ${name}\n`,
    '| slides | number | too full in Chromium | missed | false alarms | worst height error, px | of the stage |', '|:--|--:|--:|--:|--:|--:|--:|',
    ...Object.keys({ ...kinds, ...dividedKinds }).map((kind) => row(kind, compared.filter((slide) => slide.kind === kind))),
    row('**all**', compared),
  ].join('\n');
}

function isGood(compared: readonly Compared[]): boolean {
  const missed = compared.filter(({ ours, theirs }) => ours === 0 && theirs > 0).length;
  const alarms = compared.filter(({ ours, theirs }) => ours > 0 && theirs === 0).length;
  const worst = Math.max(...compared.map(({ contentError }) => contentError));
  return compared.length >= 200 && missed === 0 && alarms <= compared.length * 0.02 && worst <= stagePx * 0.02;
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
    const audits: { readonly template: Template; readonly compared: readonly Compared[] }[] = [];
    for (const template of [house, academic]) audits.push({ template, compared: await compareTemplate(template, page, folder) });
    const tables = audits.map(({ template, compared }) => tableOf(template, compared)).join('\n\n');
    const differing = audits.flatMap(({ compared }) => compared).filter(({ ours, theirs }) => ours > 0 !== theirs > 0).map(({ slide, ours, theirs }) => `${slide}: too full by ${ours.toFixed(1)} px, in Chromium by ${theirs} px`);
    process.stdout.write(`${[tables, ...differing].join('\n')}\n`);
    if (argv.includes('--keep')) {
      const readme = join(process.cwd(), 'tests', 'overflowAudit', 'README.md');
      writeFileSync(readme, `${readFileSync(readme, 'utf8').split(mark)[0] ?? ''}${mark}\n${tables}\n`);
    }
    return audits.every(({ compared }) => isGood(compared)) ? 0 : 1;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
