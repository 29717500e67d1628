import type { Refusal, Undoing } from '../refusal.js';
import { sentence } from '../../../words/index.js';

/**
 * The tenants concerned: those that places of the run became, or that it made; of its transactions; of its assets; and the one that it was for.
 */
const CONCERNED = `
  SELECT row_key AS tenant FROM convoyeur.row_origin WHERE run_id = $1 AND table_name = 'Customers_client'
  UNION SELECT a.tenant_origin_id::text FROM convoyeur.row_origin o JOIN public.fedow_core_asset a ON a.uuid::text = o.row_key
    WHERE o.run_id = $1 AND o.table_name = 'fedow_core_asset'
  UNION SELECT t.tenant_id::text FROM convoyeur.transaction_origin o JOIN public.fedow_core_transaction t ON t.uuid = o.uuid WHERE o.run_id = $1
  UNION SELECT uuid::text FROM public."Customers_client" WHERE schema_name = $2`;

/**
 * Transactions that Lespass has made since the run at the tenants concerned (`migrated=false`): people have moved the money that would go.
 * Older ones stand below the run's and stay: nothing that they rest on goes.
 */
export async function localTransactions({ client, run }: Undoing): Promise<Refusal[]> {
  const { rows } = await client.query<{ schema: string; count: number; first: string; latest: string }>(
    `SELECT c.schema_name AS schema, count(*)::int AS count, (array_agg(t.uuid ORDER BY t.id))[1] AS first, max(t.datetime)::text AS latest
     FROM public.fedow_core_transaction t JOIN public."Customers_client" c ON c.uuid = t.tenant_id
     WHERE NOT t.migrated AND t.tenant_id::text IN (${CONCERNED})
       AND t.id >= coalesce((SELECT min(own.id) FROM convoyeur.transaction_origin o JOIN public.fedow_core_transaction own ON own.uuid = o.uuid WHERE o.run_id = $1), $3)
     GROUP BY c.schema_name ORDER BY c.schema_name`,
    [run.id, run.tenant, nextIdBefore(run.sequences['fedow_core_transaction'])],
  );
  return rows.map(({ schema, count, first, latest }) => ({
    code: 'local-transaction', table: 'fedow_core_transaction', key: schema,
    message: sentence('tenant {schema}: expected no transaction of its own since run {run}, found {n, number} with migrated=false (the first {first}, the latest of {latest} UTC)',
      { schema, run: run.id, n: count, first, latest: latest.slice(0, 19) }),
  }));
}

/** The id that a transaction would have got ahead of the run; 0, all are younger, where that was not noted. */
function nextIdBefore(state: Undoing['run']['sequences'][string] | undefined): string {
  if (state === undefined) return '0';
  return String(BigInt(state.last_value) + (state.is_called ? 1n : 0n));
}
