// src/api.ts → dist/types: declarations of the API and of what its types name, without any package.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import typescript from 'typescript';

const compilerOptions = { declaration: true, module: typescript.ModuleKind.ESNext, target: typescript.ScriptTarget.ES2023, verbatimModuleSyntax: true };

/**
 * Each file is taken by itself, without a program and its checks (`npm test` has those): exports of these files state
 * their types. Throws when one does not, or when the API names a type of a package.
 */
export function writeTypes(root, dist) {
  const target = join(dist, 'types');
  rmSync(target, { recursive: true, force: true });
  const waiting = ['api.ts'];
  const done = new Set();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (done.has(file)) continue;
    done.add(file);
    const fileName = join(root, 'src', file);
    const { outputText, diagnostics = [] } = typescript.transpileDeclaration(readFileSync(fileName, 'utf8'), {
      fileName,
      compilerOptions,
      reportDiagnostics: true,
    });
    if (diagnostics.length > 0) throw new Error(typescript.formatDiagnostics(diagnostics, host(root)));
    for (const [, name] of outputText.matchAll(/from '([^']+)'/g)) {
      if (!name.startsWith('.')) throw new Error(`the API's types name a package, ${name}: ${file}`);
      waiting.push(normalize(join(dirname(file), name)).replace(/\.js$/, '.ts'));
    }
    const path = join(target, file.replace(/\.ts$/, '.d.ts'));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, outputText);
  }
}

const host = (root) => ({ getCurrentDirectory: () => root, getCanonicalFileName: (name) => name, getNewLine: () => '\n' });
