import { decorate } from './rule.js';

/**
 * One of a closed list of codes.
 * @param what what the code is, for the message: `action`
 */
export function IsOneOf(what: string, codes: readonly string[]): PropertyDecorator {
  const known: ReadonlySet<unknown> = new Set(codes);
  return decorate({
    name: 'isOneOf',
    expected: `unknown ${what} {found}; known: ${codes.join(' ')}`,
    accepts: (value) => known.has(value),
  });
}
