import { stat, statfs } from 'node:fs/promises';
import type { PoolClient } from 'pg';
import { sentence } from '../../words/index.js';
import { type Check, check } from './check.js';

/** Measured: a record of a dump takes so much in the tables, their indexes and the provenance, and so much in the journal until the next checkpoint. */
const TABLE_BYTES_PER_RECORD = 2_000;
const JOURNAL_BYTES_PER_RECORD = 3_000;
/** Records that a commit writes and verifies in a second: on a slow, busy machine, and on a quick, quiet one. */
const RECORDS_PER_SECOND_MIN = 2_500;
const RECORDS_PER_SECOND_MAX = 10_000;
const MEGA = 1_000_000;

/** What a commit will take, roughly. */
export interface Estimate {
  readonly records: number;
  readonly tableBytes: number;
  readonly journalBytes: number;
  /** From the first lock to COMMIT: so long Lespass cannot insert into the tables that are locked. */
  readonly secondsMin: number;
  readonly secondsMax: number;
  readonly locked: readonly string[];
}

export function estimateOf(records: number, locked: readonly string[]): Estimate {
  return {
    records, locked,
    tableBytes: records * TABLE_BYTES_PER_RECORD, journalBytes: records * JOURNAL_BYTES_PER_RECORD,
    secondsMin: Math.ceil(records / RECORDS_PER_SECOND_MAX), secondsMax: Math.ceil(records / RECORDS_PER_SECOND_MIN) + 2,
  };
}

/**
 * Whether the disk has room. PostgreSQL does not say how much is free, so it can be told only of a server whose data lie on this machine.
 * @param embedded the folder of the embedded database, which is here
 */
export async function checkDisk(client: PoolClient, { tableBytes, journalBytes }: Estimate, embedded: string | null): Promise<Check> {
  const needed = Math.ceil((tableBytes + journalBytes) / MEGA);
  const free = await freeBytes(embedded ?? await dataFolder(client));
  if (free === null) return check('disk', 'unknown', sentence('needs some {needed, number} MB; PostgreSQL does not say what is free: look on the server (df -h)', { needed }));
  const values = { needed, free: Math.floor(free / MEGA) };
  if (free < tableBytes + journalBytes) return check('disk', 'blocks', sentence('needs some {needed, number} MB, and {free, number} MB are free: make room first', values));
  return check('disk', 'ok', sentence('needs some {needed, number} MB, and {free, number} MB are free', values));
}

/** The server's own folder, where it is on this machine and this role may know it. */
async function dataFolder(client: PoolClient): Promise<string | null> {
  const { rows: [row] } = await client.query<{ folder: string | null }>(
    `SELECT CASE WHEN (inet_client_addr() IS NULL OR inet_client_addr() = inet_server_addr()) AND (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
       THEN current_setting('data_directory') END AS folder`);
  return row?.folder ?? null;
}

async function freeBytes(folder: string | null): Promise<number | null> {
  if (folder === null) return null;
  try {
    if (!(await stat(folder)).isDirectory()) return null;
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
