import type { PoolClient } from 'pg';
import { type RowValues, streamRows } from '../../../target/stream-rows.js';
import { type Refusal, Refusals, type Undoing } from '../refusal.js';
import type { RunTable } from '../run-tables.js';
import { sentence } from '../../../words/index.js';

/** A foreign key, in any schema, to a table of which rows go. */
interface Pointer {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** The pointing table's primary key; empty where it has none. */
  readonly key: readonly string[];
  readonly target: string;
  readonly targetColumns: readonly string[];
}

const NAMES = (relation: string, numbers: string): string =>
  `ARRAY(SELECT a.attname::text FROM unnest(${numbers}) WITH ORDINALITY u (number, place) JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = u.number ORDER BY u.place)`;

const POINTERS = `
  SELECT n.nspname AS schema, c.relname AS table, ${NAMES('k.conrelid', 'k.conkey')} AS columns,
    coalesce((SELECT ${NAMES('p.conrelid', 'p.conkey')} FROM pg_constraint p WHERE p.conrelid = k.conrelid AND p.contype = 'p'), '{}') AS key,
    k.confrelid::text AS target, ${NAMES('k.confrelid', 'k.confkey')} AS "targetColumns"
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = ANY($1::oid[])
  ORDER BY n.nspname, c.relname, k.conname`;

/** Rows that the run did not create and that point to rows that would go: new cards of an imported user, a membership, a primary card. */
export async function pointers(undoing: Undoing): Promise<Refusal[]> {
  const { client, changes, schemas } = undoing;
  const going = await byOid(client, changes.filter((change) => change.delete > 0).map(({ table }) => table));
  const { rows } = await client.query<Pointer>(POINTERS, [[...going.keys()]]);
  // What stands in the schema of a tenant that goes is refused there, whether it points or not.
  const paths = rows.filter(({ schema }) => !schemas.includes(schema)).flatMap((pointer) => {
    const target = going.get(pointer.target);
    return target === undefined ? [] : [pathOf(undoing, pointer, target)];
  });
  const refusals: Refusal[] = [];
  for (const path of await inUse(undoing, paths)) refusals.push(...await pointingRows(undoing, path));
  return refusals;
}

/** A foreign key, the table that it leads to, and the SQL of the rows that go through it to one that would go. */
interface Path {
  readonly pointer: Pointer;
  readonly target: RunTable;
  /** What the pointing row says of its target's key. */
  readonly value: string;
  /** `FROM … WHERE …`; `$1` is the run. */
  readonly from: string;
}

function pathOf({ client, changes }: Undoing, pointer: Pointer, target: RunTable): Path {
  const quoted = (name: string): string => client.escapeIdentifier(name);
  const own = changes.find(({ table }) => table.schema === pointer.schema && table.name === pointer.table)?.table;
  const { join, value } = toTarget(pointer, target, quoted);
  const from = `FROM ${quoted(pointer.schema)}.${quoted(pointer.table)} x ${join}
    WHERE EXISTS (SELECT FROM ${target.created.from} WHERE ${target.created.where} AND ${target.matches(value)})${own === undefined ? '' : ` AND ${notTheRuns(own, pointer, quoted)}`}`;
  return { pointer, target, value, from };
}

/** How many foreign keys are asked about at a time: a tenant has ten of them, and there are hundreds of tenants. */
const ASKED_AT_ONCE = 50;

/** Those through which any row leads: most do not, and are not worth a question each. */
async function inUse({ client, run }: Undoing, paths: readonly Path[]): Promise<Path[]> {
  const used: Path[] = [];
  for (let first = 0; first < paths.length; first += ASKED_AT_ONCE) {
    const asked = paths.slice(first, first + ASKED_AT_ONCE);
    const { rows } = await client.query<{ at: number }>(asked.map(({ from }, at) => `SELECT ${at} AS at WHERE EXISTS (SELECT ${from})`).join(' UNION ALL '), [run.id]);
    for (const { at } of rows) used.push(...asked.slice(at, at + 1));
  }
  return used;
}

