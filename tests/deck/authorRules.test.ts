import { describe, expect, test } from 'vitest';
import { readAuthorRules } from '../../src/deck/authorRules.js';
import {
  deckCssAddress, deckCssContrastLow, deckCssLeftOut, deckCssMalformed, deckCssNested, deckCssOutsideSlides, deckCssPropertyUnknown, deckCssRuleLeftOut, deckCssUnmeasured, deckCssValueUnknown,
} from '../../src/diagnostics/messages/deckCss.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { Position } from '../../src/document/position.js';

const deck = { measuredBy: new Set(['--body-size']), colours: new Map([['--paper', '#ffffff'], ['--ink', '#111111'], ['--accent', '#0b4f6c']]) };

function read(css: string): { readonly rules: string; readonly said: readonly Diagnostic[] } {
  const said: Diagnostic[] = [];
  const rules = readAuthorRules({ file: 'own.css', css }, deck, (diagnostic) => {
    said.push(diagnostic);
  });
  return { rules: rules.replace(/^@media not all and \(prefers-contrast:more\)\{(.*)\}$/s, '$1'), said };
}

/** On one line. */
const at = (from: number, to: number, line = 1): Position => ({ file: 'own.css', start: { line, column: from }, end: { line, column: to } });

describe('a manuscript’s own style sheet', () => {
  test('colours and decorates what lies in slides, and nothing else', () => {
    expect(read('h2,.reveal .x > p::before{color:#036;box-shadow:0 0 2px #000}')).toEqual({
      rules: 'h2:is(.slides *,#_),.reveal .x>p:is(.slides *,#_)::before{color:#036;box-shadow:0 0 2px #000}', said: [],
    });
    expect(read('.controls{color:red}').rules).toBe('');
    expect(read('.controls{color:red}').said).toEqual([deckCssOutsideSlides('.controls', at(1, 10))]);
  });

  test('sets the colours of the whole deck on the root', () => {
    expect(read(':root{--accent:#630}').rules).toBe(':root{--accent:#630}');
    expect(read('html{color:red}')).toEqual({ rules: '', said: [deckCssOutsideSlides('html', at(1, 5))] });
  });

  test('holds only where nobody asks for more contrast', () => {
    expect(readAuthorRules({ file: 'own.css', css: 'p{color:red}' }, deck, () => undefined)).toBe('@media not all and (prefers-contrast:more){p:is(.slides *,#_){color:red}}');
  });

  test.each(['font-size', 'font', 'margin', 'padding-left', 'width', 'display', 'line-height', 'border-width', 'border', 'position', 'content', 'transform', 'letter-spacing', 'grid-template', 'float'])(
    'does not apply %s, which slides are measured by, and says where',
    (property) => {
      expect(read(`p{${property}:inherit;color:red}`)).toEqual({ rules: 'p:is(.slides *,#_){color:red}', said: [deckCssUnmeasured(property, at(3, 3 + property.length + 8))] });
    },
  );

  test('does not move what is measured by way of a custom property either', () => {
    expect(read(':root{--body-size:40px}')).toEqual({ rules: '', said: [deckCssUnmeasured('--body-size', at(7, 23))] });
  });

  test('leaves motion and the focus alone', () => {
    expect(read('p{animation:x 1s;outline:0}').said).toEqual([deckCssLeftOut('animation', at(3, 17)), deckCssLeftOut('outline', at(18, 27))]);
  });

  test('loads nothing', () => {
    const { rules, said } = read('@import "a.css";@font-face{src:url(a.woff)}p{background:URL("x.png");--own:url(y.png)}');
    expect(rules).toBe('');
    expect(said).toEqual([
      deckCssRuleLeftOut('import', at(1, 17)), deckCssRuleLeftOut('font-face', at(17, 44)), deckCssAddress('url(x.png)', at(46, 69)), deckCssAddress('url(y.png)', at(70, 86)),
    ]);
  });

  test('keeps rules for some media, and not those inside others', () => {
    expect(read('@media print{p{color:#000}}').rules).toBe('@media print{p:is(.slides *,#_){color:#000}}');
    expect(read('p{&:hover{color:red}}')).toEqual({ rules: '', said: [deckCssNested('&:hover', at(3, 21))] });
  });

  test('names what it does not know', () => {
    expect(read('p{colour:red;color:blu}')).toEqual({ rules: 'p:is(.slides *,#_){color:blu}', said: [deckCssPropertyUnknown('colour', 'color', at(3, 13)), deckCssValueUnknown('color', 'blu', at(14, 23))] });
  });

  test('names the place that it does not understand, and goes on behind it', () => {
    expect(read('h4{co lor:red}\np{color:red}')).toEqual({ rules: 'p:is(.slides *,#_){color:red}', said: [deckCssMalformed('colon is expected', at(7, 7))] });
    expect(read('('.repeat(200)).said).toEqual([deckCssMalformed('nested more than 100 deep', at(1, 1))]);
  });

  test('cannot end the element that it stands in', () => {
    expect(read('[title="</style><script>"]{color:red}').rules).toBe('[title="<\\/style><script>"]:is(.slides *,#_){color:red}');
  });

  test('is warned of colours that are hard to read together', () => {
    // #777777 on #888888: 1.26
    expect(read('p{color:#777;background:#888}').said.map(({ code }) => code)).toEqual(['deck-css-contrast-low']);
    expect(read(':root{--paper:#0b4f6c}').said).toEqual([deckCssContrastLow('--ink: #111111 on --paper: #0b4f6c', 2.085, at(7, 22)), deckCssContrastLow('--accent: #0b4f6c on --paper: #0b4f6c', 1, at(7, 22))]);
    expect(read('p{color:#333;background:#eee}').said).toEqual([]);
  });
});
