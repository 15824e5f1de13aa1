/** The branches of a schema → what they allow, in words. */
import type { Schema } from './vegaLiteSchema.js';

/** Longer lists of names are cut. */
const mostNames = 12;

/** The texts that the branches list by name. */
export const namesOf = (options: readonly Schema[]): readonly string[] => constantsOf(options).filter((each) => typeof each === 'string');

const constantsOf = (options: readonly Schema[]): readonly unknown[] => [
  ...new Set(options.flatMap((option) => (option.const !== undefined ? [option.const] : (option.enum ?? [])))),
];

/** Such as `left, right, top, bottom or {expr}`. */
export function describeAllowed(options: readonly Schema[]): string {
  const constants = constantsOf(options).map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
  const names = constants.length > mostNames ? [...constants.slice(0, mostNames), `… (${constants.length} in all)`] : constants;
  const open = options.filter((option) => option.const === undefined && option.enum === undefined);
  const kinds = [...new Set(open.flatMap((option) => typesOf(option).map((type) => describeType(type, option))))];
  const all = [...names, ...kinds];
  const last = all.at(-1) ?? 'nothing';
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} or ${last}`;
}

const typesOf = ({ type }: Schema): readonly string[] => (type === undefined ? ['anything'] : typeof type === 'string' ? [type] : type);

function describeType(type: string, { minimum, maximum, required = [], minItems, maxItems }: Schema): string {
  switch (type) {
    case 'number':
      if (minimum !== undefined && maximum !== undefined) return `a number from ${minimum} to ${maximum}`;
      return minimum !== undefined ? `a number of at least ${minimum}` : maximum !== undefined ? `a number of at most ${maximum}` : 'a number';
    case 'string':
      return 'text';
    case 'boolean':
      return 'true or false';
    case 'array':
      return minItems !== undefined && minItems === maxItems ? `a list of ${minItems}` : 'a list';
    case 'object':
      return required.length === 0 ? 'an object' : `{${required.join(', ')}}`;
    default:
      return type;
  }
}
