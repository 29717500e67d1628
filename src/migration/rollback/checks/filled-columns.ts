import { type Changed, type Refusal, Refusals } from '../refusal.js';
import { sentence } from '../../../words/index.js';

interface Difference {
  readonly key: string;
  readonly column: string;
  readonly gone: boolean;
  readonly found: string | null;
  readonly written: string | null;
}

/** Columns that the run filled, or changed in adopting a row, and that hold another value now: what they held before would bury it. */
export async function filledColumns({ client, run, changes }: Changed): Promise<Refusal[]> {
  const refusals: Refusal[] = [];
  for (const { table, restore } of changes) {
    if (restore === 0) continue;
    const list = new Refusals('refilled', table.name, (n) => sentence('{table}: {n, plural, one {# more row that the run filled holds other values now} other {# more rows that the run filled hold other values now}}', { table: table.name, n }));
    const { rows } = await client.query<Difference>(
      `SELECT o.row_key AS key, c.name AS column, t."${table.key}" IS NULL AS gone, to_jsonb(t) ->> c.name AS found, o.written ->> c.name AS written
       FROM ${table.restored.from} CROSS JOIN LATERAL jsonb_object_keys(o.before) AS c (name) LEFT JOIN ${table.sql} t ON ${table.matches(`t."${table.key}"`)}
       WHERE ${table.restored.where} AND (t."${table.key}" IS NULL OR to_jsonb(t) ->> c.name IS DISTINCT FROM o.written ->> c.name)
       ORDER BY o.id, c.name`,
      [run.id],
    );
    for (const { key, column, gone, found, written } of rows) {
      const values = { table: table.name, key, column, written: written ?? sentence('nothing'), found: found ?? sentence('nothing') };
      list.add(key, gone
        ? sentence('{table} {key}, {column}: expected {written}, which the run put there, found the row gone', values)
        : sentence('{table} {key}, {column}: expected {written}, which the run put there, found {found}', values));
    }
    refusals.push(...list.list());
  }
  return refusals;
}
