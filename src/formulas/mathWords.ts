/** Words for formulas in English and in Chinese: signs, and what is said around the parts of a construct. */
import type { WordingLanguage } from '../document/metadata.js';

/** `simple` parts are a letter, a number or a word: others need their end said. */
export type MathWords = {
  readonly signs: Readonly<Record<string, string>>;
  /** Before what it belongs to, rather than between two things. */
  readonly negative: string;
  readonly fraction: (top: string, bottom: string, simple: boolean) => string;
  readonly choose: (top: string, bottom: string) => string;
  readonly root: (of: string, order: string | null, simple: boolean) => string;
  readonly power: (base: string, exponent: string, simple: boolean) => string;
  /** Exponents with a word of their own. */
  readonly powers: Readonly<Record<string, string>>;
  readonly index: (base: string, index: string) => string;
  /** What is summed or the like over its limits; `to` is null where there is one limit. */
  readonly over: (operator: string, from: string, to: string | null) => string;
  readonly operators: Readonly<Record<string, string>>;
  readonly limit: (of: string) => string;
  readonly accents: Readonly<Record<string, (base: string) => string>>;
  readonly above: (base: string, mark: string) => string;
  readonly below: (base: string, mark: string) => string;
  readonly crossed: (content: string) => string;
  readonly matrix: (rows: readonly (readonly string[])[]) => string;
  /** Between the lines of an array of equations. */
  readonly nextLine: string;
  readonly gap: string;
};

const greek = {
  α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', ϵ: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'theta', ϑ: 'theta', ι: 'iota', κ: 'kappa', λ: 'lambda', μ: 'mu', ν: 'nu', ξ: 'xi', π: 'pi', ϖ: 'pi', ρ: 'rho', ϱ: 'rho',
  σ: 'sigma', τ: 'tau', υ: 'upsilon', φ: 'phi', ϕ: 'phi', χ: 'chi', ψ: 'psi', ω: 'omega', Γ: 'capital gamma', Δ: 'capital delta', Θ: 'capital theta', Λ: 'capital lambda', Ξ: 'capital xi', Π: 'capital pi', Σ: 'capital sigma',
  Φ: 'capital phi', Ψ: 'capital psi', Ω: 'capital omega',
};

/** Invisible operators: function application, times, separator, plus. */
const unsaid = { '\u2061': '', '\u2062': '', '\u2063': '', '\u2064': '' };

const english: MathWords = {
  signs: {
    ...greek, ...unsaid, '+': 'plus', '−': 'minus', '-': 'minus', '=': 'equals', '≠': 'is not equal to', '<': 'is less than', '>': 'is greater than', '≤': 'is at most', '≥': 'is at least', '≪': 'is much less than',
    '≫': 'is much greater than', '×': 'times', '⋅': 'times', '∗': 'star', '÷': 'divided by', '/': 'over', '±': 'plus or minus', '∓': 'minus or plus', '∈': 'in', '∉': 'not in', '⊂': 'is a proper subset of',
    '⊆': 'is a subset of', '∪': 'union', '∩': 'intersected with', '∖': 'without', '→': 'to', '↦': 'maps to', '⇒': 'implies', '⟹': 'implies', '⇔': 'if and only if', '⟺': 'if and only if', '≈': 'is about', '∼': 'is similar to', '≡': 'is equivalent to',
    '∝': 'is proportional to', '∞': 'infinity', '∂': 'partial', '∇': 'nabla', '∀': 'for all', '∃': 'there is', '∅': 'the empty set', '…': 'and so on', '⋯': 'and so on', '(': 'open parenthesis', ')': 'close parenthesis',
    '[': 'open bracket', ']': 'close bracket', '{': 'open brace', '}': 'close brace', '|': 'bar', '∣': 'such that', '‖': 'double bar', '!': 'factorial', '′': 'prime', '″': 'double prime', '∧': 'and', '∨': 'or', '¬': 'not',
    '∑': 'the sum of', '∏': 'the product of', '∫': 'the integral of', '∘': 'composed with', '⊗': 'tensor', '⊕': 'direct sum', '⊤': 'top', '%': 'per cent', ℝ: 'the reals', ℕ: 'the naturals', ℤ: 'the integers', ℚ: 'the rationals', ℂ: 'the complex numbers',
  },
  negative: 'minus',
  fraction: (top, bottom, simple) => (simple ? `${top} over ${bottom}` : `the fraction ${top} over ${bottom}, end of fraction,`),
  choose: (top, bottom) => `${top} choose ${bottom}`,
  root: (of, order, simple) => `${order === null ? 'the square root' : `the root of order ${order}`} of ${of}${simple ? '' : ', end of root,'}`,
  power: (base, exponent, simple) => `${base} to the power ${exponent}${simple ? '' : ', end of power,'}`,
  powers: { 2: 'squared', 3: 'cubed', '∘': 'degrees', '′': 'prime', '″': 'double prime', '∗': 'star', '⊤': 'transposed' },
  index: (base, index) => `${base} sub ${index}`,
  over: (operator, from, to) => (to === null ? `the ${operator} over ${from} of` : `the ${operator} from ${from} to ${to} of`),
  operators: { '∑': 'sum', '∏': 'product', '∫': 'integral', '∬': 'double integral', '∮': 'contour integral', '⋃': 'union', '⋂': 'intersection' },
  limit: (of) => `the limit as ${of} of`,
  accents: { '^': (base) => `${base} hat`, '¯': (base) => `${base} bar`, '―': (base) => `${base} bar`, '~': (base) => `${base} tilde`, '→': (base) => `vector ${base}`, '˙': (base) => `${base} dot`, '¨': (base) => `${base} double dot` },
  above: (base, mark) => `${base} with ${mark} above`,
  below: (base, mark) => `${base} with ${mark} below`,
  crossed: (content) => `crossed out ${content}, end of crossing out,`,
  matrix: (rows) => `a matrix of ${rows.length} by ${Math.max(...rows.map((row) => row.length))}: ${rows.map((row, index) => `row ${index + 1}: ${row.join(', ')}`).join('; ')}; end of matrix,`,
  nextLine: '; ',
  gap: ' ',
};

