/** Users get permissive licences only: in what they install, in what is bundled for them, and in the fonts. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { faces } from '../templates/fonts/faces.js';
import { packageOf, readModules } from './architecture/readModules.js';

const repository = fileURLToPath(new URL('..', import.meta.url));

/** SPDX identifiers: https://spdx.org/licenses/ */
const permissive = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'Zlib',
  'Python-2.0',
  'Unicode-3.0',
  'Unicode-DFS-2016',
  'OFL-1.1',
]);

/** `MIT`, `(MIT OR GPL-3.0)`, `(MIT AND Zlib)`: one side of an OR is enough, both sides of an AND are needed. */
const isPermissive = (expression: string): boolean =>
  expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => permissive.has(licence.trim())));

type Package = { readonly name: string; readonly licence: string; readonly dependencies: readonly string[]; readonly folder: string };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const readRecord = (path: string): Readonly<Record<string, unknown>> => {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return isRecord(value) ? value : {};
};

/** Where Node finds the package from a folder, or null. */
function folderOf(name: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === dirname(folder) || folder === repository) break;
  }
  const top = join(repository, 'node_modules', name);
  return existsSync(join(top, 'package.json')) ? top : null;
}

function readPackage(folder: string): Package {
  const record = readRecord(join(folder, 'package.json'));
  const { name, license, licenses, dependencies } = record;
  const old: unknown = Array.isArray(licenses) ? licenses[0] : license;
  const stated = isRecord(old) ? old['type'] : old;
  return {
    name: String(name),
    licence: typeof stated === 'string' ? stated : licenceByText(folder),
    dependencies: isRecord(dependencies) ? Object.keys(dependencies) : [],
    folder,
  };
}

/** For the few whose package.json is silent. */
function licenceByText(folder: string): string {
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|readme)/i.test(file));
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  return /Permission is hereby granted, free of charge/.test(text) ? 'MIT' : 'unknown';
}

/** The packages and everything they depend on. */
function closureOf(names: readonly string[]): readonly Package[] {
  const found = new Map<string, Package>();
  const add = (name: string, from: string): void => {
    const folder = folderOf(name, from);
    if (folder === null || found.has(folder)) return;
    const read = readPackage(folder);
    found.set(folder, read);
    for (const dependency of read.dependencies) add(dependency, folder);
  };
  for (const name of names) add(name, repository);
  return [...found.values()];
}

const importedBySource = (): readonly string[] => {
  const specifiers = readModules(['src', 'templates'])
    .flatMap((module) => module.imports)
    .filter((edge) => edge.module === null && !edge.typeOnly)
    .map((edge) => edge.specifier)
    .filter((specifier) => !specifier.startsWith('node:') && !specifier.startsWith('.') && !builtinModules.includes(specifier));
  return [...new Set(specifiers.map(packageOf))];
};

const others = (packages: readonly Package[]): readonly string[] =>
  packages.filter((one) => !isPermissive(one.licence)).map((one) => `${one.name}: ${one.licence}`);

test('everything that users install is permissive', () => {
  const { dependencies, optionalDependencies, peerDependencies } = readRecord(join(repository, 'package.json'));
  const names = [dependencies, optionalDependencies, peerDependencies].flatMap((each) => (isRecord(each) ? Object.keys(each) : []));
  expect(others(closureOf(names))).toEqual([]);
  const lock = readRecord(join(repository, 'package-lock.json'))['packages'];
  const installed = Object.entries(isRecord(lock) ? lock : {}).filter(([path, entry]) => path !== '' && isRecord(entry) && entry['dev'] !== true && entry['devOptional'] !== true);
  const licences = installed.map(([path, entry]) => ({ path, licence: isRecord(entry) && typeof entry['license'] === 'string' ? entry['license'] : 'unknown' }));
  expect(licences.filter(({ licence }) => !isPermissive(licence))).toEqual([]);
});

test('everything that can come into the bundles is permissive', () => {
  const packages = closureOf(importedBySource());
  expect(packages.length).toBeGreaterThan(50);
  expect(others(packages)).toEqual([]);
});

test('a bundled package’s licence stands beside the bundles, in its words', () => {
  const bundled: unknown = JSON.parse(readFileSync(join(repository, 'dist', 'bundled.json'), 'utf8'));
  const names = (Array.isArray(bundled) ? bundled : []).map((one: unknown) => (isRecord(one) ? `${String(one['name'])} ${String(one['version'])}` : ''));
  const sections = readFileSync(join(repository, 'dist', 'THIRD-PARTY-LICENSES.txt'), 'utf8').split(`\n${'-'.repeat(80)}\n\n`);
  const grants = /Permission is hereby granted|Permission to use, copy, modify|Redistribution and use in source and binary forms|Apache License\s+Version 2\.0/i;
  const without = names.filter((name) => !sections.some((section) => section.startsWith(`${name}\n`) && grants.test(section)));
  expect(names.length).toBeGreaterThan(50);
  expect(without).toEqual([]);
});

test('each font file comes with its licence, which is the Open Font License', () => {
  const fonts = join(repository, 'dist', 'fonts');
  for (const { file } of faces) {
    expect(existsSync(join(fonts, file)), file).toBe(true);
    const licence = readFileSync(join(fonts, `${file.split('_')[0] ?? ''}-LICENSE.txt`), 'utf8');
    expect(licence, file).toMatch(/SIL OPEN FONT LICENSE Version 1\.1/i);
  }
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0)', true],
  ['(MIT AND Zlib)', true],
  ['MIT AND GPL-3.0', false],
  ['LGPL-2.1', false],
  ['AGPL-3.0-only', false],
  ['CPAL-1.0 OR AGPL-1.0', false],
  ['unknown', false],
])('%s is permissive: %s', (expression, expected) => {
  expect(isPermissive(expression)).toBe(expected);
});
