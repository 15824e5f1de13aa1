/** Keeps the arrows between the rooms that `src/README.md` draws. */
import { builtinModules } from 'node:module';
import { expect, test } from 'vitest';
import { circleIn, packageOf, readModules, roomOf, type Import, type Module } from './architecture/readModules.js';

const modules = readModules(['src', 'templates']);

/** Rooms (or single modules) that a room may import. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  document: [],
  svg: [],
  'workspace.ts': [],
  'version.ts': [],
  'buildStage.ts': [],
  'keptResults.ts': [],
  structured: ['document'],
  diagnostics: ['document', 'workspace.ts'],
  markdown: ['document', 'diagnostics', 'structured', 'workspace.ts'],
  references: ['document', 'diagnostics', 'structured', 'workspace.ts'],
  values: ['document', 'diagnostics', 'structured', 'figures/readTable.ts', 'workspace.ts'],
  highlighting: ['template.ts'],
  typesetting: ['document', 'diagnostics', 'keptResults.ts', 'template.ts'],
  pictures: ['document', 'diagnostics', 'svg', 'typesetting', 'template.ts', 'figures/figureTable.ts'],
  formulas: ['document', 'diagnostics', 'svg', 'typesetting', 'template.ts', 'figures/figureTable.ts'],
  figures: ['document', 'diagnostics', 'keptResults.ts', 'structured', 'svg', 'pictures', 'typesetting', 'template.ts', 'workspace.ts'],
  'template.ts': ['document', 'typesetting', 'brief/briefTemplate.ts', 'deck/deckTheme.ts'],
  'outputInput.ts': ['document', 'figures/figureTable.ts', 'references/references.ts', 'template.ts', 'typesetting'],
  'trackInput.ts': ['document', 'figures/figureTable.ts', 'references/references.ts', 'outputInput.ts'],
  brief: [
    'document',
    'diagnostics',
    'keptResults.ts',
    'svg',
    'typesetting',
    'highlighting',
    'figures/figureTable.ts',
    'pictures/readPng.ts',
    'references/references.ts',
    'template.ts',
    'outputInput.ts',
    'trackInput.ts',
  ],
  deck: [
    'document',
    'diagnostics',
    'keptResults.ts',
    'svg',
    'typesetting',
    'highlighting',
    'figures/figureTable.ts',
    'figures/chartApi.ts',
    'references/references.ts',
    'template.ts',
    'outputInput.ts',
    'trackInput.ts',
    'workspace.ts',
  ],
  machine: ['workspace.ts'],
  outputs: ['document', 'diagnostics', 'workspace.ts'],
  'build.ts': [
    'document',
    'diagnostics',
    'keptResults.ts',
    'markdown',
    'references',
    'figures',
    'formulas',
    'values',
    'typesetting',
    'brief',
    'deck',
    'handout',
    'template.ts',
    'outputInput.ts',
    'workspace.ts',
    'buildStage.ts',
  ],
  handout: ['brief', 'deck', 'document', 'diagnostics', 'figures/figureTable.ts', 'outputInput.ts', 'template.ts', 'typesetting'],
  'api.ts': ['build.ts', 'buildStage.ts', 'deck', 'keptResults.ts', 'document', 'diagnostics', 'figures', 'machine', 'outputs', 'version.ts', 'workspace.ts', 'templates'],
  commandLine: ['api.ts', 'buildStage.ts', 'document', 'diagnostics', 'outputs', 'version.ts'],
  'program.ts': ['api.ts', 'commandLine', 'machine'],
  'loadProgram.ts': ['program.ts'],
  'cli.ts': ['commandLine', 'loadProgram.ts', 'machine', 'version.ts'],
  templates: ['brief', 'deck', 'document', 'typesetting', 'template.ts'],
};

/** Of these, other rooms know the types alone. */
const typesAlone: readonly (readonly [from: string, to: string])[] = [
  ['brief', 'references/references.ts'],
  ['deck', 'references/references.ts'],
  ['deck', 'figures/chartApi.ts'],
  ['template.ts', 'brief/briefTemplate.ts'],
  ['template.ts', 'deck/deckTheme.ts'],
  ['outputInput.ts', 'figures/figureTable.ts'],
  ['outputInput.ts', 'references/references.ts'],
  ['templates', 'brief'],
  ['templates', 'deck'],
  ['templates', 'typesetting'],
  ['templates', 'template.ts'],
  ['highlighting', 'template.ts'],
  ['pictures', 'template.ts'],
  ['figures', 'template.ts'],
];

