/** A finding → the warning that is printed of it. */
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { chartBarsTruncated, chartColoursMany, chartContrastLow, chartLabelsOverlap, chartSeriesAlike } from '../../diagnostics/messages/chartLint.js';
import { assertNever } from '../../document/assertNever.js';
import type { Position } from '../../document/position.js';
import { leastContrast, mostColours, type LintFinding } from './lintRules.js';

export function lintMessage(finding: LintFinding, position: Position): Diagnostic {
  switch (finding.rule) {
    case 'contrast':
      return chartContrastLow({ ...finding, least: leastContrast }, position);
    case 'greyscale':
      return chartSeriesAlike({ ...finding, vision: 'grey' }, position);
    case 'colour-vision':
      return chartSeriesAlike({ ...finding, vision: finding.deficiency }, position);
    case 'truncated-bars':
      return chartBarsTruncated(finding.start, position);
    case 'colours':
      return chartColoursMany(finding.count, mostColours, position);
    case 'overlap':
      return chartLabelsOverlap(finding, position);
    default:
      return assertNever(finding);
  }
}
