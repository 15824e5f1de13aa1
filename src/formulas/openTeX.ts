/**
 * MathJax as one function: a TeX formula → its SVG tree and MathML, or what TeX says against it.
 *
 * The only file that imports MathJax; it is loaded when the first formula needs it (some 200 ms).
 */
import { LiteElement } from 'mathjax-full/js/adaptors/lite/Element.js';
import { LiteText } from 'mathjax-full/js/adaptors/lite/Text.js';
import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import { SerializedMmlVisitor } from 'mathjax-full/js/core/MmlTree/SerializedMmlVisitor.js';
import { HTMLDocument } from 'mathjax-full/js/handlers/html/HTMLDocument.js';
import { HTMLMathItem } from 'mathjax-full/js/handlers/html/HTMLMathItem.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import 'mathjax-full/js/input/tex/cancel/CancelConfiguration.js';
import 'mathjax-full/js/input/tex/mhchem/MhchemConfiguration.js';
import 'mathjax-full/js/input/tex/newcommand/NewcommandConfiguration.js';
import 'mathjax-full/js/input/tex/textmacros/TextMacrosConfiguration.js';
import { SVG } from 'mathjax-full/js/output/svg.js';
import type { FormulaElement } from './canonicalFormula.js';
import type { MathElement } from './sayFormula.js';

export type TeXOptions = {
  /** x-height of the surrounding text in em: formulas are scaled to it. */
  readonly xHeightEm: number;
  /** Advance in em of text that MathJax's own font lacks. */
  readonly advanceEm: (text: string) => number;
};

export type TeXResult =
  | {
      readonly kind: 'drawn';
      /** The group in the SVG that turns the y axis. */
      readonly body: FormulaElement;
      /** Left, top, width, height in units; y is 0 on the baseline and grows downwards. */
      readonly viewBox: readonly number[];
      readonly mathml: string;
      readonly tree: MathElement;
      /** em of the surrounding text to a unit. */
      readonly emPerUnit: number;
    }
  | { readonly kind: 'refused'; readonly reason: string };

export type TeXProcessor = (value: string, display: boolean) => TeXResult;

/** Macros that reach out of a formula, or number it, which is the manuscript's business. */
const refusedMacros = /\\(require|href|url|unicode|class|style|cssId|mmlToken|tag|label|ref|eqref|includegraphics|verb)(?![a-zA-Z])/;

const maxCharacters = 10_000;
/** Pixels matter for MathJax's thinnest rules only; no line is broken, so the measure matters for nothing. */
const emPx = 16;
const lineEm = 80;

/** A page of dense mathematics has some 2,000. */
const maxNodes = 20_000;

/**
 * A processor whose macros (`\newcommand`) live on from formula to formula, as in one TeX document.
 *
 * MathJax's global state is left alone: no handler is registered.
 */