const edges = modules.flatMap((module) => module.imports.map((edge) => ({ module, edge })));

const matches = (target: string, allowed: string): boolean => target === `src/${allowed}` || roomOf(target) === allowed;

const shown = (module: Module, edge: Import): string => `${module.path} → ${edge.module ?? edge.specifier}`;

test('every module imports only what its room may', () => {
  const crossing = edges.filter(({ module, edge }) => {
    const target = edge.module;
    if (target === null || target === 'package.json' || roomOf(target) === roomOf(module.path)) return false;
    return !(arrows[roomOf(module.path)] ?? []).some((allowed) => matches(target, allowed));
  });
  expect(crossing.map(({ module, edge }) => shown(module, edge))).toEqual([]);
});

test('every room has its arrows listed, and no others are', () => {
  const rooms = new Set(modules.map((module) => roomOf(module.path)).filter((room) => room !== 'tools'));
  expect([...rooms].sort()).toEqual(Object.keys(arrows).sort());
});

test('what a room knows only as types is imported as types', () => {
  const values = edges.filter(
    ({ module, edge }) =>
      !edge.typeOnly && typesAlone.some(([from, to]) => roomOf(module.path) === from && edge.module !== null && matches(edge.module, to)),
  );
  expect(values.map(({ module, edge }) => shown(module, edge))).toEqual([]);
});

// Types may go round: a template holds what the two outputs ask of it, and each of them knows its tokens.
test('no module reaches itself through what it imports', () => {
  expect(circleIn(modules, (edge) => !edge.typeOnly)).toBeNull();
});

test('a package is imported by one room, and React by the brief and its templates', () => {
  const rooms = new Map<string, Set<string>>();
  for (const { module, edge } of edges) {
    if (edge.module !== null || edge.typeOnly || isBuiltIn(edge.specifier) || roomOf(module.path) === 'tools') continue;
    const name = packageOf(edge.specifier);
    rooms.set(name, (rooms.get(name) ?? new Set()).add(roomOf(module.path)));
  }
  const shared = [...rooms].filter(([name, users]) => users.size > 1 && name !== 'react').map(([name, users]) => [name, ...users]);
  expect(shared).toEqual([]);
  expect([...(rooms.get('react') ?? [])].filter((room) => room !== 'brief' && room !== 'templates')).toEqual([]);
  const reactPdf = [...rooms].filter(([name]) => name.startsWith('@react-pdf/') || name === 'pdfkit').flatMap(([, users]) => [...users]);
  expect(reactPdf.filter((room) => room !== 'brief' && room !== 'templates')).toEqual([]);
  const vega = [...rooms].filter(([name]) => name.startsWith('vega')).flatMap(([, users]) => [...users]);
  expect(new Set(vega)).toEqual(new Set(['figures']));
});

test('the machine is reached from the rooms that stand at the edge', () => {
  const atTheEdge = ['machine', 'commandLine', 'tools', 'api.ts', 'cli.ts', 'figures', 'outputs', 'pictures'];
  const reaching = edges.filter(
    ({ module, edge }) => /^node:(?:fs|child_process|os|net|http|https|dns|worker_threads)/.test(edge.specifier) && !atTheEdge.includes(roomOf(module.path)),
  );
  expect(reaching.map(({ module, edge }) => shown(module, edge))).toEqual([]);
});

test('a module has at most 400 lines and says first what goes in and what comes out', () => {
  expect(modules.filter((module) => module.lines > 400).map((module) => module.path)).toEqual([]);
  expect(modules.filter((module) => !module.hasHeader).map((module) => module.path)).toEqual([]);
});

const isBuiltIn = (specifier: string): boolean => specifier.startsWith('node:') || builtinModules.includes(specifier);
