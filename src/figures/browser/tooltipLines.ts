/** Runs in the deck: what Vega hands to a tooltip → its lines. */
import type { TooltipLine } from '../chartApi.js';

/** An object is a line for each of its members, but for those that Vega keeps for itself; anything else is one line. */
export function tooltipLines(value: unknown): readonly TooltipLine[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value !== 'object' || value instanceof Date || Array.isArray(value)) return [{ name: null, value: printed(value) }];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => (name.startsWith('_') ? [] : [{ name, value: printed(member) }]));
}

function printed(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '—';
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '').replace('T', ' ').replace(/(?::00)?\.000Z$/, '');
  if (Array.isArray(value)) return value.map(printed).join(', ');
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}
