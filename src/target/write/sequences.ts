import type { PoolClient } from 'pg';

/** Where a sequence stands. */
export interface SequenceState {
  readonly last_value: string;
  readonly is_called: boolean;
}

/** Where the sequences of some serial tables of a schema stand. */
export async function sequenceStates<Table extends string>(client: PoolClient, tables: readonly Table[], schema = 'public'): Promise<Record<Table, SequenceState>> {
  const states = {} as Record<Table, SequenceState>;
  const parts = (await sequencesOf(client, tables, schema)).map(({ table, sequence }) => `SELECT ${client.escapeLiteral(table)} AS table, last_value, is_called FROM ${sequence}`);
  if (parts.length === 0) return states;
  const { rows } = await client.query<SequenceState & { table: Table }>(parts.join(' UNION ALL '));
  for (const { table, last_value, is_called } of rows) states[table] = { last_value, is_called };
  return states;
}

/** The id that each sequence gives next, or the one after the highest where rows have overtaken the sequence. */
export async function nextIds<Table extends string>(client: PoolClient, tables: readonly Table[], schema = 'public'): Promise<Record<Table, number>> {
  const next = {} as Record<Table, number>;
  const parts = (await sequencesOf(client, tables, schema)).map(({ table, name, sequence }) => `SELECT ${client.escapeLiteral(table)} AS table,
    greatest((SELECT CASE WHEN is_called THEN last_value + 1 ELSE last_value END FROM ${sequence}), (SELECT coalesce(max(id), 0) + 1 FROM ${name})) AS next`);
  if (parts.length === 0) return next;
  const { rows } = await client.query<{ table: Table; next: string }>(parts.join(' UNION ALL '));
  for (const { table, next: id } of rows) next[table] = Number(id);
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
  if (row !== undefined) await moveSequence(client, sequence, row.next);
}

/**
 * Lets a sequence give a number next, as the transaction goes on or is undone. PostgreSQL lets only an owner do it: a role that is none does it by the
 * function that `schema roles` makes.
 * @param sequence quoted, with its schema
 */
export async function moveSequence(client: PoolClient, sequence: string, next: string): Promise<void> {
  const { rows: [row] } = await client.query<{ lent: boolean }>(
    `SELECT to_regprocedure('convoyeur.restart_sequence(regclass,bigint)') IS NOT NULL AND NOT pg_has_role(relowner, 'USAGE') AS lent FROM pg_class WHERE oid = $1::regclass`, [sequence]);
  if (row?.lent === true) await client.query('SELECT convoyeur.restart_sequence($1::regclass, $2)', [sequence, next]);
  else await client.query(`ALTER SEQUENCE ${sequence} RESTART WITH ${BigInt(next)}`);
}

/** The sequence of a table, quoted; of serial and of identity columns alike. */
async function sequenceOf(client: PoolClient, name: string): Promise<string> {
  const { rows: [found] } = await client.query<{ sequence: string | null }>(`SELECT pg_get_serial_sequence($1, 'id') AS sequence`, [name]);
  return required(name, found?.sequence);
}

/** The same of several tables of a schema, asked for at once. */
async function sequencesOf<Table extends string>(client: PoolClient, tables: readonly Table[], schema: string): Promise<{ table: Table; name: string; sequence: string }[]> {
  const names = tables.map((table) => qualified(client, schema, table));
  const { rows } = await client.query<{ sequence: string | null }>(`SELECT pg_get_serial_sequence(name, 'id') AS sequence FROM unnest($1::text[]) WITH ORDINALITY q (name, at) ORDER BY at`, [names]);
  return tables.map((table, at) => ({ table, name: names[at] ?? '', sequence: required(table, rows[at]?.sequence) }));
}

function required(table: string, sequence: string | null | undefined): string {
  if (sequence === null || sequence === undefined) throw new RangeError(`${table}: its id has no sequence`);
  return sequence;
}

function qualified(client: PoolClient, schema: string, table: string): string {
  return `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`;
}
