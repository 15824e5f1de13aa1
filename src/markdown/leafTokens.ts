/**
 * The pieces of Markdown that stand on one line or between two brackets, as `marked` recognises them.
 *
 * Only the tokenizer of `marked` is used, a construct at a time. Its lexer gives no positions, rewrites lines inside
 * quotes and lists before it reads them, and on hostile input overflows the stack or runs for minutes; containers,
 * emphasis and links are therefore read here, in time that grows with the length of the text.
 */
import { Lexer, Tokenizer } from 'marked';

/** What the reader asks of `marked`. Each function looks at the start of the text it is given. */
export type LeafTokens = {
  /** `## Text ##` */
  heading(line: string): { readonly depth: number; readonly text: string } | null;
  /** `***`, `---`, `___`: the character. */
  rule(line: string): string | null;
  /** An HTML tag, comment, instruction, declaration or CDATA section: its source. */
  tag(text: string): string | null;
  /** `<https://…>`, `<name@host>` */
  autolink(text: string): { readonly raw: string; readonly url: string; readonly text: string } | null;
};

/** Collects no inline text: that is read with positions elsewhere. */
class LeafLexer extends Lexer {
  override inline(): [] {
    return [];
  }
}

/** Makes the tokenizer ready. */
export function createLeafTokens(): LeafTokens {
  const tokenizer = new Tokenizer();
  const lexer = new LeafLexer({ gfm: true, tokenizer });
  tokenizer.lexer = lexer;
  return {
    heading(line) {
      const token = tokenizer.heading(line);
      return token === undefined ? null : { depth: token.depth, text: token.text };
    },
    rule(line) {
      const token = tokenizer.hr(line);
      return token === undefined ? null : token.raw.trimStart().charAt(0);
    },
    tag(text) {
      return tokenizer.tag(text)?.raw ?? null;
    },
    autolink(text) {
      const token = tokenizer.autolink(text);
      return token === undefined ? null : { raw: token.raw, url: token.href, text: token.text };
    },
  };
}
