/** What can be said of charts and of the files they name. */
import type { Position } from '../../document/position.js';
import type { ReadRefusal } from '../../workspace.js';
import type { Diagnostic, Severity } from '../diagnostic.js';
import { refusalHint } from './files.js';

const reasons = {
  missing: 'not found',
  outside: "outside the manuscript's folder",
  'not-a-regular-file': 'not a regular file',
  'too-large': 'too large',
  unreadable: 'not readable',
} satisfies Record<ReadRefusal, string>;

const didYouMean = (nearest: string | null): string | null => (nearest === null ? null : `did you mean ${nearest}?`);

export const chartFileRefused = (url: string, refusal: ReadRefusal, position: Position): Diagnostic => ({
  code: `chart-file-${refusal}`, severity: 'error', position,
  message: `chart file ${reasons[refusal]}: ${url}`, hint: refusalHint(refusal, url),
});

export const pictureFileRefused = (url: string, refusal: ReadRefusal, position: Position): Diagnostic => ({
  code: `picture-file-${refusal}`, severity: 'error', position,
  message: `picture file ${reasons[refusal]}: ${url}`, hint: refusalHint(refusal, url),
});

export const chartDataRefused = (url: string, refusal: ReadRefusal, position: Position): Diagnostic => ({
  code: `chart-data-${refusal}`, severity: 'error', position,
  message: `chart data ${reasons[refusal]}: ${url}`, hint: refusalHint(refusal, url),
});

export const chartDataNotUtf8 = (url: string, position: Position): Diagnostic => ({
  code: 'chart-data-not-utf8', severity: 'error', position,
  message: `chart data neither in UTF-8 nor in GB18030: ${url}`, hint: 'save the file as UTF-8; Excel calls it "CSV UTF-8"',
});

export const chartDataBroken = (subject: string, position: Position): Diagnostic => ({
  code: 'chart-data-broken', severity: 'error', position,
  message: `chart data not in the format that its name or "format" says: ${subject}`, hint: null,
});

export const chartPictureUnusable = (url: string, position: Position): Diagnostic => ({
  code: 'chart-picture-unusable', severity: 'error', position,
  message: `picture in a chart not PNG, JPEG or WebP: ${url}`, hint: null,
});

export const chartSyntaxBroken = (language: 'JSON' | 'YAML', fault: string, position: Position): Diagnostic => ({
  code: 'chart-syntax-broken', severity: 'error', position,
  message: `chart not ${language}: ${fault}`, hint: null,
});

export const chartInvalid = (fault: string, position: Position): Diagnostic => ({
  code: 'chart-invalid', severity: 'error', position,
  message: `chart not drawn: ${fault}`, hint: null,
});

export const chartExpressionBroken = (fault: string, position: Position): Diagnostic => ({
  code: 'chart-expression-broken', severity: 'error', position,
  message: `expression in a chart not understood: ${fault}`, hint: 'https://vega.github.io/vega/docs/expressions/ has the language',
});

export const chartMarkUnknown = (mark: string, nearest: string | null, position: Position): Diagnostic => ({
  code: 'chart-mark-unknown', severity: 'error', position,
  message: `mark unknown to Vega-Lite: ${mark}`, hint: didYouMean(nearest),
});

export const chartViewsMissing = (name: string, position: Position): Diagnostic => ({
  code: 'chart-views-missing', severity: 'error', position,
  message: `chart without views to draw: ${name}`, hint: 'a list with at least one view',
});

export const chartSizeNotPositive = (name: string, size: number, position: Position): Diagnostic => ({
  code: 'chart-size-not-positive', severity: 'error', position,
  message: `chart's ${name} not above 0: ${size}`, hint: null,
});

export const chartEmpty = (position: Position): Diagnostic => ({
  code: 'chart-empty', severity: 'error', position, message: 'chart without a specification', hint: null,
});

export const chartNotVegaLite = (schema: string, position: Position): Diagnostic => ({
  code: 'chart-not-vega-lite', severity: 'error', position,
  message: `chart not in Vega-Lite: ${schema}`, hint: 'Vega specifications are not drawn; write the chart in Vega-Lite',
});

export const chartTimeZoneUnknown = (zone: string, position: Position): Diagnostic => ({
  code: 'chart-time-zone-unknown', severity: 'error', position,
  message: `time zone unknown: ${zone}`, hint: 'an IANA name such as Asia/Shanghai',
});

export const chartSourceNoText = (position: Position): Diagnostic => ({
  code: 'chart-source-no-text', severity: 'error', position,
  message: 'source of a chart is no text', hint: 'usermeta: {source: "who published the data, and when"}',
});

export const chartWarning = (warning: string, position: Position): Diagnostic => ({
  code: 'chart-warning', severity: 'warning', position, message: `chart drawn with a doubt: ${warning}`, hint: null,
});

