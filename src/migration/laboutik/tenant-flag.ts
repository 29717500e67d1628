import { Failure } from '../../ledger/failure.js';
import { sentence } from '../../words/index.js';

/** `--tenant` is missing, or given for a dump that has many. Exit code 2. */
export class TenantFlagError extends Failure {
  readonly exitCode = 2;
}

/**
 * The tenant of a dump of LaBoutik; null for one of Fedow, which has many.
 * @throws TenantFlagError
 */
export function requireTenantFlag(system: 'fedow' | 'laboutik', tenant: string | undefined): string | null {
  if (system === 'laboutik' && tenant === undefined) throw new TenantFlagError(sentence('--tenant: expected the schema of the venue’s tenant for a dump of LaBoutik, found none'));
  if (system === 'fedow' && tenant !== undefined) throw new TenantFlagError(sentence('--tenant: expected none for a dump of Fedow, which concerns all its tenants at once; leave it out'));
  return tenant ?? null;
}
