import type { PoolClient } from 'pg';
import { fingerprintColumns, rowFingerprint } from '../../../ledger/row-fingerprint.js';
import { parseTimestamp } from '../../../ledger/timestamp.js';
import { type RowValues, streamRows } from '../../../target/stream-rows.js';
import { type Changed, type Refusal, Refusals } from '../refusal.js';
import { isTransactions, type RunTable } from '../run-tables.js';
import { sentence } from '../../../words/index.js';

/** Rows that the run created and that somebody has changed or taken away since. */
export async function createdRows({ client, run, changes }: Changed, onRows?: (count: number) => void): Promise<Refusal[]> {
  const refusals: Refusal[] = [];
  let done = 0;
  for (const { table, delete: expected } of changes) {
    if (expected === 0) continue;
    const name = nameOf(table);
    const gone = new Refusals('gone', name, (n) => sentence('{table}: {n, plural, one {# more row that the run created is gone} other {# more rows that the run created are gone}}', { table: name, n }));
    const changed = new Refusals('changed', name, (n) => sentence('{table}: {n, plural, one {# more row has changed since the run} other {# more rows have changed since the run}}', { table: name, n }));
    const check = new RowCheck(table, await addedColumns(client, table));
    for await (const rows of streamRows(client, check.sql, [run.id])) {
      for (const values of rows) {
        const { key, outcome } = check.judge(values);
        if (outcome === 'gone') gone.add(key, sentence('{table} {key}: expected the row that the run created, found it gone', { table: name, key }));
        else if (outcome === 'changed') changed.add(key, sentence('{table} {key}: expected the row as the run wrote it, found it changed since', { table: name, key }));
      }
      done += rows.length;
      onRows?.(done);
    }
    refusals.push(...gone.list(), ...changed.list());
  }
  return refusals;
}

/**
 * SQL, for each column that V2 has got since: whether the row `t` holds in it what it was not made with. A default that a function gives may be
 * another one for each row, and is passed over.
 */
async function addedColumns(client: PoolClient, { sql, columns }: RunTable): Promise<string[]> {
  const { rows } = await client.query<{ name: string; usual: string | null }>(
    `SELECT a.attname AS name, pg_get_expr(d.adbin, d.adrelid) AS usual FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity = '' AND a.attgenerated = '' AND a.attname <> ALL($2)`,
    [sql, columns.map(({ name }) => name)],
  );
  return rows.filter(({ usual }) => usual?.includes('(') !== true).map(({ name, usual }) => `t.${client.escapeIdentifier(name)} IS DISTINCT FROM ${usual ?? 'NULL'}`);
}

/** With the schema where the table is a tenant's. */
function nameOf({ schema, name }: RunTable): string {
  return schema === 'public' ? name : `${schema}.${name}`;
}

/** Ahead of the table's own columns: its key, the fingerprint noted, whether it is gone, whether what no fingerprint covers has changed. */
const LEADING = 4;

/** Reads a table's rows back in the form in which their fingerprints were taken. */
class RowCheck {
  readonly sql: string;
  readonly #columns: readonly string[];
  readonly #moments: ReadonlySet<string>;

  /** @param added SQL: whether `t` holds something in columns that are none of ours */
  constructor(table: RunTable, added: readonly string[]) {
    const { sql, key, columns, created, matches } = table;
    this.#columns = fingerprintColumns(columns.map((column) => column.name));
    this.#moments = new Set(columns.filter(({ type }) => type === 'timestamp with time zone').map((column) => column.name));
    // PostgreSQL writes jsonb its own way, so it compares the values itself.
    const uncovered = ['false', ...added, ...(isTransactions(table) ? [`t.metadata IS DISTINCT FROM coalesce(o.metadata, '{}')::jsonb`] : [])].join(' OR ');
    const own = this.#columns.map((column) => `t."${column}"`).join(', ');
    const noted = isTransactions(table) ? 'o.uuid' : 'o.row_key';
    this.sql = `SELECT ${noted}::text, o.fingerprint::text, t."${key}" IS NULL, ${uncovered}, ${own}
      FROM ${created.from} LEFT JOIN ${sql} t ON ${matches(`t."${key}"`)} WHERE ${created.where}`;
  }

  judge(values: RowValues): { key: string; outcome: 'as written' | 'changed' | 'gone' } {
    const [key, fingerprint, isGone, isAltered] = values as readonly [string, string | null, boolean, boolean];
    if (isGone) return { key, outcome: 'gone' };
    const row = Object.fromEntries(this.#columns.map((column, at) => [column, this.#inOurForm(column, values[LEADING + at])]));
    const same = !isAltered && rowFingerprint(row) === fingerprint?.replaceAll('-', '');
    return { key, outcome: same ? 'as written' : 'changed' };
  }

  #inOurForm(column: string, value: unknown): unknown {
    return typeof value === 'string' && this.#moments.has(column) ? (parseTimestamp(value) ?? value) : value;
  }
}
