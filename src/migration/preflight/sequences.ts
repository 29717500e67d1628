import type { PoolClient } from 'pg';
import { sentence } from '../../words/index.js';
import { type Check, check } from './check.js';

/** Whether a sequence would give an id that a row has already: Lespass would fail at its next insertion, whatever an import does. */
export async function checkSequences(client: PoolClient, schema: string, tables: readonly string[]): Promise<Check> {
  const behind: { readonly table: string; readonly next: string; readonly max: string }[] = [];
  for (const table of tables) {
    const name = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`;
    const { rows: [found] } = await client.query<{ sequence: string | null }>(`SELECT pg_get_serial_sequence($1, 'id') AS sequence`, [name]);
    if (found?.sequence === undefined || found.sequence === null) continue;
    const { rows: [row] } = await client.query<{ next: string; max: string }>(
      `SELECT (CASE WHEN is_called THEN last_value + 1 ELSE last_value END)::text AS next, (SELECT coalesce(max(id), 0)::text FROM ${name}) AS max FROM ${found.sequence}`);
    if (row !== undefined && BigInt(row.next) <= BigInt(row.max)) behind.push({ table, ...row });
  }
  if (behind.length === 0) return check('sequences', 'ok', sentence('every sequence stands after the highest id of its table'));
  return check('sequences', 'caution', sentence('{n, plural, one {# sequence stands} other {# sequences stand}} before the highest id of the table: Lespass’s next row fails there; an import puts right those that it moves', { n: behind.length }),
    behind.map(({ table, next, max }) => sentence('{table}: the next id would be {next}, the highest is {max}', { table, next, max })));
}
