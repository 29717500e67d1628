import type { PoolClient } from 'pg';

/** Where a sequence stands. */
export interface SequenceState {
  readonly last_value: string;
  readonly is_called: boolean;
}

/** Where the sequences of some serial tables of a schema stand. */
export async function sequenceStates<Table extends string>(client: PoolClient, tables: readonly Table[], schema = 'public'): Promise<Record<Table, SequenceState>> {
  const states = {} as Record<Table, SequenceState>;
  for (const table of tables) {
    const { rows: [state] } = await client.query<SequenceState>(`SELECT last_value, is_called FROM ${await sequenceOf(client, qualified(client, schema, table))}`);
    if (state !== undefined) states[table] = state;
  }
  return states;
}

/** The id that each sequence gives next, or the one after the highest where rows have overtaken the sequence. */
export async function nextIds<Table extends string>(client: PoolClient, tables: readonly Table[], schema = 'public'): Promise<Record<Table, number>> {
  const next = {} as Record<Table, number>;
  for (const table of tables) {
    const name = qualified(client, schema, table);
    const { rows: [state] } = await client.query<{ next: string }>(
      `SELECT greatest((SELECT CASE WHEN is_called THEN last_value + 1 ELSE last_value END FROM ${await sequenceOf(client, name)}), (SELECT coalesce(max(id), 0) + 1 FROM ${name})) AS next`,
    );
    next[table] = Number(state?.next);
  }
  return next;
}

/**
 * Lets a rollback take back what sequences give out from here on: `nextval` is never undone, but all that happens to a
 * sequence after an `ALTER SEQUENCE … RESTART` of the same transaction is. They stand where they stood.
 */
export async function holdSequences(client: PoolClient, tables: readonly string[], schema: string): Promise<void> {
  for (const [table, { last_value, is_called }] of Object.entries(await sequenceStates(client, tables, schema))) {
    const sequence = await sequenceOf(client, qualified(client, schema, table));
    await client.query(`ALTER SEQUENCE ${sequence} RESTART`);
    await client.query('SELECT setval($1, $2, $3)', [sequence, last_value, is_called]);
  }
}

/**
 * Lets a table's sequence go on after its highest id. `ALTER SEQUENCE` is undone by a rollback, which `setval` is not.
 */
export async function restartSequence(client: PoolClient, table: string, schema = 'public'): Promise<void> {
  const name = qualified(client, schema, table);
  const sequence = await sequenceOf(client, name);
  const { rows: [row] } = await client.query<{ next: string }>(`SELECT coalesce(max(id), 0) + 1 AS next FROM ${name}`);
  if (row !== undefined) await client.query(`ALTER SEQUENCE ${sequence} RESTART WITH ${row.next}`);
}

/** The sequence of a table, quoted; of serial and of identity columns alike. */
async function sequenceOf(client: PoolClient, table: string): Promise<string> {
  const { rows: [found] } = await client.query<{ name: string | null }>(`SELECT pg_get_serial_sequence($1, 'id') AS name`, [table]);
  const name = found?.name ?? null;
  if (name === null) throw new RangeError(`${table}: its id has no sequence`);
  return name;
}

function qualified(client: PoolClient, schema: string, table: string): string {
  return `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`;
}
