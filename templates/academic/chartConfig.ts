/** Charts as journals print them: axes with lines and ticks, serif labels, no grid. Sizes in px. */
import { chartConfigOf, type ChartColours } from '../house/chartConfig.js';
import { tokens } from './tokens.js';

const { colours } = tokens;
export const chartColours: ChartColours = {
  grid: '#e4e2de',
  ramp: ['#eceff2', '#c9d5df', '#9db6c9', '#6f94b0', '#476f91', '#2b5071', '#1f3a56'],
  diverging: ['#7a1f2b', '#b0605f', '#dcb1ab', '#f1efec', '#b4c7d5', '#648cab', '#1f3a56'],
};
const shared = chartConfigOf(tokens, chartColours);

const withLines = { domain: true, domainColor: colours.ink, domainWidth: 0.75, ticks: true, tickColor: colours.ink, tickWidth: 0.75, tickSize: 4, grid: false };

export const chartConfig: Readonly<Record<string, unknown>> = {
  ...shared,
  axisQuantitative: { ...withLines, tickCount: 5, labelColor: colours.ink },
  axisTemporal: { ...withLines, tickCount: 6, labelColor: colours.ink },
  axisDiscrete: { ...withLines, ticks: false, labelColor: colours.ink },
  axisXQuantitative: {},
  axisXTemporal: {},
  line: { strokeWidth: 1.75, strokeCap: 'butt', strokeJoin: 'round' },
  point: { size: 42, filled: true, opacity: 1 },
};
