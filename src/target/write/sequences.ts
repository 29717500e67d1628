import type { PoolClient } from 'pg';

/** Where a sequence stands. */
export interface SequenceState {
  readonly last_value: string;
  readonly is_called: boolean;
}

/** Where the sequences of some serial tables of a schema stand. */
export async function sequenceStates<Table extends string>(client: PoolClient, tables: readonly Table[], schema = 'public'): Promise<Record<Table, SequenceState>> {
  const states = {} as Record<Table, SequenceState>;
  for (const { table, last_value, is_called } of await statesOf(client, tables, schema)) states[table] = { last_value, is_called };
  return states;
}

async function statesOf<Table extends string>(client: PoolClient, tables: readonly Table[], schema: string): Promise<(SequenceState & { table: Table; sequence: string })[]> {
  const parts = (await sequencesOf(client, tables, schema)).map(({ table, sequence }) =>
    `SELECT ${client.escapeLiteral(table)} AS table, ${client.escapeLiteral(sequence)} AS sequence, last_value, is_called FROM ${sequence}`);
  if (parts.length === 0) return [];
  return (await client.query<SequenceState & { table: Table; sequence: string }>(parts.join(' UNION ALL '))).rows;
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
  const statements = (await statesOf(client, tables, schema)).flatMap(({ sequence, last_value, is_called }) => [
    `ALTER SEQUENCE ${sequence} RESTART`, `SELECT setval(${client.escapeLiteral(sequence)}, ${BigInt(last_value)}, ${String(is_called)})`,
  ]);
  if (statements.length > 0) await client.query(statements.join('; '));
}

/**
 * Lets the sequences of tables go on after their highest ids. `ALTER SEQUENCE` is undone by a rollback, which `setval` is not.
 */
export async function restartSequences(client: PoolClient, tables: readonly string[], schema = 'public'): Promise<void> {
  if (tables.length === 0) return;
  const parts = (await sequencesOf(client, tables, schema)).map(({ name, sequence }) => `SELECT ${client.escapeLiteral(sequence)} AS sequence, (SELECT coalesce(max(id), 0) + 1 FROM ${name})::text AS next`);
  await moveSequences(client, (await client.query<SequenceMove>(parts.join(' UNION ALL '))).rows);
}

/** A sequence, quoted, with its schema, and the number that it gives next. */
export interface SequenceMove {
  readonly sequence: string;
  readonly next: string;
}

/**
 * Lets sequences go on elsewhere, as the transaction goes on or is undone. PostgreSQL lets only an owner do it: a role that is none does it by the
 * function that `schema roles` makes.
 */
export async function moveSequences(client: PoolClient, moves: readonly SequenceMove[]): Promise<void> {
  if (moves.length === 0) return;
  const { rows } = await client.query<{ sequence: string }>(`
    SELECT s.name AS sequence FROM unnest($1::text[]) s (name) JOIN pg_class c ON c.oid = s.name::regclass
    WHERE to_regprocedure('convoyeur.restart_sequence(regclass,bigint)') IS NOT NULL AND NOT pg_has_role(c.relowner, 'USAGE')`, [moves.map(({ sequence }) => sequence)]);
  const lent = new Set(rows.map(({ sequence }) => sequence));
  const statements = moves.map(({ sequence, next }) => (lent.has(sequence)
    ? `SELECT convoyeur.restart_sequence(${client.escapeLiteral(sequence)}::regclass, ${BigInt(next)})`
    : `ALTER SEQUENCE ${sequence} RESTART WITH ${BigInt(next)}`));
  await client.query(statements.join('; '));
}

/** The sequences of some tables of a schema, quoted, asked for at once; of serial and of identity columns alike. */
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
