/** JSON text → where it stops being JSON; V8's own messages give no place that can be relied on. */

export type JsonFault = { readonly offset: number; readonly message: string };

class Fault extends Error {
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}

const deepestNesting = 1000;

/** Whether V8, which is faster than what follows, takes the text, and it cannot be nested too deep. */
function isPlainJson(text: string): boolean {
  try {
    JSON.parse(text);
    return (text.match(/[[{]/g)?.length ?? 0) <= deepestNesting;
  } catch {
    return false;
  }
}

/** The first fault by RFC 8259, or null when the text is one JSON value. Never throws. */
export function jsonFault(text: string): JsonFault | null {
  if (isPlainJson(text)) return null;
  let at = 0;
  const fail = (message: string, offset = at): never => {
    throw new Fault(offset, offset >= text.length ? 'the JSON ends too early' : message);
  };
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  const space = (): void => void match(/[ \t\n\r]*/y);
  const string = (): void => {
    const start = at;
    if (match(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y) !== null) return;
    match(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y);
    if (text[at] === '\\') fail('not an escape sequence of JSON');
    throw new Fault(start, 'a string is not closed before the line ends');
  };
  const value = (depth: number): void => {
    if (depth > deepestNesting) fail(`values are nested more than ${deepestNesting} deep`);
    space();
    const first = text[at];
    if (first === '"') string();
    else if (first === '{') members(depth);
    else if (first === '[') items(depth);
    else if (match(/(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y) === null) fail('a value is expected here');
    space();
  };
  const members = (depth: number): void => {
    at += 1;
    space();
    if (match(/\}/y) !== null) return;
    for (;;) {
      space();
      if (text[at] !== '"') fail(text[at] === '}' ? 'a comma stands before the closing brace' : 'a name in double quotes is expected here');
      string();
      space();
      if (match(/:/y) === null) fail('a colon is expected here');
      value(depth + 1);
      if (match(/\}/y) !== null) return;
      if (match(/,/y) === null) fail('a comma or a closing brace is expected here');
    }
  };
  const items = (depth: number): void => {
    at += 1;
    space();
    if (match(/\]/y) !== null) return;
    for (;;) {
      space();
      if (text[at] === ']') fail('a comma stands before the closing bracket');
      value(depth + 1);
      if (match(/\]/y) !== null) return;
      if (match(/,/y) === null) fail('a comma or a closing bracket is expected here');
    }
  };
  try {
    value(0);
    if (at < text.length) fail('something follows the end of the JSON');
    return null;
  } catch (error) {
    if (error instanceof Fault) return { offset: error.offset, message: error.message };
    throw error;
  }
}
