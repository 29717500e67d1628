import { TargetError } from '../target-error.js';
import { sentence } from '../../words/index.js';

/** PostgreSQL cuts longer identifiers in silence. */
const LENGTH_MAX = 63;

/**
 * Makes sure that a text is a tenant's schema name, before it goes into SQL.
 * @throws TargetError for anything but `a-z`, `0-9` and `_`, not starting with a digit, at most 63 characters
 */
export function assertSchemaName(name: string): void {
  if (/^[a-z_][a-z0-9_]*$/.test(name) && name.length <= LENGTH_MAX) return;
  throw new TargetError({
    said: sentence('schema: expected a name of a-z, 0-9 and _, not starting with a digit, of at most {max} characters, found {name}', { max: LENGTH_MAX, name: JSON.stringify(name) }),
    todo: sentence('Check the tenant’s name.'),
  });
}
