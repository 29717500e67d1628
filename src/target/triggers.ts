import type { PoolClient } from 'pg';

/**
 * The triggers that somebody has put on tables, as `table: trigger`; a foreign key's own are not among them. Without any, PostgreSQL keeps what it is given.
 * @param on only those of these tables
 */
export async function triggersOf(client: PoolClient, on?: { readonly schema: string; readonly tables: readonly string[] }): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%s: %I', t.tgrelid::regclass, t.tgname) AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND ($1::text IS NULL OR (n.nspname = $1 AND c.relname = ANY($2::text[]))) ORDER BY name`, [on?.schema, on?.tables]);
  return rows.map(({ name }) => name);
}

/** Fires the triggers that wait for COMMIT, where there are any: what they change has to stand there when it is judged. Without any nothing waits but foreign keys, which change no row. */
export async function fireTriggers(client: PoolClient): Promise<void> {
  if ((await triggersOf(client)).length > 0) await client.query('SET CONSTRAINTS ALL IMMEDIATE');
}
