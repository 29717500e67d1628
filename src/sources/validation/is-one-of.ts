import { decorate } from './rule.js';
import { sentence, type Text } from '../../words/index.js';

/**
 * One of a closed list of codes.
 * @param what what the code is, for the message: `action`
 */
export function IsOneOf(what: Text, codes: readonly string[]): PropertyDecorator {
  const known: ReadonlySet<unknown> = new Set(codes);
  return decorate({
    name: 'isOneOf',
    expected: sentence('{what}: {codes}', { what, codes: codes.join(' ') }),
    says: (found) => sentence('expected as {what} one of {codes}, found {found}', { what, found, codes: codes.join(' ') }),
    accepts: (value) => known.has(value),
  });
}