export const chartFieldUnknown = (field: string, nearest: string | null, position: Position): Diagnostic => ({
  code: 'chart-field-unknown', severity: 'warning', position,
  message: `field not in the chart's data: ${field}`, hint: didYouMean(nearest),
});

export const chartPropertyUnknown = (property: string, nearest: string | null, position: Position): Diagnostic => ({
  code: 'chart-property-unknown', severity: 'warning', position,
  message: `property unknown to Vega-Lite: ${property}`, hint: didYouMean(nearest),
});

export const chartPropertyMissing = (property: string, severity: Severity, position: Position): Diagnostic => ({
  code: 'chart-property-missing', severity, position, message: `property missing that Vega-Lite asks for here: ${property}`, hint: null,
});

type Refused = { readonly name: string; readonly value: string; readonly nearest: string | null; readonly allowed: string };

export const chartValueRefused = ({ name, value, nearest, allowed }: Refused, severity: Severity, position: Position): Diagnostic => ({
  code: 'chart-value-refused', severity, position,
  message: `value of "${name}" not allowed by Vega-Lite: ${value}`,
  hint: nearest === null ? `allowed: ${allowed}` : `did you mean ${nearest}? allowed: ${allowed}`,
});

export const chartFamilyUnknown = (family: string, position: Position): Diagnostic => ({
  code: 'chart-family-unknown', severity: 'warning', position,
  message: `font family not in the template: ${family}`, hint: "the template's sans-serif family is used",
});

export const chartGlyphMissing = (character: string, position: Position): Diagnostic => ({
  code: 'chart-glyph-missing', severity: 'error', position,
  message: `no font has the character: ${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`,
  hint: 'replace it in the chart or its data',
});

export const chartValueUnknown = (key: string, given: { readonly value: string; readonly nearest: string | null }, position: Position): Diagnostic => ({
  code: 'chart-value-unknown', severity: 'error', position,
  message: `${key} unknown to Vega-Lite: ${given.value}`, hint: didYouMean(given.nearest),
});

export const chartTransformsMissing = (position: Position): Diagnostic => ({
  code: 'chart-transforms-missing', severity: 'error', position,
  message: '"transform" is no list', hint: 'write a list: [{"filter": …}]',
});

export const chartRowsMissing = (position: Position): Diagnostic => ({
  code: 'chart-rows-missing', severity: 'warning', position,
  message: 'no row of the data is drawn', hint: 'the data are empty, or a filter or missing values leave nothing of them; an area needs a second end, such as y2',
});

export const chartRasterised = ({ count, most }: { readonly count: number; readonly most: number }, position: Position): Diagnostic => ({
  code: 'chart-rasterised', severity: 'notice', position,
  message: `${count} marks are drawn as a picture of 300 dpi, vectors are at most ${most}`, hint: 'axes and text stay vectors; aggregated or sampled data draw sharper',
});

export const chartTooLarge = (widthPx: number, heightPx: number, position: Position): Diagnostic => ({
  code: 'chart-too-large', severity: 'warning', position,
  message: `chart is drawn ${widthPx} × ${heightPx} px, its labels will be too small to read`, hint: 'give it a smaller width, height or step',
});

export const chartTimeExceeded = (limitMs: number, position: Position): Diagnostic => ({
  code: 'chart-time-exceeded', severity: 'error', position,
  message: `chart not drawn within ${limitMs / 1000} s`, hint: 'it asks for too many marks, ticks or pixels',
});

export const chartMemoryExceeded = (limitMb: number, position: Position): Diagnostic => ({
  code: 'chart-memory-exceeded', severity: 'error', position,
  message: `chart not drawn within ${limitMb} MB of memory`, hint: 'it asks for too many marks, ticks or pixels',
});

export const figureWithoutAlt = (key: string, position: Position): Diagnostic => ({
  code: 'figure-without-alt', severity: 'warning', position,
  message: `figure without a text alternative: ${key}`, hint: 'add alt="…" to its attributes; alt="" marks a decorative picture',
});

export const chartNotLive = (isLarge: boolean, position: Position): Diagnostic => ({
  code: 'chart-not-live', severity: 'warning', position,
  message: isLarge ? 'chart too large to be interactive in the deck' : 'chart drawn otherwise when it is interactive; the deck shows the picture alone',
  hint: isLarge ? 'give it fewer rows, or aggregate them' : 'random numbers and the clock in parameters make it so',
});

export const pictureNotInteractive = (key: string, position: Position): Diagnostic => ({
  code: 'picture-not-interactive', severity: 'warning', position,
  message: `interactive figure not a chart: ${key}`, hint: 'only Vega-Lite charts become interactive',
});