const chinese: MathWords = {
  signs: {
    ...unsaid, '+': '加', '−': '减', '-': '减', '=': '等于', '≠': '不等于', '<': '小于', '>': '大于', '≤': '小于等于', '≥': '大于等于', '≪': '远小于', '≫': '远大于', '×': '乘', '⋅': '乘', '∗': '星号', '÷': '除以', '/': '除以',
    '±': '加减', '∓': '减加', '∈': '属于', '∉': '不属于', '⊂': '真包含于', '⊆': '包含于', '∪': '并', '∩': '交', '∖': '差', '→': '趋于', '↦': '映射到', '⇒': '推出', '⟹': '推出', '⇔': '当且仅当', '⟺': '当且仅当', '≈': '约等于',
    '∼': '相似于', '≡': '恒等于', '∝': '正比于', '∞': '无穷大', '∂': '偏', '∇': '纳布拉', '∀': '对任意', '∃': '存在', '∅': '空集', '…': '等等', '⋯': '等等', '(': '左括号', ')': '右括号', '[': '左方括号', ']': '右方括号', '{': '左花括号',
    '}': '右花括号', '|': '竖线', '∣': '满足', '‖': '双竖线', '!': '的阶乘', '′': '撇', '″': '两撇', '∧': '且', '∨': '或', '¬': '非', '∑': '求和', '∏': '求积', '∫': '积分', '∘': '复合', '⊗': '张量积', '⊕': '直和', '%': '百分号',
    ℝ: '实数集', ℕ: '自然数集', ℤ: '整数集', ℚ: '有理数集', ℂ: '复数集', ',': '，',
  },
  negative: '负',
  fraction: (top, bottom, simple) => (simple ? `${bottom} 分之 ${top}` : `分式，分子 ${top}，分母 ${bottom}，分式结束，`),
  choose: (top, bottom) => `从 ${top} 中取 ${bottom} 的组合数`,
  root: (of, order, simple) => `${order === null ? '根号' : `${order} 次根号`} ${of}${simple ? '' : '，根号结束，'}`,
  power: (base, exponent, simple) => (simple ? `${base} 的 ${exponent} 次方` : `${base} 的 ${exponent} 次方，次方结束，`),
  powers: { 2: '的平方', 3: '的立方', '∘': '度', '′': '撇', '″': '两撇', '∗': '星号', '⊤': '的转置' },
  index: (base, index) => `${base} 下标 ${index}`,
  over: (operator, from, to) => (to === null ? `对 ${from} ${operator}` : `从 ${from} 到 ${to} ${operator}`),
  operators: { '∑': '求和', '∏': '求积', '∫': '积分', '∬': '二重积分', '∮': '曲线积分', '⋃': '求并', '⋂': '求交' },
  limit: (of) => `当 ${of} 时的极限`,
  accents: { '^': (base) => `${base} 帽`, '¯': (base) => `${base} 拔`, '―': (base) => `${base} 拔`, '~': (base) => `${base} 波浪`, '→': (base) => `向量 ${base}`, '˙': (base) => `${base} 点`, '¨': (base) => `${base} 两点` },
  above: (base, mark) => `${base} 上方 ${mark}`,
  below: (base, mark) => `${base} 下方 ${mark}`,
  crossed: (content) => `划去 ${content}，划去结束，`,
  matrix: (rows) => `${rows.length} 行 ${Math.max(...rows.map((row) => row.length))} 列的矩阵：${rows.map((row, index) => `第 ${index + 1} 行 ${row.join('，')}`).join('；')}；矩阵结束，`,
  nextLine: '；',
  gap: ' ',
};

export const mathWords = { en: english, zh: chinese } as const satisfies Record<WordingLanguage, MathWords>;