async function byOid(client: PoolClient, tables: readonly RunTable[]): Promise<Map<string, RunTable>> {
  const { rows } = await client.query<{ oid: string }>('SELECT name::regclass::oid::text AS oid FROM unnest($1::text[]) WITH ORDINALITY t (name, at) ORDER BY at', [tables.map(({ sql }) => sql)]);
  return new Map(tables.map((table, at) => [rows[at]?.oid ?? '', table]));
}

async function pointingRows({ client, run }: Undoing, { pointer, target, value, from }: Path): Promise<Refusal[]> {
  const name = pointer.schema === 'public' ? pointer.table : `${pointer.schema}.${pointer.table}`;
  const key = pointer.key.length === 0 ? `''` : `concat_ws(' ', ${pointer.key.map((column) => `x.${client.escapeIdentifier(column)}`).join(', ')})`;
  const sql = `SELECT ${key}, ${value}::text, (${OTHER_RUN(key)}) ${from}`;
  const list = new Refusals('pointed-to', name, (n) => sentence(
    '{table}: {n, plural, one {# more row that run {run} did not create points to a row of {target} that would go} other {# more rows that run {run} did not create point to rows of {target} that would go}}',
    { table: name, n, run: run.id, target: target.name },
  ));
  for await (const rows of streamRows(client, sql, [run.id, pointer.table, pointer.schema])) {
    for (const [row, to, other] of rows as readonly (RowValues & [string, string, string | null])[]) {
      const values = { where: row === '' ? name : `${name} ${row}`, run: run.id, columns: pointer.columns.join(', '), target: `${target.name} ${to}` };
      if (other === null) list.add(row, sentence('{where}: not of run {run}, and its {columns} points to {target}, which would go', values));
      else list.add(row, sentence('{where}: written by run {other}, which has to be rolled back first, and its {columns} points to {target}, which would go', { ...values, other }), other);
    }
  }
  return list.list();
}

/** SQL: the other run that created or filled the pointing row. An import of LaBoutik numbers the rows of one tenant, so its schema has to agree. */
const OTHER_RUN = (key: string): string =>
  `SELECT max(l.run_id)::text FROM convoyeur.row_origin l JOIN convoyeur.import_run r ON r.id = l.run_id
   WHERE l.table_name = $2 AND l.row_key = ${key} AND l.change IN ('created', 'filled') AND l.run_id <> $1 AND (r.tenant IS NULL OR r.tenant = $3 OR $3 = 'public')`;

/** What the pointing row says of its target's key: its own column, or through the target where the foreign key leads to another column. */
function toTarget({ columns, targetColumns }: Pointer, target: RunTable, quoted: (name: string) => string): { join: string; value: string } {
  const [only] = columns;
  if (columns.length === 1 && only !== undefined && targetColumns[0] === target.key) return { join: '', value: `x.${quoted(only)}` };
  const on = columns.map((column, at) => `x.${quoted(column)} = p.${quoted(targetColumns[at] ?? '')}`).join(' AND ');
  return { join: `JOIN ${target.sql} p ON ${on}`, value: `p.${quoted(target.key)}` };
}

/** SQL: the row goes as well, or its pointer gets back what it was. */
function notTheRuns({ key, created, restored, matches }: RunTable, { columns }: Pointer, quoted: (name: string) => string): string {
  const mine = matches(`x.${quoted(key)}`);
  const filled = columns.map((column) => `o.before ? '${column.replaceAll(`'`, `''`)}'`).join(' AND ');
  return `NOT EXISTS (SELECT FROM ${created.from} WHERE ${created.where} AND ${mine})
    AND NOT EXISTS (SELECT FROM ${restored.from} WHERE ${restored.where} AND ${filled} AND o.row_key = x.${quoted(key)}::text)`;
}
