/** A deck's selected tree → its slides as they will be written: planned and arranged. */
import type { Report } from '../diagnostics/diagnostic.js';
import type { OutputInput } from '../outputInput.js';
import { arrangeSlides } from './arrangeSlides.js';
import { planSlides, type SlidePlan } from './planSlides.js';

/** The plan that deck and handout are made from. Figures must be drawn: layouts look at them. Reports what planning and arranging report. */
export const planDeck = ({ root, metadata, figures }: OutputInput, report: Report): SlidePlan => arrangeSlides(planSlides(root, metadata, report), figures, report);
