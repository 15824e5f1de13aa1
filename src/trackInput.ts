/** An output's input → the same, telling what is read from it: what a remembered galley or slide depends on beside its own nodes. */
import { contentKey } from './document/contentKey.js';
import type { Drawing, FormulaDrawing } from './figures/figureTable.js';
import type { OutputInput } from './outputInput.js';
import type { FootnoteEntry, References } from './references/references.js';

/** Something that was read, and a print of its content: what was made is good for another input that gives the same. */
export type Use = { readonly read: (input: OutputInput) => unknown; readonly seen: unknown };

type Note = (name: string, read: Use['read']) => void;

/** A table that tells the keys it is asked for; its values are compared by what `print` gives for them. */
function trackTable<Value>(
  { name, table, print }: { readonly name: string; readonly table: (input: OutputInput) => ReadonlyMap<string, Value>; readonly print: (value: Value) => unknown },
  input: OutputInput,
  note: Note,
): ReadonlyMap<string, Value> {
  const source = table(input);
  const asked = (key: string): void => {
    note(`${name}/${key}`, (other) => {
      const value = table(other).get(key);
      return value === undefined ? undefined : print(value);
    });
  };
  const whole = (): ReadonlyMap<string, Value> => {
    note(name, (other) => contentKey([...table(other)].map(([key, value]) => [key, print(value)])));
    return source;
  };
  return {
    get: (key) => {
      asked(key);
      return source.get(key);
    },
    has: (key) => {
      asked(key);
      return source.has(key);
    },
    get size() {
      return whole().size;
    },
    forEach: (visit) => {
      whole().forEach(visit);
    },
    entries: () => whole().entries(),
    keys: () => whole().keys(),
    values: () => whole().values(),
    [Symbol.iterator]: () => whole()[Symbol.iterator](),
  };
}

/** Properties of an object, each noted when it is read, with its content. */
const trackObject = <Value extends object>(name: string, { value, of }: { readonly value: Value; readonly of: (input: OutputInput) => Value }, note: Note): Value =>
  new Proxy(value, {
    get: (target, property): unknown => {
      note(`${name}.${String(property)}`, (other) => contentKey(Reflect.get(of(other), property)));
      return Reflect.get(target, property);
    },
  });

/** The number that marks show; the note itself only where it is read. */
function trackFootnote(identifier: string, entry: FootnoteEntry, note: Note): FootnoteEntry {
  return {
    number: entry.number,
    get definition() {
      note(`note/${identifier}`, (other) => {
        const definition = other.references.footnotes.get(identifier)?.definition;
        return definition === undefined ? undefined : contentKey(definition, definition.position);
      });
      return entry.definition;
    },
  };
}

function trackReferences(input: OutputInput, note: Note): References {
  const { references } = input;
  const labels = (name: 'figures' | 'tables' | 'equations' | 'sections'): References['figures'] =>
    trackTable({ name: `references.${name}`, table: (other) => other.references[name], print: (label) => contentKey(label) }, input, note);
  const footnotes = trackTable({ name: 'references.footnotes', table: (other) => other.references.footnotes, print: ({ number }) => number }, input, note);
  return {
    figures: labels('figures'),
    tables: labels('tables'),
    equations: labels('equations'),
    sections: labels('sections'),
    sectionNumbers: trackTable({ name: 'references.sectionNumbers', table: (other) => other.references.sectionNumbers, print: (number) => number }, input, note),
    footnotes: Object.assign(footnotes, {
      get: (identifier: string) => {
        note(`references.footnotes/${identifier}`, (other) => other.references.footnotes.get(identifier)?.number);
        const entry = references.footnotes.get(identifier);
        return entry === undefined ? undefined : trackFootnote(identifier, entry, note);
      },
    }),
    get bibliography() {
      note('bibliography', (other) => contentKey(other.references.bibliography));
      return references.bibliography;
    },
    get citations() {
      // after selection there are none to look up: who reads them is set anew each time
      note('citations', () => Symbol('never the same'));
      return references.citations;
    },
  };
}

/** What drawings and formulas are compared by. */
export type DrawingPrints = { readonly drawing: (drawing: Drawing) => unknown; readonly formula: (formula: FormulaDrawing) => unknown };

const asTheyAre: DrawingPrints = { drawing: (drawing) => drawing, formula: (formula) => formula };

/**
 * The input, noting each first use. Drawings and formulas are the same only if they are one object, or as `prints` says; labels, notes and
 * metadata if their content is. Template and fonts belong to the whole output and are not noted.
 */
export function trackInput(input: OutputInput, prints: DrawingPrints = asTheyAre): { readonly input: OutputInput; readonly uses: () => readonly Use[] } {
  const noted = new Map<string, Use>();
  const note: Note = (name, read) => {
    if (!noted.has(name)) noted.set(name, { read, seen: read(input) });
  };
  const tracked: OutputInput = {
    get root() {
      note('root', () => Symbol('never the same'));
      return input.root;
    },
    metadata: trackObject('metadata', { value: input.metadata, of: (other) => other.metadata }, note),
    references: trackReferences(input, note),
    figures: trackTable({ name: 'figures', table: (other) => other.figures, print: prints.drawing }, input, note),
    formulas: trackTable({ name: 'formulas', table: (other) => other.formulas, print: prints.formula }, input, note),
    template: input.template,
    fonts: input.fonts,
  };
  return { input: tracked, uses: () => [...noted.values()] };
}

/** Whether everything that was read says the same in another input. */
export const stillTrue = (uses: readonly Use[], input: OutputInput): boolean => uses.every(({ read, seen }) => read(input) === seen);
