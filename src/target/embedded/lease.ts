import pg from 'pg';
import { SUPERUSER } from './cluster.js';
import { EmbeddedError } from './embedded-error.js';
import { sentence } from '../../words/index.js';

/**
 * The right to use a running server, as an advisory lock in the server itself: shared by all who use it, exclusive for
 * the one who stops it. It vanishes with its holder's connection however the holder dies, so that no file can lie
 * about who is there.
 */
export interface Lease {
  /** Resolves when the server has ended the connection: there is nothing left to hold. */
  readonly lost: Promise<void>;
  /**
   * Gives the right back. True when nobody else has it: the caller then has the server for itself, nobody can take a
   * lease any more, and it is to be stopped.
   */
  readonly giveBack: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** Locks are counted per database: this one is taken in `postgres`, out of the way of the locks of an import. */
const DATABASE_OF_LEASES = 'postgres';
const LOCK = 0x636f6e76;

/** Errors of the class "invalid authorization". */
const REFUSED = /^28/;

/**
 * @returns null when the server cannot be had now: it is starting, or stopping, or just gone
 * @throws EmbeddedError when it does not know our password
 */
export async function takeLease(port: number, password: string): Promise<Lease | null> {
  const client = new pg.Client({
    host: '127.0.0.1', port, user: SUPERUSER, password, database: DATABASE_OF_LEASES, ssl: false, application_name: 'convoyeur lease',
  });
  const lost = new Promise<void>((resolve) => {
    client.once('end', resolve);
    client.once('error', () => resolve());
  });
  client.on('error', () => undefined); // without a listener Node would end the process
  try {
    await client.connect();
    if (await lock(client, 'pg_try_advisory_lock_shared')) {
      return { lost, giveBack: () => giveBack(client), close: () => end(client) };
    }
  } catch (error) {
    if (REFUSED.test(String((error as { code?: unknown }).code))) {
      throw new EmbeddedError({
        said: sentence('the embedded database: expected it to accept its own password, found it refused'),
        todo: sentence('The file “password” beside its data has been changed: put it back, or take another --data-dir.'),
      });
    }
  }
  await end(client);
  return null;
}

async function giveBack(client: pg.Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [LOCK]);
    return await lock(client, 'pg_try_advisory_lock');
  } catch {
    return false; // the server has gone meanwhile
  }
}

async function lock(client: pg.Client, how: 'pg_try_advisory_lock' | 'pg_try_advisory_lock_shared'): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(`select ${how}($1) as taken`, [LOCK]);
  return rows[0]?.taken === true;
}

async function end(client: pg.Client): Promise<void> {
  await client.end().catch(() => undefined);
}
