import type { PoolClient } from 'pg';
import { v2Facts } from '../../target/schema/v2-facts.js';
import { TargetError } from '../../target/target-error.js';
import { adoptAsset } from '../apply/adopt-asset.js';
import type { Adoption } from '../plan/plan.js';
import type { Undoing } from './refusal.js';
import type { RunRecord } from './run-record.js';
import { isTransactions, type TableChange } from './run-tables.js';
import { type MovedSequence, restoreSequences } from './sequences.js';
import { sentence } from '../../words/index.js';

/**
 * Rows of one DELETE. PostgreSQL queues a check for each row and each foreign key that could point to it, and with hundreds of tenants these are
 * thousands: what is queued has to fit into its memory.
 */
const BATCH_ROWS = 10_000;

/**
 * Takes back what a run did to V2, in the caller's transaction; the checks have passed. Schemas go first: PostgreSQL drops no table with checks
 * waiting. Then whatever points to rows that will go, and these from the last table to the first, each batch checked at once.
 */
export async function undo({ client, run, changes, schemas }: Undoing, sequences: readonly MovedSequence[]): Promise<void> {
  for (const schema of schemas) await dropSchema(client, schema);
  const backwards = changes.toReversed();
  for (const change of backwards.filter(({ table }) => isTransactions(table))) await deleteCreated(client, run, change);
  for (const change of changes) await emptyFilled(client, run, change);
  for (const adoption of await adoptions(client, run)) await adoptAsset(adoption, client);
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  for (const change of backwards.filter(({ table }) => !isTransactions(table))) await deleteCreated(client, run, change);
  await restoreSequences(client, sequences);
}

/** Without CASCADE: PostgreSQL itself refuses where anything but the tables that were looked at is in the schema, or depends on it. */
async function dropSchema(client: PoolClient, schema: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind = 'r' AND c.relname = ANY($2)`,
    [schema, Object.keys(v2Facts().tenant)],
  );
  const home = client.escapeIdentifier(schema);
  if (rows.length > 0) await client.query(`DROP TABLE ${rows.map(({ name }) => `${home}.${client.escapeIdentifier(name)}`).join(', ')}`);
  await client.query(`DROP SCHEMA ${home}`);
}

async function deleteCreated(client: PoolClient, run: RunRecord, { table, delete: expected }: TableChange): Promise<void> {
  if (expected === 0) return;
  const { from, where } = table.created;
  const sql = `DELETE FROM ${table.sql} t USING ${from} WHERE ${where} AND ${table.matches(`t."${table.key}"`)}`;
  let deleted = 0;
  if (isTransactions(table) || expected <= BATCH_ROWS) deleted = await rowsGone(client, sql, [run.id]);
  else {
    const { rows } = await client.query<{ first: string; last: string }>(
      `SELECT min(id) AS first, max(id) AS last FROM (SELECT o.id, (row_number() OVER (ORDER BY o.id) - 1) / ${BATCH_ROWS} AS batch FROM ${from} WHERE ${where}) b GROUP BY batch ORDER BY batch`, [run.id],
    );
    for (const { first, last } of rows) deleted += await rowsGone(client, `${sql} AND o.id BETWEEN $2 AND $3`, [run.id, first, last]);
  }
  if (deleted !== expected) throw new TargetError({ said: sentence('{name}: expected to take away {expected} rows, found {deleted}', { name: table.name, expected, deleted }), todo: sentence('Nothing was written; run it again.') });
}

async function rowsGone(client: PoolClient, sql: string, values: readonly string[]): Promise<number> {
  return (await client.query(sql, [...values])).rowCount ?? 0;
}

/** Columns that the run filled get back what they held, which is NULL. */
async function emptyFilled(client: PoolClient, run: RunRecord, { table, restore }: TableChange): Promise<void> {
  if (restore === 0) return;
  const { from, where } = table.restored;
  const filled = `${where} AND o.change = 'filled'`;
  const { rows } = await client.query<{ name: string }>(`SELECT DISTINCT jsonb_object_keys(o.before) AS name FROM ${from} WHERE ${filled}`, [run.id]);
  for (const { name } of rows) {
    const type = table.columns.find((column) => column.name === name)?.type;
    if (type === undefined) throw new TargetError({ said: sentence('run {id}: expected columns that this version knows, found {table}.{name}', { id: run.id, table: table.name, name }), todo: sentence('Roll it back with the version that made it.') });
    await client.query(
      `UPDATE ${table.sql} t SET ${client.escapeIdentifier(name)} = (o.before ->> $2)::${type} FROM ${from}
       WHERE ${filled} AND o.before ? $2 AND ${table.matches(`t."${table.key}"`)}`,
      [run.id, name],
    );
  }
}

interface FederatedAsset {
  readonly uuid: string;
  readonly wallet_origin_id: string;
}

/** The federated euro of V2 that took V1's uuid and issuer, turned round. */
async function adoptions(client: PoolClient, { id }: RunRecord): Promise<Adoption[]> {
  const { rows } = await client.query<{ before: FederatedAsset; written: FederatedAsset }>(
    `SELECT before, written FROM convoyeur.row_origin WHERE run_id = $1 AND table_name = 'fedow_core_asset' AND change = 'adopted'`, [id],
  );
  return rows.map(({ before, written }) => ({ from: written.uuid, to: before.uuid, walletOrigin: before.wallet_origin_id }));
}
