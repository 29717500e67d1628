import type { PoolClient } from 'pg';
import { SERIAL_TABLES, type SerialTable } from '../serial-tables.js';

/** Where a sequence stands. */
export interface SequenceState {
  readonly last_value: string;
  readonly is_called: boolean;
}

/** Where the sequences of all serial tables stand. */
export async function sequenceStates(client: PoolClient): Promise<Record<SerialTable, SequenceState>> {
  const states = {} as Record<SerialTable, SequenceState>;
  for (const table of SERIAL_TABLES) {
    const { rows: [sequence] } = await client.query<{ name: string }>(`SELECT pg_get_serial_sequence($1, 'id') AS name`, [`public.${client.escapeIdentifier(table)}`]);
    const { rows: [state] } = await client.query<SequenceState>(`SELECT last_value, is_called FROM ${sequence?.name ?? ''}`);
    if (state !== undefined) states[table] = state;
  }
  return states;
}

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
