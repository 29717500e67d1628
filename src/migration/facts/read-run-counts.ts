import type { PoolClient } from 'pg';
import type { RunCount } from '../../invariants/invariant.js';
import { hasOwnSchema } from '../../target/schema/own-schema.js';
import { ROLLED_BACK } from '../rollback/run-record.js';

/**
 * What each run that stands says it created, beside the rows that the provenance names. `TablePlanner` notes every row that
 * it counts, and a transaction has its origin row: where the two differ, somebody has taken rows out of the provenance or put
 * some in. A row that only V2 has lost is still named.
 */
export async function readRunCounts(client: PoolClient): Promise<RunCount[]> {
  if (!(await hasOwnSchema(client))) return [];
  const { rows } = await client.query<RunCount>(
    `WITH runs AS (SELECT id, plan FROM convoyeur.import_run WHERE verdict IS DISTINCT FROM $1 AND jsonb_typeof(plan) = 'object'),
     said AS (
       SELECT id AS run, one.key AS name, (one.value ->> 'create')::int AS n FROM runs CROSS JOIN LATERAL jsonb_each(plan) one
       WHERE jsonb_typeof(one.value -> 'create') = 'number'),
     named AS (
       SELECT run_id AS run, table_name AS name, count(*)::int AS n FROM convoyeur.row_origin WHERE change = 'created' AND run_id IN (SELECT id FROM runs) GROUP BY run_id, table_name
       UNION ALL
       SELECT run_id, 'fedow_core_transaction', count(*)::int FROM convoyeur.transaction_origin WHERE run_id IN (SELECT id FROM runs) GROUP BY run_id)
     SELECT run::text AS run, name AS "table", coalesce(said.n, 0) AS created, coalesce(named.n, 0) AS named FROM said FULL JOIN named USING (run, name) ORDER BY run, name`,
    [ROLLED_BACK],
  );
  return rows;
}
