/** The academic template: a paper in serif type with numbered sections, for the brief, the deck and the charts. */
import type { Template } from '../../src/template.js';
import { faces, fallbackFamilies } from '../fonts/faces.js';
import { briefTemplate } from './brief/briefTemplate.js';
import { chartConfig } from './chartConfig.js';
import { deckTheme } from './deck/deckTheme.js';
import { tokens } from './tokens.js';

export const academic: Template = {
  name: 'academic',
  numbersSections: true,
  tokens,
  faces,
  fallbackFamilies,
  chartConfig,
  brief: briefTemplate,
  deck: deckTheme,
};
