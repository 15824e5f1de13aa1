/** Entries after the examples of the Chicago Manual's author–date guide. */
import { expect, test } from 'vitest';
import { workOf, type Name, type Work } from '../../src/references/bibliography/work.js';
import { composeText } from '../../src/references/citations/composeText.js';
import { entryAuthorDate } from '../../src/references/citations/entryAuthorDate.js';
import { at } from '../document/trees.js';
import { marked } from './resolving.js';

const person = (family: string, given: string): Name => ({ kind: 'person', family, given, particle: '', suffix: '' });
const year = (number: number): Work['issued'] => ({ kind: 'date', year: number, month: null, day: null });

const entry = (rest: Partial<Work> & Pick<Work, 'type'>, yearSuffix = ''): string =>
  marked(composeText(entryAuthorDate(workOf({ key: 'k', position: at(1), ...rest }), yearSuffix), at(1)));

test('a book', () => {
  expect(entry({ type: 'book', authors: [person('Yu', 'Charles')], title: 'Interior Chinatown', place: 'New York', publisher: 'Pantheon Books', issued: year(2020) })).toBe(
    'Yu, Charles. 2020. *Interior Chinatown*. New York: Pantheon Books.',
  );
});

test('a book of two authors, with edition and translator', () => {
  expect(
    entry({ type: 'book', authors: [person('Binder', 'Amy J.'), person('Kidder', 'Jeffrey L.')], translators: [person('Ding', 'Li')], title: 'Channels', edition: '3', publisher: 'University of Chicago Press', issued: year(2022) }, 'b'),
  ).toBe('Binder, Amy J., and Jeffrey L. Kidder. 2022b. *Channels*. 3rd ed. Translated by Li Ding. University of Chicago Press.');
});

test('a chapter', () => {
  expect(
    entry({ type: 'chapter', authors: [person('Doyle', 'Kathleen')], title: 'The Queen Mary Psalter', container: 'The Book by Design', editors: [person('Edwards', 'P. J. M.')], pages: '23-41', publisher: 'University of Chicago Press', issued: year(2023) }),
  ).toBe('Doyle, Kathleen. 2023. “The Queen Mary Psalter.” In *The Book by Design*, edited by P. J. M. Edwards, 23–41. University of Chicago Press.');
});

test('a journal article with DOI', () => {
  expect(
    entry({ type: 'journal-article', authors: [person('Dittmar', 'Emily L.'), person('Schemske', 'Douglas W.')], title: 'Temporal Variation in Selection', container: 'American Naturalist', volume: '202', issue: '4', pages: '471--485', doi: '10.1086/725865', issued: year(2023) }),
  ).toBe('Dittmar, Emily L., and Douglas W. Schemske. 2023. “Temporal Variation in Selection.” *American Naturalist* 202 (4): 471–485. [https://doi.org/10.1086/725865](https://doi.org/10.1086/725865).');
});

test('more than six authors', () => {
  const authors = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((letter) => person(`N${letter}`, letter));
  expect(entry({ type: 'journal-article', authors, title: 'Is it?', container: 'J', issue: '2', issued: year(2021) })).toBe('NA, A, B NB, C NC, et al. 2021. “Is it?” *J*, no. 2.');
});

test('a web page with a day, without an author, with access', () => {
  expect(
    entry({ type: 'webpage', title: 'Privacy Policy', container: 'Google', issued: { kind: 'date', year: 2023, month: 11, day: 15 }, accessed: { kind: 'date', year: 2024, month: 1, day: 2 }, url: 'https://policies.google.com/privacy' }),
  ).toBe('“Privacy Policy.” 2023. Google. 15 November 2023. Accessed 2 January 2024. [https://policies.google.com/privacy](https://policies.google.com/privacy).');
});

test('a thesis, a report of a body, a newspaper article', () => {
  expect(entry({ type: 'thesis', authors: [person('Blajer', 'Cecilia')], title: 'Form', genre: 'PhD diss.', publisher: 'University of Chicago', issued: year(2018) })).toBe('Blajer, Cecilia. 2018. “Form.” PhD diss., University of Chicago.');
  expect(entry({ type: 'report', authors: [{ kind: 'literal', name: 'OECD' }], publisher: 'OECD', title: 'AI Outlook', genre: 'Working Paper', number: '12', issued: year(2024) })).toBe('OECD. 2024. *AI Outlook*. Working Paper 12.');
  expect(entry({ type: 'newspaper-article', authors: [person('Blum', 'Dani')], title: 'Are Flax Seeds Good?', container: 'New York Times', issued: { kind: 'date', year: 2023, month: 12, day: 13 } })).toBe('Blum, Dani. 2023. “Are Flax Seeds Good?” *New York Times*, 13 December 2023.');
});

test('editors stand in for authors; a Chinese title is not slanted; a work without a date says so', () => {
  expect(entry({ type: 'book', editors: [person('Li', 'Hong'), person('Wang', 'Wei')], title: '国史旧闻', language: 'zh' })).toBe('Li, Hong, and Wei Wang, eds. n.d. 《国史旧闻》.');
  expect(entry({ type: 'book', authors: [person('丁', '学良'), person('李', '红')], title: '合作', issued: year(2020) })).toBe('丁学良 and 李红. 2020. 《合作》.');
});
