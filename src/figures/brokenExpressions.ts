/** A specification → the expressions in it that Vega cannot read, which it does not place. */
import * as vega from 'vega';
import type { StructurePath } from '../structured/readStructured.js';
import type { EngineRemark } from './chartProtocol.js';

/** Properties whose text is an expression. */
const expressionKeys = new Set(['calculate', 'filter', 'expr', 'test', 'labelExpr', 'update']);

/** A remark for each, with what the parser says. */
export function brokenExpressions(spec: unknown): readonly EngineRemark[] {
  const found: EngineRemark[] = [];
  const look = (value: unknown, path: StructurePath): void => {
    const key = path.at(-1);
    if (typeof value === 'string' && typeof key === 'string' && expressionKeys.has(key)) {
      try {
        vega.parseExpression(value);
      } catch (error) {
        const fault = error instanceof Error ? error.message : 'no expression';
        found.push({ kind: 'expression-broken', subject: `${fault.charAt(0).toLowerCase()}${fault.slice(1)}: ${value}`, nearest: null, path });
      }
    }
    if (typeof value !== 'object' || value === null || path.length > 60) return;
    for (const [name, child] of Array.isArray(value) ? value.entries() : Object.entries(value)) if (name !== 'values') look(child, [...path, name]);
  };
  look(spec, []);
  return found;
}
