import type { PoolClient } from 'pg';

/** The triggers that somebody has put on tables, as `table: trigger`; a foreign key's own are not among them. Without any, PostgreSQL keeps what it is given. */
export async function triggersOf(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%s: %I', tgrelid::regclass, tgname) AS name FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D' ORDER BY name`);
  return rows.map(({ name }) => name);
}
