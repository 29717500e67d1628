import type { PoolClient } from 'pg';

/**
 * Fires the deferred triggers that somebody has put on tables, which would otherwise change rows at COMMIT: after they were read back and judged. Constraints of the
 * database itself change none, and are left for later where it has no such trigger, since checking foreign keys takes long.
 */
export async function fireDeferredTriggers(client: PoolClient): Promise<void> {
  const { rows: [row] } = await client.query<{ any: boolean }>('SELECT EXISTS (SELECT FROM pg_trigger WHERE tgdeferrable AND NOT tgisinternal) AS any');
  if (row?.any === true) await client.query('SET CONSTRAINTS ALL IMMEDIATE');
}
