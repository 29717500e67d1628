import type { PoolClient } from 'pg';
import { type ErrorText, type Sentence, sentence } from '../words/index.js';
import { SERIAL_TABLES } from './serial-tables.js';
import type { Guard } from './target.js';
import { TargetError } from './target-error.js';

/** One import or rollback at a time on a database. */
const LOCK_NAME = 'convoyeur import';
/** PostgreSQL cuts a longer name of a session. */
const NAME_BYTES_MAX = 63;
/** How long a commit waits for writers of Lespass to let go of a table. */
const LOCK_TIMEOUT_MS = 30_000;

/**
 * The advisory lock of whoever changes the target. While it is held the session is named after what it does, which is what a second one is told.
 * @param doing `import fedow of dump.jsonl.gz`
 * @throws TargetError when somebody else holds it
 */
export function exclusive(doing: string): Guard {
  return async (client) => {
    // A wish, no need: some systems cannot do it.
    await client.query(SESSION_SETTINGS).catch(() => undefined);
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock(hashtext($1)) AS taken', [LOCK_NAME]);
    if (rows[0]?.taken !== true) throw new TargetError(await takenByAnother(client));
    await client.query(`SELECT set_config('application_name', $1, false)`, [sessionName(doing)]);
    return async () => {
      // A connection that broke has lost its lock with it.
      await client.query('SELECT pg_advisory_unlock(hashtext($1))', [LOCK_NAME]).catch(() => undefined);
    };
  };
}

/**
 * A laptop that goes to sleep, or a cable that is pulled, closes no connection: without these the server would hold our locks for two hours more, and
 * Lespass could not sell. With them it notices within a minute. Older servers lack one of them. And what an administrator allows a request of a web server is no
 * measure for a commit: limits of time are lifted, but for those that the URL asks for.
 */
const SESSION_SETTINGS = `
  SELECT set_config(s.name, v.value, false)
  FROM (VALUES ('tcp_keepalives_idle', '20'), ('tcp_keepalives_interval', '10'), ('tcp_keepalives_count', '4'), ('client_connection_check_interval', '10s'),
    ('statement_timeout', '0'), ('idle_in_transaction_session_timeout', '0'), ('transaction_timeout', '0')) v (name, value)
  JOIN pg_settings s ON s.name = v.name AND s.source <> 'client'`;

/** What a person reads in pg_stat_activity. PostgreSQL itself makes `?` of letters beyond ASCII there. */
function sessionName(doing: string): string {
  return `convoyeur: ${doing}`.slice(0, NAME_BYTES_MAX);
}

const HOLDER = `
  SELECT l.pid, nullif(a.application_name, '') AS name, to_char(coalesce(a.xact_start, a.query_start) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') AS since
  FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
  WHERE l.locktype = 'advisory' AND l.granted AND l.classid = (CASE WHEN hashtext($1) < 0 THEN 4294967295 ELSE 0 END)::oid
    AND l.objid = (hashtext($1)::bigint & 4294967295)::oid AND l.objsubid = 1 AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** Whether somebody holds the lock now. Takes nothing. */
export async function isHeld(client: PoolClient): Promise<boolean> {
  return (await client.query(HOLDER, [LOCK_NAME])).rows.length > 0;
}

/** What a run is told while another one holds the lock. */
export async function takenByAnother(client: PoolClient): Promise<ErrorText> {
  return { said: await heldByAnother(client), todo: sentence('Wait until it is done.'), why: sentence('Two runs at once could write the same money twice.') };
}

/** Who holds the lock, in words. */
async function heldByAnother(client: PoolClient): Promise<Sentence> {
  const { rows } = await client.query<{ pid: number; name: string | null; since: string | null }>(HOLDER, [LOCK_NAME]);
  const [holder] = rows;
  if (holder === undefined) return sentence('the target: expected no other run at work, found one');
  const { name, pid, since } = holder;
  // Who the session is, everybody may see; since when it works, only its own role and administrators.
  return since === null
    ? sentence('the target: expected no other run at work, found “{name}” (server process {pid})', { name: name ?? '?', pid })
    : sentence('the target: expected no other run at work, found “{name}” (server process {pid}, since {since} UTC)', { name: name ?? '?', pid, since });
}

/** The tables in which Lespass cannot insert while a commit is under way, since it gives out their ids itself. */
export const LOCKED_TABLES: readonly string[] = SERIAL_TABLES.filter((table) => table !== 'Customers_domain');
/** The same of an import that makes tenants. A lock needs the right to delete, which nobody should have of tenants without need. */
export const LOCKED_WITH_TENANTS: readonly string[] = SERIAL_TABLES;

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
    throw new TargetError({
      said: sentence('the target: expected tables that can be locked within {seconds} seconds, found other programs that hold some of {tables}', { seconds: LOCK_TIMEOUT_MS / 1000, tables: tables.join(', ') }),
      todo: sentence('Nothing was written; try again when they are done.'),
    });
  }
}
