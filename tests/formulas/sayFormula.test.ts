/** Formulas in words: what a screen reader says of them, in English and in Chinese. */
import { expect, test } from 'vitest';
import { openTeX } from '../../src/formulas/openTeX.js';
import { sayFormula } from '../../src/formulas/sayFormula.js';

const tex = openTeX({ xHeightEm: 0.5, advanceEm: () => 1 });

function said(value: string): readonly [en: string, zh: string] {
  const result = tex(value, true);
  if (result.kind === 'refused') throw new Error(result.reason);
  return [sayFormula(result.tree, 'en'), sayFormula(result.tree, 'zh')];
}

test.each([
  ['a^2 + b^2 = c^2', 'a squared plus b squared equals c squared', 'a 的平方 加 b 的平方 等于 c 的平方'],
  ['-x_1 < 3', 'minus x sub 1 is less than 3', '负 x 下标 1 小于 3'],
  ['a - (-b)', 'a minus open parenthesis minus b close parenthesis', 'a 减 左括号 负 b 右括号'],
  ['\\frac{1}{n}', '1 over n', 'n 分之 1'],
  ['\\frac{a+b}{c}', 'the fraction a plus b over c, end of fraction', '分式，分子 a 加 b，分母 c，分式结束'],
  ['\\frac{a+b}{c} = 1', 'the fraction a plus b over c, end of fraction, equals 1', '分式，分子 a 加 b，分母 c，分式结束，等于 1'],
  ['\\sqrt{2}', 'the square root of 2', '根号 2'],
  ['\\sqrt[3]{x+1}', 'the root of order 3 of x plus 1, end of root', '3 次根号 x 加 1，根号结束'],
  ['e^{i\\pi}', 'e to the power i pi, end of power', 'e 的 i π 次方，次方结束'],
  ['x_i^n', 'x sub i to the power n', 'x 下标 i 的 n 次方'],
  ['\\sum_{i=1}^{n} x_i = \\text{总和}', 'the sum from i equals 1 to n of x sub i equals 总和', '从 i 等于 1 到 n 求和 x 下标 i 等于 总和'],
  ['\\int_0^1 x\\,dx', 'the integral from 0 to 1 of x d x', '从 0 到 1 积分 x d x'],
  ['\\lim_{x \\to 0} f(x)', 'the limit as x to 0 of f open parenthesis x close parenthesis', '当 x 趋于 0 时的极限 f 左括号 x 右括号'],
  ['\\binom{n}{k}', 'open parenthesis n choose k close parenthesis', '左括号 从 n 中取 k 的组合数 右括号'],
  ['\\hat{x} \\ne \\vec{v}', 'x hat is not equal to vector v', 'x 帽 不等于 向量 v'],
  ['\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}', 'open parenthesis a matrix of 2 by 2: row 1: a, b; row 2: c, d; end of matrix, close parenthesis', '左括号 2 行 2 列的矩阵：第 1 行 a，b；第 2 行 c，d；矩阵结束，右括号'],
  ['\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}', 'a equals b; c equals d', 'a 等于 b；c 等于 d'],
  ['\\Delta x \\in \\mathbb{R}', 'capital delta x in the reals', 'Δ x 属于 实数集'],
])('%s', (value, en, zh) => {
  expect(said(value)).toEqual([en, zh]);
});
