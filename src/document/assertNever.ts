/** Ends every `switch` over a closed union: a missed case is a type error here, and a thrown one if data lies. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value in a closed union: ${JSON.stringify(value)}`);
}
