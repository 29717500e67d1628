import type { PoolClient } from 'pg';
import { SERIAL_TABLES } from './serial-tables.js';
import type { Guard } from './target.js';
import { TargetError } from './target-error.js';

/** One import or rollback at a time on a database. */
const LOCK_NAME = 'convoyeur import';
/** How long a commit waits for writers of Lespass to let go of a table. */
const LOCK_TIMEOUT_MS = 30_000;

/**
 * The advisory lock of whoever changes the target.
 * @throws TargetError when somebody else holds it
 */
export const exclusive: Guard = async (client) => {
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock(hashtext($1)) AS taken', [LOCK_NAME]);
  if (rows[0]?.taken !== true) throw new TargetError(`another import is at work on this database${await holderOf(client)}; wait until it is done`);
  return async () => {
    // A connection that broke has lost its lock with it.
    await client.query('SELECT pg_advisory_unlock(hashtext($1))', [LOCK_NAME]).catch(() => undefined);
  };
};

async function holderOf(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ pid: number; since: string | null }>(
    `SELECT l.pid, to_char(a.xact_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') AS since
     FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
     WHERE l.locktype = 'advisory' AND l.granted AND l.classid = (CASE WHEN hashtext($1) < 0 THEN 4294967295 ELSE 0 END)::oid
       AND l.objid = (hashtext($1)::bigint & 4294967295)::oid AND l.objsubid = 1`,
    [LOCK_NAME],
  );
  const [holder] = rows;
  if (holder === undefined) return '';
  return ` (server process ${holder.pid}${holder.since === null ? '' : `, since ${holder.since} UTC`})`;
}

/** The tables in which Lespass cannot insert while a commit is under way, since it gives out their ids itself. */
export const LOCKED_TABLES: readonly string[] = SERIAL_TABLES;

/**
 * Keeps Lespass from inserting into tables whose ids the commit gives out, until the transaction ends; reading goes on.
 * Must be the first statement of the transaction, so that the snapshot sees all that was written before.
 * @throws TargetError when a writer does not let go in time
 */
export async function lockTables(client: PoolClient, tables = LOCKED_TABLES, schema = 'public'): Promise<void> {
  await lock(client, tables, schema, 'SHARE ROW EXCLUSIVE');
}

/** Closes tables altogether, reading included, before their indexes are dropped; like `lockTables`, and before it. */
export async function closeTables(client: PoolClient, tables: readonly string[], schema = 'public'): Promise<void> {
  await lock(client, tables, schema, 'ACCESS EXCLUSIVE');
}

async function lock(client: PoolClient, tables: readonly string[], schema: string, mode: 'SHARE ROW EXCLUSIVE' | 'ACCESS EXCLUSIVE'): Promise<void> {
  const list = tables.map((table) => `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`).join(', ');
  await client.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
  try {
    await client.query(`LOCK TABLE ${list} IN ${mode} MODE`);
  } catch (error) {
    if ((error as { code?: string }).code !== '55P03') throw error;
    throw new TargetError(`other programs hold tables that the import has to lock (${tables.join(', ')}); nothing was written, try again when they are done`);
  }
}
