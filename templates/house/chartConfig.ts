/** The house style of charts, as Vega-Lite's `config`: quiet axes, few lines, the document's sans family. Sizes in px. */
import type { Tokens } from '../../src/template.js';
import { tokens } from './tokens.js';

/** Colours of charts beside those of the tokens. */
export type ChartColours = {
  readonly grid: string;
  /** From pale to dark, for quantities. */
  readonly ramp: readonly string[];
  /** Two hues around a pale middle, for departures from a norm. */
  readonly diverging: readonly string[];
};

export const chartColours: ChartColours = {
  grid: '#e3e9ed',
  ramp: ['#e6eff4', '#bcd5e1', '#8bb6ca', '#5793b0', '#2a708f', '#0b4f6c', '#08384d'],
  diverging: ['#a4521b', '#d08a4c', '#eccba6', '#f3f1ec', '#b5cfdc', '#5f97b3', '#0b4f6c'],
};

export const chartConfig = chartConfigOf(tokens, chartColours);

/** The style in the families and colours of a template. */
export function chartConfigOf({ colours, families }: Tokens, { grid, ramp, diverging }: ChartColours): Readonly<Record<string, unknown>> {
  const font = families.sans.join(', ');
  return {
    background: 'transparent',
    padding: { left: 2, top: 2, right: 4, bottom: 2 },
    font,
    view: { stroke: 'transparent', continuousWidth: 260, continuousHeight: 180, discreteWidth: { step: 34 }, discreteHeight: { step: 30 } },
    title: {
      font, fontSize: 14, fontWeight: 700, color: colours.ink, anchor: 'start', frame: 'group', offset: 12, lineHeight: 19,
      subtitleFont: font, subtitleFontSize: 12, subtitleFontWeight: 400, subtitleColor: colours.muted, subtitlePadding: 4, subtitleLineHeight: 16,
    },
    axis: {
      labelFont: font, labelFontSize: 12, labelFontWeight: 400, labelColor: colours.muted, labelPadding: 6, labelLimit: 260, labelLineHeight: 15,
      titleFont: font, titleFontSize: 12, titleFontWeight: 400, titleColor: colours.muted, titlePadding: 10, titleLineHeight: 15,
      grid: false, gridColor: grid, gridWidth: 1,
      domain: false, domainColor: colours.rule, domainWidth: 1,
      ticks: false, tickColor: colours.rule, tickSize: 4, tickWidth: 1,
    },
    axisQuantitative: { grid: true, tickCount: 5 },
    axisTemporal: { tickCount: 6 },
    axisX: { domain: true, labelFlush: false, labelOverlap: 'greedy', labelSeparation: 6 },
    axisXQuantitative: { domain: false },
    axisXTemporal: { ticks: true, grid: false },
    axisXDiscrete: { labelAngle: 0, labelLimit: 140 },
    axisYDiscrete: { labelColor: colours.ink, domain: true, labelLimit: 240 },
    legend: {
      labelFont: font, labelFontSize: 12, labelColor: colours.ink, labelLimit: 220, labelOffset: 5,
      titleFont: font, titleFontSize: 12, titleFontWeight: 400, titleColor: colours.muted, titlePadding: 6, titleLimit: 300,
      orient: 'top', direction: 'horizontal', titleOrient: 'left', titleAnchor: 'middle', offset: 14, columnPadding: 18, rowPadding: 4,
      symbolSize: 90, symbolStrokeWidth: 2.5, symbolBaseFillColor: colours.muted, symbolBaseStrokeColor: colours.muted, gradientLength: 180, gradientThickness: 10, gradientStrokeColor: null,
    },
    header: {
      labelFont: font, labelFontSize: 12, labelFontWeight: 700, labelColor: colours.ink, labelAnchor: 'start', labelPadding: 6,
      titleFont: font, titleFontSize: 12, titleFontWeight: 400, titleColor: colours.muted, titleAnchor: 'start', titlePadding: 4,
    },
    headerRow: { labelAngle: 0, labelAlign: 'left', labelOrient: 'left', labelAnchor: 'middle', titleAnchor: 'middle' },
    facet: { spacing: 24 },
    concat: { spacing: 28 },
    range: { category: colours.series, ordinal: ramp, ramp, heatmap: ramp, diverging },
    mark: { color: colours.series[0], tooltip: false },
    scale: { barBandPaddingInner: 0.32, rectBandPaddingInner: 0.04, bandWithNestedOffsetPaddingInner: 0.28, bandWithNestedOffsetPaddingOuter: 0.14, offsetBandPaddingInner: 0.06 },
    line: { strokeWidth: 2.5, strokeCap: 'round', strokeJoin: 'round' },
    area: { fillOpacity: 1 },
    point: { size: 64, filled: true, opacity: 0.9 },
    circle: { size: 64, opacity: 0.9 },
    square: { size: 64, opacity: 0.9 },
    tick: { thickness: 2 },
    rule: { color: colours.muted, strokeWidth: 1 },
    text: { font, fontSize: 12, color: colours.ink },
    arc: { stroke: colours.paper, strokeWidth: 2 },
    rect: { stroke: null },
    geoshape: { fill: colours.accentSoft, stroke: colours.paper, strokeWidth: 0.75 },
    // naming the ends of whiskers and bars would draw them, as wide as the plot where it has no categories
    boxplot: { box: { fillOpacity: 0.7 }, median: { color: colours.paper }, rule: { color: colours.muted } },
    errorbar: { rule: { color: colours.muted } },
  };
}
