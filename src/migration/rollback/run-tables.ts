import type { PoolClient } from 'pg';
import { TargetError } from '../../target/target-error.js';
import { type ColumnFact, type TableFact, v2Facts } from '../../target/schema/v2-facts.js';
import type { RunRecord } from './run-record.js';
import { sentence } from '../../words/index.js';

const TRANSACTIONS = 'fedow_core_transaction';

/** A table of V2 in which a run changed rows, and how its provenance finds them. In all SQL `$1` is the run. */
export interface RunTable {
  /** As the provenance names it, without schema and quotes. */
  readonly name: string;
  readonly schema: string;
  /** Schema and name, quoted. */
  readonly sql: string;
  /** The column that the provenance names rows by: the primary key, and of transactions the uuid. */
  readonly key: string;
  readonly columns: readonly ColumnFact[];
  /** SQL: the origins, as `o`, of the rows that the run created here. */
  readonly created: { readonly from: string; readonly where: string };
  /** SQL: the origins, as `o`, of the rows that the run filled or adopted here. */
  readonly restored: { readonly from: string; readonly where: string };
  /** SQL: whether the origin `o` is that of the row whose key an expression gives. */
  readonly matches: (key: string) => string;
}

/** How many rows of a table go, and how many get back what they held. */
export interface TableChange {
  readonly table: RunTable;
  readonly delete: number;
  readonly restore: number;
}

/**
 * The tables that a run changed, in the order of V2's facts.
 * @throws TargetError where a newer version of this tool has written to a table that this one does not know
 */
export async function readChanges(client: PoolClient, run: Pick<RunRecord, 'id' | 'tenant'>): Promise<TableChange[]> {
  const { rows } = await client.query<{ name: string; created: number; restored: number }>(
    `SELECT table_name AS name, count(*) FILTER (WHERE change = 'created')::int AS created, count(*) FILTER (WHERE change IN ('filled', 'adopted'))::int AS restored
     FROM convoyeur.row_origin WHERE run_id = $1 AND change IN ('created', 'filled', 'adopted') GROUP BY table_name
     UNION ALL SELECT '${TRANSACTIONS}', count(*)::int, 0 FROM convoyeur.transaction_origin WHERE run_id = $1 HAVING count(*) > 0`,
    [run.id],
  );
  const order = Object.keys({ ...v2Facts().shared, ...v2Facts().tenant });
  return rows
    .map(({ name, created, restored }) => ({ table: runTable(client, run, name), delete: created, restore: restored }))
    .sort((a, b) => order.indexOf(a.table.name) - order.indexOf(b.table.name));
}

/** Transactions have origins of their own, by uuid; those of all other tables are together. */
export function isTransactions({ name }: Pick<RunTable, 'name'>): boolean {
  return name === TRANSACTIONS;
}

function runTable(client: PoolClient, run: Pick<RunRecord, 'id' | 'tenant'>, name: string): RunTable {
  const { shared, tenant } = v2Facts();
  const home = name in shared ? 'public' : run.tenant;
  const fact = shared[name] ?? tenant[name];
  if (fact === undefined || home === null) {
    throw new TargetError({ said: sentence('run {id}: expected tables that this version knows, found {name}', { id: run.id, name }), todo: sentence('Roll it back with the version that made it.') });
  }
  const key = name === TRANSACTIONS ? 'uuid' : primaryKeyOf(name, fact);
  const noted = (changes: string): RunTable['created'] => (
    { from: 'convoyeur.row_origin o', where: `o.run_id = $1 AND o.table_name = ${client.escapeLiteral(name)} AND o.change IN (${changes})` });
  return {
    name, schema: home, key, columns: fact.columns,
    sql: `${client.escapeIdentifier(home)}.${client.escapeIdentifier(name)}`,
    created: name === TRANSACTIONS ? { from: 'convoyeur.transaction_origin o', where: 'o.run_id = $1' } : noted(`'created'`),
    restored: noted(`'filled', 'adopted'`),
    matches: name === TRANSACTIONS ? (value) => `o.uuid = ${value}` : (value) => `o.row_key = ${value}::text`,
  };
}

function primaryKeyOf(name: string, { constraints }: TableFact): string {
  const column = /^PRIMARY KEY \("?(\w+)"?\)$/.exec(constraints.find(({ kind }) => kind === 'primary key')?.definition ?? '')?.[1];
  if (column === undefined) throw new RangeError(`${name}: its primary key is not one column`);
  return column;
}
