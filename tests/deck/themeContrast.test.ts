/** Colours of each theme, variant by variant: text can be read on what is under it. */
import { expect, test } from 'vitest';
import { contrast } from '../../src/deck/contrast.js';
import type { DeckVariant } from '../../src/deck/deckTheme.js';
import type { Template } from '../../src/template.js';
import { academic } from '../../templates/academic/index.js';
import { house } from '../../templates/house/index.js';

const kinds = ['note', 'tip', 'important', 'warning', 'caution'];
const scopes = ['keyword', 'string', 'number', 'comment', 'name', 'type', 'meta', 'addition', 'deletion'];

/** Text and what it stands on, as names of custom properties. */
const pairs: readonly (readonly [string, string])[] = [
  ...['ink', 'muted', 'accent', 'link'].map((ink) => [ink, 'paper'] as const),
  ...['ink', 'link', ...scopes.map((scope) => `code-${scope}`)].map((ink) => [ink, 'panel'] as const),
  ...kinds.flatMap((kind) => [`callout-${kind}`, 'ink', 'link'].map((ink) => [ink, `callout-${kind}-panel`] as const)),
  ['section-ink', 'section-paper'],
  ['ink', 'mark'],
  ['ink', 'accent-soft'],
];

/** The custom properties that a style sheet sets on what a selector selects. */
function propertiesOf(styleSheet: string, selector: string): ReadonlyMap<string, string> {
  const start = styleSheet.indexOf(`${selector}{--`);
  const rule = styleSheet.slice(start + selector.length + 1, styleSheet.indexOf('}', start));
  return new Map(rule.split(';').map((declaration) => {
    const [name, value] = declaration.split(':');
    return [(name ?? '').replace('--', ''), value ?? ''] as const;
  }));
}

const unread = (template: Template, variant: DeckVariant, least: number): readonly string[] => {
  const styleSheet = template.deck.styleSheet({ tokens: template.tokens, variant, wording: 'en' });
  const grounds = variant === 'high-contrast' ? [':root'] : [':root', '.on-dark', '.on-light'];
  return grounds.flatMap((selector) => {
    const colours = propertiesOf(styleSheet, selector);
    return pairs.flatMap(([ink, paper]) => {
      if (paper === 'section-paper' && selector !== ':root') return [];
      const found = contrast(colours.get(ink) ?? '', colours.get(paper) ?? '');
      return found >= least ? [] : [`${selector} ${ink} on ${paper}: ${found.toFixed(2)}`];
    });
  });
};

test.each([house, academic])('text of the theme $name can be read on light and dark slides', (template) => {
  expect(unread(template, 'light', 4.5)).toEqual([]);
  expect(unread(template, 'dark', 4.5)).toEqual([]);
});

test.each([house, academic])('high contrast of the theme $name is at least 7 : 1', (template) => {
  expect(unread(template, 'high-contrast', 7)).toEqual([]);
});
