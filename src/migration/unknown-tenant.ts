import { TargetError } from '../target/target-error.js';
import { sentence } from '../words/index.js';

/** More names are cut off: a network may have hundreds of tenants. */
const NAMED_MAX = 20;

/**
 * `--tenant` names none of the target's tenants.
 * @param known the schemas of those there are
 */
export function unknownTenant(schema: string, known: readonly string[]): TargetError {
  const names = `${known.slice(0, NAMED_MAX).join(', ')}${known.length > NAMED_MAX ? ', …' : ''}`;
  return new TargetError({
    said: sentence('--tenant: expected the schema of a tenant, found {schema}, which is none', { schema }),
    why: sentence('What holds for one tenant says nothing of another.'),
    todo: known.length === 0 ? sentence('There is no tenant yet: make it in Lespass, or import Fedow first.') : sentence('Name one of those there are: {names}.', { names }),
  });
}
