/** The style sheets and `style` attributes of an SVG picture → properties of each element. */

export type Declarations = ReadonlyMap<string, string>;

/** What a selector looks at. */
export type StyledElement = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };

type Compound = { readonly name: string | null; readonly id: string | null; readonly classes: readonly string[] };
type Rule = { readonly compounds: readonly Compound[]; readonly specificity: number; readonly declarations: Declarations };

export type StyleSheet = { readonly rules: readonly Rule[] };

/** `a: b; c: d`. Later ones win; `!important` is taken as said plainly. */
export function readDeclarations(text: string): Declarations {
  const declarations = new Map<string, string>();
  for (const declaration of text.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon === -1) continue;
    const value = declaration.slice(colon + 1).replace(/!\s*important/i, '').trim();
    if (value !== '') declarations.set(declaration.slice(0, colon).trim().toLowerCase(), value);
  }
  return declarations;
}

/**
 * The rules of a style sheet, in order of weight. Selectors of names, ids and classes, with ancestors, as drawing
 * programs write them; rules with other selectors and at-rules are left out.
 */
export function readStyleSheet(text: string): StyleSheet {
  const plain = text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/<!--|-->/g, '')
    .replace(/@[\w-]+[^{};]*(?:;|\{(?:[^{}]|\{[^{}]*\})*\})/g, '');
  const rules: Rule[] = [];
  for (const [, selectors = '', body = ''] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const declarations = readDeclarations(body);
    for (const selector of selectors.split(',')) {
      const compounds = readSelector(selector.trim());
      if (compounds !== null) rules.push({ compounds, specificity: specificityOf(compounds), declarations });
    }
  }
  return { rules: rules.sort((a, b) => a.specificity - b.specificity) };
}

function readSelector(selector: string): readonly Compound[] | null {
  if (selector === '') return null;
  const compounds = selector.split(/\s*>\s*|\s+/).map(readCompound);
  return compounds.every((compound) => compound !== null) ? compounds : null;
}

function readCompound(text: string): Compound | null {
  const parts = /^(\*|[\w-]+)?((?:[.#][\w-]+)*)$/.exec(text);
  if (parts === null || text === '') return null;
  const marks = Array.from((parts[2] ?? '').matchAll(/([.#])([\w-]+)/g));
  return {
    name: parts[1] === undefined || parts[1] === '*' ? null : parts[1],
    id: marks.find(([, mark]) => mark === '#')?.[2] ?? null,
    classes: marks.flatMap(([, mark, value]) => (mark === '.' && value !== undefined ? [value] : [])),
  };
}

const specificityOf = (compounds: readonly Compound[]): number =>
  compounds.reduce((sum, { name, id, classes }) => sum + (id === null ? 0 : 10_000) + classes.length * 100 + (name === null ? 0 : 1), 0);

/** Properties of the last element of `path` (its ancestors come before it): attributes, then rules, then `style`. */
export function styleOf(path: readonly StyledElement[], sheet: StyleSheet): Declarations {
  const element = path.at(-1);
  const style = new Map<string, string>();
  if (element === undefined) return style;
  for (const [name, value] of Object.entries(element.attributes)) style.set(name, value);
  for (const rule of sheet.rules) {
    if (!applies(rule.compounds, path)) continue;
    for (const [name, value] of rule.declarations) style.set(name, value);
  }
  for (const [name, value] of readDeclarations(element.attributes['style'] ?? '')) style.set(name, value);
  return style;
}

function applies(compounds: readonly Compound[], path: readonly StyledElement[]): boolean {
  let wanted = compounds.length - 1;
  for (let index = path.length - 1; index >= 0 && wanted >= 0; index -= 1) {
    const [element, compound] = [path[index], compounds[wanted]];
    if (element !== undefined && compound !== undefined && fits(element, compound)) wanted -= 1;
    else if (index === path.length - 1) return false;
  }
  return wanted < 0;
}

function fits(element: StyledElement, compound: Compound): boolean {
  if (compound.name !== null && compound.name !== element.name) return false;
  if (compound.id !== null && compound.id !== element.attributes['id']) return false;
  const classes = (element.attributes['class'] ?? '').split(/\s+/);
  return compound.classes.every((each) => classes.includes(each));
}
