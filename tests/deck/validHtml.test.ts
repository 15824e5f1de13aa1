/** The deck's file is valid HTML, whatever stands on its slides. */
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { expect, test } from 'vitest';
import { constructFiles, everyConstruct } from '../browser/everyConstruct.js';
import { academic } from '../../templates/academic/index.js';
import { house } from '../../templates/house/index.js';
import { deckOf } from './deckOf.js';

const validator = new HtmlValidate(
  new StaticConfigLoader({ root: true, extends: ['html-validate:recommended', 'html-validate:document'], rules: { 'doctype-style': ['error', { style: 'lowercase' }] } }),
);

/** What is not as HTML wants it, with the element's place. */
async function faultsOf(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} at ${selector ?? 'the file'}`));
}

test.each([['en', 'house', house], ['zh', 'house', house], ['en', 'academic', academic], ['zh', 'academic', academic]] as const)('a deck with every construct is valid HTML (%s, %s)', async (lang, _, template) => {
  const { html } = await deckOf(everyConstruct[lang], { files: constructFiles, template });
  expect(await faultsOf(html)).toEqual([]);
});

test('a fault would be found', async () => {
  expect(await faultsOf('<!doctype html>\n<html lang="en"><head><title>A</title></head><body><p><ul></ul></p></body></html>\n')).not.toEqual([]);
});
