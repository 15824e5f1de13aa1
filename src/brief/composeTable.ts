/** A table node → rows of cells with columns as wide as their content needs, its head repeated on later pages. */
import { createElement, type ReactElement } from 'react';
import { tableTooWide } from '../diagnostics/messages/brief.js';
import type { Table } from '../document/nodes.js';
import { provenanceOf } from '../document/provenance.js';
import { captionElement, placementOf, sourceElement } from './composeFigure.js';
import type { Place } from './composeFlow.js';
import { PartComposer } from './composeRows.js';
import { marked, roleStyle, together, type Composer } from './composer.js';
import { planTable } from './tablePlan.js';

/** An excess that cannot be seen. */
const visibleExcessPt = 0.5;
/**
 * The element of a table. Reports `table-too-wide` where even the longest words do not fit side by side: then they are
 * broken, the type is smaller, or the columns stand in parts below each other, each with the first column.
 */
export function composeTable(node: Table, place: Place, composer: Composer): ReactElement {
  const plan = planTable(node, place.widthPt, composer);
  const { look, components } = plan.composer;
  if (plan.excessPt > visibleExcessPt) {
    const sizePt = plan.composer === composer ? null : roleStyle('tableCell', plan.composer).sizePt;
    composer.report(tableTooWide(plan.excessPt, { sizePt, parts: plan.parts.length }, node.position));
  }
  const caption = captionElement({ children: node.caption, label: composer.input.references.tables.get(node.key) }, composer, place.widthPt);
  const placement = caption === null ? null : plan.parts.length > 1 ? 'here' : placementOf(node, place, composer);
  const source = sourceElement(provenanceOf(node, null), composer, place.widthPt);
  const placed = placement === null ? {} : ({ placed: { sequence: 'table', placement } } as const);
  const parts = plan.parts.map((part, index) => {
    const isSourced = source !== null && index === plan.parts.length - 1;
    const own = new PartComposer(node.align, plan, part);
    const table = marked(
      { tag: 'Table', ...(index === 0 ? { ids: [node.key] } : {}), position: node.position, ...(isSourced ? {} : placed) },
      createElement(components.Table, {
        look, widthPt: own.widthPt,
        caption: caption === null || index > 0 ? null : marked({ tag: 'Caption', keepWithNext: true }, caption),
        children: own.rows({ keepsLast: isSourced }),
      }),
    );
    if (!isSourced) return table;
    // The template's distance below a table is the source's now.
    const below = createElement('VIEW', { style: { marginTop: -8, marginBottom: 14, alignItems: 'center' } }, source);
    return marked({ tag: 'Div', ...placed }, table, below);
  });
  return together(parts);
}
