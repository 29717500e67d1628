import { Failure } from '../../ledger/failure.js';
import { sentence } from '../../words/index.js';

/** `--tenant` is missing, given for a dump that has many, or another than that of the plan. Exit code 2. */
export class TenantFlagError extends Failure {
  readonly exitCode = 2;
  readonly stake = sentence('A till belongs to one venue, and its articles must not come to another’s.');
}

/**
 * The tenant of a dump of LaBoutik; null for one of Fedow, which has many.
 * @throws TenantFlagError
 */
export function requireTenantFlag(system: 'fedow' | 'laboutik', tenant: string | undefined): string | null {
  if (system === 'laboutik') return tenantOfTill(tenant);
  if (tenant === undefined) return null;
  throw new TenantFlagError({
    said: sentence('--tenant: expected none for a dump of Fedow, found {tenant}', { tenant }),
    why: sentence('The books of Fedow balance as a whole, not tenant by tenant.'),
    todo: sentence('Leave it out.'),
  });
}

/** @throws TenantFlagError where it was not given */
export function tenantOfTill(tenant: string | undefined): string {
  if (tenant !== undefined) return tenant;
  throw new TenantFlagError({
    said: sentence('--tenant: expected the schema of the tenant that this till belongs to, found none'),
    todo: sentence('Give --tenant SCHEMA; `convoyeur readiness` names the tenants.'),
  });
}
