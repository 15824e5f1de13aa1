/** What charts are advised of: the number behind each warning, what would help, and the name that silences it. */
import type { Position } from '../../document/position.js';
import type { Diagnostic } from '../diagnostic.js';

const advice = (rule: string, message: string, { hint, position }: { readonly hint: string; readonly position: Position }): Diagnostic => ({
  code: `chart-lint-${rule}`, severity: 'warning', position, message, hint: `${hint}; lint="-${rule}" on the figure silences this`,
});

const short = (text: string): string => (text.length > 30 ? `${text.slice(0, 29)}…` : text);
const oneDecimal = (value: number): string => String(Math.floor(value * 10) / 10);

type Low = { readonly subject: string; readonly colours: readonly [string, string]; readonly ratio: number; readonly least: number };

/** `subject` is the text, or empty for marks. */
export const chartContrastLow = ({ subject, colours, ratio, least }: Low, position: Position): Diagnostic =>
  advice('contrast', `${subject === '' ? 'marks' : `text "${short(subject)}"`} in ${colours[0]} on ${colours[1]}: contrast ${oneDecimal(ratio)} : 1, at least ${least} : 1 is readable`, {
    hint: subject === '' ? 'use a darker colour, or give them an outline' : 'use a colour that stands out more', position,
  });

const visions = { grey: 'in greyscale', protan: 'with protan colour vision', deutan: 'with deutan colour vision', tritan: 'with tritan colour vision' } as const;

type Alike = { readonly series: readonly [string, string]; readonly vision: keyof typeof visions; readonly difference: number };

/** `difference`: as a share of the least one that is noticed. */
export const chartSeriesAlike = ({ series, vision, difference }: Alike, position: Position): Diagnostic =>
  advice(vision === 'grey' ? 'greyscale' : 'colour-vision', `"${short(series[0])}" and "${short(series[1])}" look alike ${visions[vision]}: they differ by ${Math.floor(difference * 100)} % of what is noticed`, {
    hint: 'use colours of other lightness, another shape or dash, or labels beside the series', position,
  });

export const chartBarsTruncated = (start: number, position: Position): Diagnostic =>
  advice('truncated-bars', `lengths of bars or areas are counted from ${start} and not from 0`, { hint: 'let the scale begin at 0, or draw points or lines', position });

export const chartColoursMany = (count: number, most: number, position: Position): Diagnostic =>
  advice('colours', `${count} colours to tell apart, more than ${most} are not remembered`, { hint: 'name the largest and put the others together, or facet', position });

type Overlap = { readonly labels: readonly [string, string]; readonly percent: number; readonly count: number };

export const chartLabelsOverlap = ({ labels, percent, count }: Overlap, position: Position): Diagnostic =>
  advice('overlap', `labels "${short(labels[0])}" and "${short(labels[1])}" cover ${percent} % of each other${count > 1 ? `, ${count} pairs overlap` : ''}`, {
    hint: 'make the chart larger, or label less', position,
  });

type Small = { readonly text: string; readonly size: string; readonly least: string; readonly where: 'brief' | 'deck' };

export const chartTextSmall = ({ text, size, least, where }: Small, position: Position): Diagnostic =>
  advice('text-size', `text "${short(text)}" comes out at ${size} ${where === 'brief' ? 'in the brief' : 'on the slide'}, at least ${least} is readable`, {
    hint: 'show the figure wider, or make the drawing narrower or its font larger', position,
  });

export const chartLintUnknown = (name: string, nearest: string | null, position: Position): Diagnostic => ({
  code: 'chart-lint-unknown', severity: 'warning', position, message: `no rule for charts to be silenced: ${name}`,
  hint: nearest === null ? 'names are -text-size, -contrast, -greyscale, -colour-vision, -truncated-bars, -colours, -overlap' : `did you mean -${nearest}?`,
});
