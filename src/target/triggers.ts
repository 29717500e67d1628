import type { PoolClient } from 'pg';

/** The triggers that somebody has put on tables, as `table: trigger`; a foreign key's own are not among them. Without any, PostgreSQL keeps what it is given. */
export async function triggersOf(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%s: %I', tgrelid::regclass, tgname) AS name FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D' ORDER BY name`);
  return rows.map(({ name }) => name);
}

/** Fires the triggers that wait for COMMIT, where there are any: what they change has to stand there when it is judged. Without any nothing waits but foreign keys, which change no row. */
export async function fireTriggers(client: PoolClient): Promise<void> {
  if ((await triggersOf(client)).length > 0) await client.query('SET CONSTRAINTS ALL IMMEDIATE');
}
