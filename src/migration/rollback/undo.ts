import type { PoolClient } from 'pg';
import { v2Facts } from '../../target/schema/v2-facts.js';
import { TargetError } from '../../target/target-error.js';
import { adoptAsset } from '../apply/adopt-asset.js';
import type { Adoption } from '../plan/plan.js';
import type { Undoing } from './refusal.js';
import type { RunRecord } from './run-record.js';
import type { TableChange } from './run-tables.js';
import { type MovedSequence, restoreSequences } from './sequences.js';

/**
 * Takes back what a run did to V2, in the caller's transaction; the checks have passed. Foreign keys are checked at COMMIT, so the order of tables is
 * free, but schemas go first: PostgreSQL drops no table with checks waiting.
 */
export async function undo({ client, run, changes, schemas }: Undoing, sequences: readonly MovedSequence[]): Promise<void> {
  for (const schema of schemas) await dropSchema(client, schema);
  // From the last table to the first, so that what adoption follows are few rows.
  for (const change of changes.toReversed()) await deleteCreated(client, run, change);
  for (const change of changes) await emptyFilled(client, run, change);
  for (const adoption of await adoptions(client, run)) await adoptAsset(adoption, client);
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
  const { rowCount } = await client.query(`DELETE FROM ${table.sql} t USING ${from} WHERE ${where} AND ${table.matches(`t."${table.key}"`)}`, [run.id]);
  if (rowCount !== expected) throw new TargetError(`${table.name}: expected to take away ${expected} rows, found ${rowCount ?? 0}; nothing was written, run it again`);
}

/** Columns that the run filled get back what they held, which is NULL. */
async function emptyFilled(client: PoolClient, run: RunRecord, { table, restore }: TableChange): Promise<void> {
  if (restore === 0) return;
  const { from, where } = table.restored;
  const filled = `${where} AND o.change = 'filled'`;
  const { rows } = await client.query<{ name: string }>(`SELECT DISTINCT jsonb_object_keys(o.before) AS name FROM ${from} WHERE ${filled}`, [run.id]);
  for (const { name } of rows) {
    const type = table.columns.find((column) => column.name === name)?.type;
    if (type === undefined) throw new TargetError(`run ${run.id} filled ${table.name}.${name}, a column that this version does not know; roll it back with the version that made it`);
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
