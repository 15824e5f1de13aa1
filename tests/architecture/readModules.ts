/** The source files of the program → what each imports, read with the TypeScript compiler's own parser. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export type Import = {
  /** As it stands in the source: `../svg/svgElement.js`, `vega`, `node:fs`. */
  readonly specifier: string;
  /** The module it leads to, such as `src/svg/svgElement.ts`; null for a package. */
  readonly module: string | null;
  readonly typeOnly: boolean;
};

export type Module = {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly lines: number;
  /** Begins with a comment that says what goes in and what comes out. */
  readonly hasHeader: boolean;
  readonly imports: readonly Import[];
};

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** All TypeScript modules below the folders, in order of their paths. */
export function readModules(folders: readonly string[]): readonly Module[] {
  const paths = folders
    .flatMap((folder) => readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .map((path) => path.split(sep).join('/'))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .sort();
  const known = new Set(paths);
  return paths.map((path) => readModule(path, known));
}

function readModule(path: string, known: ReadonlySet<string>): Module {
  const text = readFileSync(join(repository, path), 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const add = (specifier: ts.Node, typeOnly: boolean): void => {
    if (ts.isStringLiteralLike(specifier)) imports.push({ specifier: specifier.text, module: resolve(path, specifier.text, known), typeOnly });
  };
  const walk = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node.importClause));
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0]) add(node.arguments[0], false);
    ts.forEachChild(node, walk);
  };
  walk(source);
  return { path, lines: text.split('\n').length - 1, hasHeader: /^(?:(?:#!|\/\/\/).*\n)*\/\*\*[\s\S]{20,}?\*\//.test(text), imports };
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return clause.name === undefined && named !== undefined && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly);
}

function resolve(from: string, specifier: string, known: ReadonlySet<string>): string | null {
  if (!specifier.startsWith('.')) return null;
  const target = relative(repository, normalize(join(repository, dirname(from), specifier))).split(sep).join('/');
  const candidates = [target, target.replace(/\.js$/, '.ts'), target.replace(/\.js$/, '.tsx')];
  return candidates.find((candidate) => known.has(candidate)) ?? target;
}

/** `src/svg/printSvg.ts` → `svg`, `src/build.ts` → `build.ts`, `templates/house/tokens.ts` → `templates`. */
export function roomOf(path: string): string {
  const [top = '', folder = ''] = path.split('/');
  if (top !== 'src') return top;
  return folder;
}

/** The package of a specifier: `@a/b/c` → `@a/b`, `a/b` → `a`. */
export const packageOf = (specifier: string): string =>
  specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');

/** The first circle of modules, as a path that ends where it began; null without one. */
export function circleIn(modules: readonly Module[], counts: (edge: Import) => boolean): readonly string[] | null {
  const edges = new Map(
    modules.map((module) => [module.path, module.imports.filter(counts).flatMap((edge) => (edge.module === null ? [] : [edge.module]))] as const),
  );
  const done = new Set<string>();
  const trail: string[] = [];
  const search = (path: string): readonly string[] | null => {
    const begin = trail.indexOf(path);
    if (begin !== -1) return [...trail.slice(begin), path];
    if (done.has(path)) return null;
    trail.push(path);
    for (const next of edges.get(path) ?? []) {
      const circle = search(next);
      if (circle !== null) return circle;
    }
    trail.pop();
    done.add(path);
    return null;
  };
  for (const module of modules) {
    const circle = search(module.path);
    if (circle !== null) return circle;
  }
  return null;
}
