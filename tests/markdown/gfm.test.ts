import { describe, expect, test } from 'vitest';
import { compare } from './specifications.js';

type Example = { readonly name: string; readonly markdown: string; readonly html: string };

/** What each extension of GFM says, with own examples. https://github.github.com/gfm/ */
const examples: readonly Example[] = [
  {
    name: 'a table has a head, a delimiter row and rows',
    markdown: '| foo | bar |\n| --- | --- |\n| baz | bim |\n',
    html: '<table><thead><tr><th>foo</th><th>bar</th></tr></thead><tbody><tr><td>baz</td><td>bim</td></tr></tbody></table>',
  },
  {
    name: 'outer bars may be missing, colons align',
    markdown: '| abc | defghi |\n:-: | -----------:\nbar | baz\n',
    html: '<table><thead><tr><th align="center">abc</th><th align="right">defghi</th></tr></thead><tbody><tr><td align="center">bar</td><td align="right">baz</td></tr></tbody></table>',
  },
  {
    name: 'a bar in a cell is escaped, also in code and strong',
    markdown: '| f\\|oo |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n',
    html: '<table><thead><tr><th>f|oo</th></tr></thead><tbody><tr><td>b <code>|</code> az</td></tr><tr><td>b <strong>|</strong> im</td></tr></tbody></table>',
  },
  {
    name: 'another block ends a table',
    markdown: '| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n',
    html: '<table><thead><tr><th>abc</th><th>def</th></tr></thead><tbody><tr><td>bar</td><td>baz</td></tr></tbody></table><blockquote><p>bar</p></blockquote>',
  },
  {
    name: 'an empty line ends a table, a line without bars does not',
    markdown: '| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar\n',
    html: '<table><thead><tr><th>abc</th><th>def</th></tr></thead><tbody><tr><td>bar</td><td>baz</td></tr><tr><td>bar</td><td></td></tr></tbody></table><p>bar</p>',
  },
  {
    name: 'head and delimiter row must have as many cells',
    markdown: '| abc | def |\n| --- |\n| bar |\n',
    html: '<p>| abc | def |\n| --- |\n| bar |</p>',
  },
  {
    name: 'rows may be shorter or longer',
    markdown: '| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |\n',
    html: '<table><thead><tr><th>abc</th><th>def</th></tr></thead><tbody><tr><td>bar</td><td></td></tr><tr><td>bar</td><td>baz</td></tr></tbody></table>',
  },
  {
    name: 'a table may have no rows',
    markdown: '| abc | def |\n| --- | --- |\n',
    html: '<table><thead><tr><th>abc</th><th>def</th></tr></thead></table>',
  },
  {
    name: 'a table may follow a paragraph',
    markdown: '123\n456\n| a | b |\n| ---| --- |\nd | e\n',
    html: '<p>123\n456</p><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>d</td><td>e</td></tr></tbody></table>',
  },
  {
    // Without the space, the cell before spans two columns: tableSpans.test.ts.
    name: 'an empty cell stands between two bars with a space',
    markdown: '| a | b | c |\n| - | - | - |\n| d | | e |\n',
    html: '<table><thead><tr><th>a</th><th>b</th><th>c</th></tr></thead><tbody><tr><td>d</td><td></td><td>e</td></tr></tbody></table>',
  },
  {
    name: 'a table may stand in a list and a quote',
    markdown: '- > | a |\n  > |---|\n  > | b |\n',
    html: '<ul><li><blockquote><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table></blockquote></li></ul>',
  },
  {
    name: 'task list items have boxes',
    markdown: '- [ ] foo\n- [x] bar\n',
    html: '<ul><li><input disabled="" type="checkbox"> foo</li><li><input checked="" disabled="" type="checkbox"> bar</li></ul>',
  },
  {
    name: 'task lists nest',
    markdown: '- [x] foo\n  - [ ] bar\n  - [X] baz\n- [ ] bim\n',
    html: '<ul><li><input checked="" disabled="" type="checkbox"> foo<ul><li><input disabled="" type="checkbox"> bar</li><li><input checked="" disabled="" type="checkbox"> baz</li></ul></li><li><input disabled="" type="checkbox"> bim</li></ul>',
  },
  { name: 'brackets without a space after them are no box', markdown: '- [x]y\n- [ ]\n', html: '<ul><li>[x]y</li><li>[ ]</li></ul>' },
  { name: 'two tildes strike out', markdown: '~~Hi~~ Hello, world!\n', html: '<p><del>Hi</del> Hello, world!</p>' },
  { name: 'one tilde strikes out where white space is inside', markdown: 'a ~b c~ d\n', html: '<p>a <del>b c</del> d</p>' },
  { name: 'striking out does not go over paragraphs', markdown: 'This ~~has a\n\nnew paragraph~~.\n', html: '<p>This ~~has a</p><p>new paragraph~~.</p>' },
  { name: 'three tildes strike nothing out', markdown: 'This will ~~~not~~~ strike.\n', html: '<p>This will ~~~not~~~ strike.</p>' },
  { name: 'tildes must be as many', markdown: 'No ~mismatch~~\n', html: '<p>No ~mismatch~~</p>' },
  { name: 'www starts an address', markdown: 'www.commonmark.org\n', html: '<p><a href="http://www.commonmark.org">www.commonmark.org</a></p>' },
  {
    name: 'an address has a path, and ends before the full stop',
    markdown: 'Visit www.commonmark.org/help for more. Visit www.commonmark.org/a.b.\n',
    html: '<p>Visit <a href="http://www.commonmark.org/help">www.commonmark.org/help</a> for more. Visit <a href="http://www.commonmark.org/a.b">www.commonmark.org/a.b</a>.</p>',
  },
  {
    name: 'parentheses of an address are balanced',
    markdown: 'www.google.com/search?q=Markup+(business)\n\n(www.google.com/search?q=Markup+(business))\n',
    html: '<p><a href="http://www.google.com/search?q=Markup+(business)">www.google.com/search?q=Markup+(business)</a></p><p>(<a href="http://www.google.com/search?q=Markup+(business)">www.google.com/search?q=Markup+(business)</a>)</p>',
  },
  {
    name: 'what looks like a character reference at the end is left out',
    markdown: 'www.google.com/search?q=commonmark&hl=en\n\nwww.google.com/search?q=commonmark&hl;\n',
    html: '<p><a href="http://www.google.com/search?q=commonmark&amp;hl=en">www.google.com/search?q=commonmark&amp;hl=en</a></p><p><a href="http://www.google.com/search?q=commonmark">www.google.com/search?q=commonmark</a>&amp;hl;</p>',
  },
  { name: '< ends an address', markdown: 'www.commonmark.org/he<lp\n', html: '<p><a href="http://www.commonmark.org/he">www.commonmark.org/he</a>&lt;lp</p>' },
  {
    name: 'http and https start addresses',
    markdown: 'http://commonmark.org\n\n(Visit https://encrypted.google.com/search?q=Markup+(business))\n',
    html: '<p><a href="http://commonmark.org">http://commonmark.org</a></p><p>(Visit <a href="https://encrypted.google.com/search?q=Markup+(business)">https://encrypted.google.com/search?q=Markup+(business)</a>)</p>',
  },
  { name: 'e-mail addresses are links', markdown: 'foo@bar.baz\n', html: '<p><a href="mailto:foo@bar.baz">foo@bar.baz</a></p>' },
  {
    name: 'a plus may stand before the @ only',
    markdown: "hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.\n",
    html: '<p>hello@mail+xyz.example isn\'t valid, but <a href="mailto:hello+xyz@mail.example">hello+xyz@mail.example</a> is.</p>',
  },
  {
    name: 'an e-mail address does not end in - or _',
    markdown: 'a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_\n',
    html: '<p><a href="mailto:a.b-c_d@a.b">a.b-c_d@a.b</a></p><p><a href="mailto:a.b-c_d@a.b">a.b-c_d@a.b</a>.</p><p>a.b-c_d@a.b-</p><p>a.b-c_d@a.b_</p>',
  },
  { name: 'an address may be struck out', markdown: '~~www.google.com~~\n', html: '<p><del><a href="http://www.google.com">www.google.com</a></del></p>' },
];

describe('the reader agrees with the extensions of GFM', () => {
  test.each(examples)('$name', ({ markdown, html }) => {
    const { got, expected } = compare(markdown, html);
    expect(got).toBe(expected);
  });
});
