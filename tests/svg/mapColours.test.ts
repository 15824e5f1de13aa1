import { expect, test } from 'vitest';
import { mapColour } from '../../src/svg/mapColours.js';

const map = { pairs: { '#112233': '#eeddcc' }, ramps: [{ from: ['#000000', '#0000c8', '#00c8c8'], to: ['#ffffff', '#ffff37', '#ff3737'] }] };

test('a colour of the map has its counterpart, however it is spelled', () => {
  expect(['#112233', '#123', 'rgb(17, 34, 51)'].map((colour) => mapColour(colour, map))).toEqual(['#eeddcc', '#eeddcc', '#eeddcc']);
});

test('what shines through goes on shining through', () => {
  expect(mapColour('rgba(17, 34, 51, 0.5)', map)).toBe('#eeddcc80');
});

test('a colour between two of a ramp lies as far between their counterparts', () => {
  expect(mapColour('#000064', map)).toBe('#ffff9b'); // halfway from ff to 37: 9b
  expect(mapColour('#0032c8', map)).toBe('#ffcd37'); // a quarter from ff to 37: cd
  expect(mapColour('#00c8c8', map)).toBe('#ff3737');
});

test('any other colour has none', () => {
  expect(['#0a0064', '#ff0000', 'none', 'url(#a)', ''].map((colour) => mapColour(colour, map))).toEqual([null, null, null, null, null]);
});
