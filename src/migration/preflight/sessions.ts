import type { PoolClient } from 'pg';
import { isHeld, takenByAnother } from '../../target/locks.js';
import { type Sentence, sentence } from '../../words/index.js';
import { blocked, type Check, check } from './check.js';

const SHOWN_MAX = 5;

interface Session {
  readonly pid: number;
  readonly name: string;
  readonly tables: string | null;
}

/** Who else is at work: another run of ours, and writers for whom the import would have to wait. */
export async function checkSessions(client: PoolClient, schema: string, locked: readonly string[]): Promise<Check[]> {
  const lock = await isHeld(client)
    ? blocked('lock', await takenByAnother(client))
    : check('lock', 'ok', sentence('no other run is at work'));
  const { rows } = await client.query<Session>(SESSIONS, [schema, locked]);
  const writers = rows.filter(({ tables }) => tables !== null);
  if (rows.length === 0) return [lock, check('sessions', 'ok', sentence('nobody else is connected'))];
  if (writers.length === 0) {
    return [lock, check('sessions', 'ok', sentence('{n, plural, one {# other session} other {# other sessions}}, none of which is writing to the tables of the import', { n: rows.length }))];
  }
  const told = sentence('{n, plural, one {# session is} other {# sessions are}} writing to tables that the import has to lock; it waits for 30 seconds, then gives up', { n: writers.length });
  return [lock, check('sessions', 'caution', told, writers.slice(0, SHOWN_MAX).map(describe))];
}

function describe({ pid, name, tables }: Session): Sentence {
  return sentence('process {pid} (“{name}”): {tables}', { pid, name: name === '' ? '?' : name, tables: tables ?? '' });
}

/** Sessions on this database but ours, with the tables among those given in which they hold written rows that are not committed. */
const SESSIONS = `
  SELECT a.pid, coalesce(a.application_name, '') AS name, (
      SELECT string_agg(DISTINCT c.relname, ', ' ORDER BY c.relname) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE l.pid = a.pid AND l.granted AND n.nspname = $1 AND c.relname = ANY($2) AND l.mode NOT IN ('AccessShareLock', 'RowShareLock')) AS tables
  FROM pg_stat_activity a
  WHERE a.datname = current_database() AND a.backend_type = 'client backend' AND a.pid <> pg_backend_pid() AND coalesce(a.application_name, '') <> 'convoyeur'
  ORDER BY a.pid`;
