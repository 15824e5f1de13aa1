/** The languages that code in a manuscript is highlighted in: name → highlight.js grammar, and names that authors also use. */
import type { LanguageFn, Mode } from 'highlight.js';
import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import fortran from 'highlight.js/lib/languages/fortran';
import go from 'highlight.js/lib/languages/go';
import haskell from 'highlight.js/lib/languages/haskell';
import http from 'highlight.js/lib/languages/http';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import julia from 'highlight.js/lib/languages/julia';
import kotlin from 'highlight.js/lib/languages/kotlin';
import latex from 'highlight.js/lib/languages/latex';
import lua from 'highlight.js/lib/languages/lua';
import makefile from 'highlight.js/lib/languages/makefile';
import markdown from 'highlight.js/lib/languages/markdown';
import matlab from 'highlight.js/lib/languages/matlab';
import perl from 'highlight.js/lib/languages/perl';
import php from 'highlight.js/lib/languages/php';
import powershell from 'highlight.js/lib/languages/powershell';
import python from 'highlight.js/lib/languages/python';
import r from 'highlight.js/lib/languages/r';
import ruby from 'highlight.js/lib/languages/ruby';
import rust from 'highlight.js/lib/languages/rust';
import scala from 'highlight.js/lib/languages/scala';
import scss from 'highlight.js/lib/languages/scss';
import shell from 'highlight.js/lib/languages/shell';
import sql from 'highlight.js/lib/languages/sql';
import stata from 'highlight.js/lib/languages/stata';
import swift from 'highlight.js/lib/languages/swift';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';

/** Each grammar brings its own aliases too (`py`, `sh`, `html`, …). */
export const grammars: Readonly<Record<string, LanguageFn>> = {
  bash,
  c: withBoundedTypes(c),
  cpp: withBoundedTypes(cpp),
  csharp: withBoundedTypes(csharp),
  css,
  diff,
  dockerfile,
  fortran,
  go,
  haskell,
  http,
  ini,
  java,
  javascript,
  json,
  julia,
  kotlin,
  latex,
  lua,
  makefile,
  markdown,
  matlab,
  perl,
  php,
  powershell,
  python,
  r,
  ruby,
  rust,
  scala,
  scss,
  shell,
  sql,
  stata,
  swift,
  typescript,
  xml,
  yaml,
};

/** The usual ones among them that colour nothing in another language: none of their parts names a `subLanguage`. */
export const standalone: ReadonlyMap<string, LanguageFn> = new Map(Object.entries({ bash, java, json, python, r, rust, sql }));

/** Names that authors write and the grammars do not know. */
export const aliases: Readonly<Record<string, readonly string[]>> = {
  bash: ['zsh', 'fish'],
  json: ['jsonc', 'json5', 'vega', 'vega-lite', 'geojson', 'ndjson'],
  ini: ['toml', 'conf', 'properties'],
  shell: ['terminal', 'console'],
  sql: ['postgresql', 'mysql', 'sqlite'],
  python: ['python3', 'py3'],
  typescript: ['mts', 'cts'],
  javascript: ['mjs', 'cjs'],
  markdown: ['qmd', 'rmd', 'mdx'],
  latex: ['tex', 'bibtex'],
};

/**
 * highlight.js 11.11 looks for the function name after any number of type names, from every word again: plain words marked
 * as C take minutes. No declaration has more than eight. Can go when the grammars bound it.
 */
function withBoundedTypes(grammar: LanguageFn): LanguageFn {
  const bounded = (mode: Mode): Mode =>
    typeof mode.begin !== 'string'
      ? mode
      : { ...mode, begin: mode.begin.replace(/(\[\\\*&\\s\]\+|\\s\+)\)\+/u, '$1){1,8}') };
  return (hljs) => {
    const language = grammar(hljs);
    return { ...language, contains: language.contains.map(bounded) };
  };
}
