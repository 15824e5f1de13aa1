/** Charts that become live → their inputs on the slide, their part of the deck's file, and the characters that they can show. */
import type { Figure } from '../document/nodes.js';
import type { LiveCharts, SharedChart } from '../figures/chartApi.js';
import type { ChartInput, LiveChart, VectorDrawing } from '../figures/figureTable.js';
import type { Template } from '../template.js';
import { bodyFace } from './deckGlyphs.js';
import { element } from './html.js';
import type { Html, HtmlElement } from './html.js';
import type { RenderContext } from './renderContext.js';
import { drawnFonts } from './renderDrawing.js';
import { renderWords } from './renderPhrasing.js';

/** What numbers and dates are composed with, beside what the chart itself says. */
const composed = `${Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)).join('')}−–—…·×°µ€£¥∞`;

/** Notes the chart as one that the deck makes live, and returns its inputs: a form that takes its room from the start. */
export function renderLiveFigure(node: Figure, drawing: VectorDrawing, context: RenderContext): readonly HtmlElement[] {
  const live = drawing.chart?.live ?? null;
  if (live === null || context.inNotes) return [];
  context.live.set(node.key, live);
  const texts = `${composed}${textsOf(live)}`;
  for (const font of [{ families: context.input.template.tokens.families.sans, weight: 400, style: 'normal' } as const, ...drawnFonts(drawing.svg, context)]) {
    context.glyphs.addDrawn(texts, font, node.position);
  }
  if (live.inputs.length === 0) return [];
  return [element('form', { class: 'chart-inputs' }, live.inputs.map((input, index) => renderInput(input, index, context)))];
}

/** Each character that could become text, once: of names, values and what is written between them. */
const textsOf = (live: LiveChart): string => [...new Set(JSON.stringify([live.spec, live.rows, live.inputs]))].join('');

function renderInput(input: ChartInput, index: number, context: RenderContext): HtmlElement {
  const name = element('span', { class: 'input-name' }, renderWords(input.label, bodyFace, context));
  const own = { 'data-input': String(index) };
  const value = printedValue(input.value);
  switch (input.kind) {
    case 'checkbox':
      return element('label', {}, [element('input', { ...own, type: 'checkbox', checked: input.value === true ? '' : null }), name]);
    case 'select':
      return element('label', {}, [name, element('select', own, input.options.map((option, at) => element('option', { value: String(at), selected: isSame(option.value, input.value) ? '' : null }, [noted(option.label, context)])))]);
    case 'radio':
      return element('fieldset', {}, [
        element('legend', {}, [name]),
        ...input.options.map((option, at) =>
          element('label', {}, [
            element('input', { ...own, type: 'radio', name: `input-${index}`, value: String(at), checked: isSame(option.value, input.value) ? '' : null }),
            ...renderWords(option.label, bodyFace, context),
          ]),
        ),
      ]);
    case 'range':
      return element('label', {}, [
        name,
        element('input', { ...own, type: 'range', min: String(input.min), max: String(input.max), step: String(input.step), value }),
        element('output', {}, [value]),
      ]);
    case 'number':
      return element('label', {}, [name, element('input', { ...own, type: 'number', min: printedLimit(input.min), max: printedLimit(input.max), step: printedLimit(input.step), value })]);
    case 'typed':
      return element('label', {}, [name, element('input', { ...own, type: input.type, value })]);
  }
}

function noted(text: string, context: RenderContext): Html {
  context.glyphs.add(text, bodyFace, null);
  return text;
}

const printedValue = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const printedLimit = (value: number | null): string | null => (value === null ? null : String(value));
const isSame = (value: unknown, other: unknown): boolean => JSON.stringify(value ?? null) === JSON.stringify(other ?? null);

/** What the deck's script reads of its charts. Rows that several of them begin with stand there once. */
export function liveCharts(live: ReadonlyMap<string, LiveChart>, { tokens, faces, fallbackFamilies }: Template, colours: LiveCharts['colours']): LiveCharts {
  const rows: LiveCharts['rows'][number][] = [];
  const places = new Map<string, number>();
  const placeOf = (packed: LiveCharts['rows'][number]): number => {
    const text = JSON.stringify(packed);
    const place = places.get(text) ?? rows.push(packed) - 1;
    places.set(text, place);
    return place;
  };
  const charts = Object.fromEntries(
    [...live].map(([key, chart]): readonly [string, SharedChart] => [key, { ...chart, rows: Object.fromEntries(Object.entries(chart.rows).map(([name, packed]) => [name, placeOf(packed)])) }]),
  );
  const { body, sans, mono } = tokens.families;
  const registered = [...new Set(faces.map((face) => face.family))];
  return { families: { registered, serif: body, sans, mono, fallback: fallbackFamilies }, colours, rows, charts };
}

/** Blocks of the file that nothing runs until the deck's own script does: the charts, and the script that runs them. */
export function liveBlocks(charts: LiveCharts, script: string): readonly HtmlElement[] {
  const json = JSON.stringify(charts).replaceAll('<', '\\u003c');
  return [
    element('script', { type: 'application/json', 'data-block': 'charts' }, [{ kind: 'markup', markup: json }]),
    element('script', { type: 'text/plain', 'data-block': 'chart-script' }, [{ kind: 'markup', markup: script }]),
  ];
}