export function openTeX(options: TeXOptions): TeXProcessor {
  const adaptor = liteAdaptor();
  // its own guess is 1 em for Han and 0.6 em for all else
  adaptor.nodeSize = (node) => {
    const size = Number.parseFloat(String(node.attributes['font-size'] ?? '1000'));
    return [(options.advanceEm(adaptor.textContent(node)) * size) / 1000, 0];
  };
  const tex = new TeX<LiteElement, LiteText, unknown>({
    packages: ['base', 'ams', 'newcommand', 'textmacros', 'boldsymbol', 'cancel', 'mhchem'],
    tags: 'none',
    maxMacros: 500,
    maxBuffer: 3 * 1024,
    formatError: (_: unknown, error: unknown) => {
      throw error;
    },
  });
  const budget = limitNodes(tex);
  const svg = new SVG<LiteElement, LiteText, unknown>({ fontCache: 'none' });
  const page: unknown = adaptor.parse('');
  const document = new HTMLDocument<LiteElement, LiteText, unknown>(page, adaptor, { InputJax: tex, OutputJax: svg });
  const mathml = new SerializedMmlVisitor();
  const texXHeightEm = svg.font.params.x_height;

  return (value, display) => {
    if (value.length > maxCharacters) return { kind: 'refused', reason: `formula longer than ${maxCharacters} characters` };
    const refused = refusedMacros.exec(value);
    if (refused) return { kind: 'refused', reason: `macro not available here: ${refused[0]}` };
    budget.reset();
    try {
      const item = new HTMLMathItem<LiteElement, LiteText, unknown>(value, tex, display);
      item.setMetrics(emPx, options.xHeightEm * emPx, lineEm * emPx, lineEm * emPx, 1);
      item.compile(document);
      item.typeset(document);
      const drawn = adaptor.tags(item.typesetRoot, 'svg')[0];
      const body = drawn?.children.at(-1);
      if (drawn === undefined || !(body instanceof LiteElement)) throw new Error('MathJax promised an SVG and gave none');
      return {
        kind: 'drawn',
        body: readElement(body),
        viewBox: String(drawn.attributes['viewBox']).split(' ').map(Number),
        mathml: compact(mathml.visitTree(item.root)),
        tree: readMath(item.root),
        emPerUnit: options.xHeightEm / texXHeightEm / 1000,
      };
    } catch (error) {
      return { kind: 'refused', reason: reasonOf(error) };
    }
  };
}

class TooManyNodes extends Error {}

/** Macros can blow a short formula up to millions of nodes, whose layout has no limit of its own. */
function limitNodes(tex: TeX<LiteElement, LiteText, unknown>): { reset: () => void } {
  let nodes = 0;
  const factory = tex.parseOptions.nodeFactory;
  const create = factory.create.bind(factory);
  factory.create = (kind, ...rest: unknown[]) => {
    nodes += 1;
    if (nodes > maxNodes) throw new TooManyNodes();
    return create(kind, ...rest);
  };
  return {
    reset: () => {
      nodes = 0;
    },
  };
}

/** TexError of mathjax-full 3.2.2 is no subclass of Error. */
function reasonOf(error: unknown): string {
  if (error instanceof TooManyNodes) return `formula of more than ${maxNodes} parts`;
  if (error instanceof RangeError) return 'formula nested too deeply';
  // mathjax-full 3.2.2 looks up the range of a character that has none, such as a control character.
  if (error instanceof TypeError) return 'a character in it has no meaning in formulas';
  if (error instanceof Error) throw error;
  if (typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string') {
    return error.message.replace(/\s*\n\s*/g, ' ');
  }
  throw new Error('MathJax threw something that is no error');
}

/** For speech only: neither indentation, nor MathJax's own attributes, nor escapes of what UTF-8 can say. */
const compact = (mathml: string): string =>
  mathml
    .replace(/>\s+</g, '><')
    .replace(/ data-mjx-[a-z-]+="[^"]*"/g, '')
    .replace(/&#x([0-9A-F]{3,6});/g, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)));

/** What elements and texts of MathJax's tree have in common. */
type MathNode = { readonly kind: string; readonly childNodes: readonly (MathNode | null)[]; readonly attributes?: { readonly getAllAttributes: () => object }; readonly getText?: () => string };

function readMath(node: MathNode): MathElement {
  const children = node.childNodes.filter((child) => child !== null);
  return {
    name: node.kind,
    text: children.map((child) => (child.kind === 'text' ? (child.getText?.() ?? '') : '')).join(''),
    children: children.flatMap((child) => (child.kind === 'text' ? [] : [readMath(child)])),
    attributes: Object.fromEntries(Object.entries(node.attributes?.getAllAttributes() ?? {}).map(([name, value]) => [name, String(value)])),
  };
}

function readElement(element: LiteElement): FormulaElement {
  const attributes = new Map<string, string>();
  for (const [name, value] of Object.entries(element.attributes)) attributes.set(name, String(value));
  return {
    name: element.kind,
    attributes,
    children: element.children.map((child) => (child instanceof LiteText ? child.value : readElement(child))),
  };
}
