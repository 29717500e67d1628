import type { PoolClient } from 'pg';
import type { SerialTable } from '../serial-tables.js';

/**
 * Lets a table's sequence go on after its highest id. `ALTER SEQUENCE` is undone by a rollback, which `setval` is not.
 */
export async function restartSequence(client: PoolClient, table: SerialTable): Promise<void> {
  const name = `public.${client.escapeIdentifier(table)}`;
  const { rows: [sequence] } = await client.query<{ name: string; next: string }>(
    `SELECT pg_get_serial_sequence($1, 'id') AS name, (SELECT coalesce(max(id), 0) + 1 FROM ${name}) AS next`, [name],
  );
  if (sequence === undefined) return;
  await client.query(`ALTER SEQUENCE ${sequence.name} RESTART WITH ${sequence.next}`);
}
