import { checkV2, type V2Check } from '../ledger/v2-check.js';
import { inTransaction, type Target } from '../target/target.js';
import { readLedgers } from './facts/read-facts.js';
import { requireSchema } from './require-schema.js';
import { unknownTenant } from './unknown-tenant.js';

/**
 * V2's own check (SPEC 3.1), read only.
 * @param schema of the one tenant to look at
 * @throws TargetError when there is no such tenant
 */
export async function verifyTransactions(target: Target, schema?: string): Promise<V2Check> {
  let check: V2Check | undefined;
  await inTransaction(target.dataSource, 'read', async ({ queryRunner, client }) => {
    await requireSchema(queryRunner);
    const { ledger } = await readLedgers(client);
    const tenant = [...ledger.tenants.values()].find((one) => one.schema === schema);
    if (schema !== undefined && tenant === undefined) throw unknownTenant(schema, Array.from(ledger.tenants.values(), (one) => one.schema));
    check = checkV2(ledger, tenant?.uuid);
    return 'rollback';
  });
  if (check === undefined) throw new Error('the target was not read');
  return check;
}
