import { describe, expect, test } from 'vitest';
import { jsonFault } from '../../src/structured/jsonFault.js';
import { readStructured } from '../../src/structured/readStructured.js';

const read = (text: string, language: 'json' | 'json-or-yaml' = 'json-or-yaml') => {
  const result = readStructured(text, language);
  if (result.kind === 'failed') throw new Error(result.message);
  return result;
};

test('JSON and YAML give the same value, places included', () => {
  const json = read('{\n  "a": {"b": [1, {"c": "x"}]}\n}', 'json');
  const yaml = read('a:\n  b:\n    - 1\n    - c: x\n');
  expect(json.value).toEqual(yaml.value);
  expect(json.spanOf(['a', 'b', 1, 'c']).start).toEqual({ line: 2, column: 19 });
  expect(yaml.spanOf(['a', 'b', 1, 'c']).start).toEqual({ line: 4, column: 7 });
});

test('a path that does not exist stands at the nearest thing above it', () => {
  expect(read('a:\n  b: 1\n').spanOf(['a', 'none', 3])).toEqual({ start: { line: 1, column: 1 }, end: { line: 1, column: 2 } });
});

describe('places in JSON are those that YAML gives', () => {
  const json = ' {\n "a": {"b": [1, {"c": "x\\"}]"}, [ ], [[2, -3e4]] ], "": null },\n\t"d\\u0065" : [\n  true\n ],\r\n "e": {\n }, "长": "度" }\n';
  test.each([
    [[]], [['a']], [['a', 'b']], [['a', 'b', 0]], [['a', 'b', 1]], [['a', 'b', 1, 'c']], [['a', 'b', 1, 'c', 'd']], [['a', 'b', 2]], [['a', 'b', 2, 0]], [['a', 'b', 3, 0, 1]],
    [['a', 'b', 4]], [['a', 'b', 'c']], [['a', '']], [['de']], [['de', 0]], [['e']], [['e', 'f']], [['长']], [['none', 1]],
  ])('%j', (path) => {
    const below = (span: ReturnType<ReturnType<typeof read>['spanOf']>) => ({ start: { ...span.start, line: span.start.line + 1 }, end: { ...span.end, line: span.end.line + 1 } });
    // a comment makes YAML of it
    const yaml = read(`# x\n${json.replace('\t', ' ')}`);
    expect(yaml.value).toEqual(JSON.parse(json));
    expect(below(read(json).spanOf(path))).toEqual(yaml.spanOf(path));
  });
});

test('a byte order mark is no part of the text', () => {
  expect(read('\uFEFF{"a": 1}', 'json').value).toEqual({ a: 1 });
});

test('a JSON file is JSON and nothing more', () => {
  expect(readStructured('a: 1', 'json')).toMatchObject({ kind: 'failed', span: { start: { line: 1, column: 1 } } });
  expect(read('{a: 1, }').value).toEqual({ a: 1 });
});

describe('the first fault of JSON', () => {
  test.each([
    ['{"a": 1,}', 8],
    ['[1, 2,]', 6],
    ['{"a" 1}', 5],
    ['{"a": 01}', 6],
    ['{"a": \'x\'}', 6],
    ['{"a": "x\n"}', 6],
    ['{"a": "\\x"}', 7],
    ['{"a": 1} 2', 9],
    ['{"a": [1', 8],
    ['', 0],
    ['{"a": NaN}', 6],
  ])('%s', (text, offset) => {
    expect(jsonFault(text)?.offset).toBe(offset);
    expect(() => { JSON.parse(text); }).toThrow();
  });

  test.each(['{"a": [1, -2.5e3, true, null, "\\u00e9\\n"], "b": {}}', ' [] ', '"x"', '0'])('is not found in %s', (text) => {
    expect(jsonFault(text)).toBeNull();
    expect(() => { JSON.parse(text); }).not.toThrow();
  });
});

test('JSON that is nested more than a thousand deep is a fault, though V8 reads it', () => {
  expect(jsonFault(`${'['.repeat(1000)}${']'.repeat(1000)}`)).toBeNull();
  expect(jsonFault(`${'['.repeat(1002)}${']'.repeat(1002)}`)).toMatchObject({ offset: 1001 });
  expect(jsonFault(`[${Array(2000).fill('{}').join()}]`)).toBeNull();
});

describe('hostile YAML', () => {
  test('with aliases that multiply is refused', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', ...'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'.charAt(index)}`).join(', ')}]`)].join('\n');
    expect(readStructured(bomb, 'json-or-yaml')).toMatchObject({ kind: 'failed' });
  });

  test('makes no classes and no prototypes', () => {
    const { value } = read('__proto__: {polluted: true}\nwhen: 2024-01-01\n');
    expect(value).toEqual(JSON.parse('{"__proto__": {"polluted": true}, "when": "2024-01-01"}'));
    expect(Object.keys({})).not.toContain('polluted');
  });

  test('nested too deep is a failure, not a crash', () => {
    expect(readStructured('['.repeat(100_000), 'json-or-yaml')).toMatchObject({ kind: 'failed' });
    expect(readStructured('['.repeat(100_000), 'json')).toMatchObject({ kind: 'failed' });
  });
});
