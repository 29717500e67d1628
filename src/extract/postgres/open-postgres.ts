import type pg from 'pg';

import { addressOf, type Address } from '../../target/address.js';
import { connectionFailure } from '../../target/connection-failure.js';
import { TargetError } from '../../target/target-error.js';
import { encryptionOf, isWithoutTls } from '../../target/tls.js';
import { ExtractError } from '../extract-error.js';
import { quoted, type OldDatabase, type OldTable, type RawValue, type RowQuery } from '../old-database.js';
import { queryFailure } from './query-failure.js';
import { readTables } from './read-tables.js';
import { sentence, type Text } from '../../words/index.js';

const BATCH_ROWS = 1_000;
const CONNECT_TIMEOUT_MS = 10_000;

/** Everything as PostgreSQL writes it: a `Date` would lose the microseconds, a parsed `jsonb` the form of its numbers. */
const AS_TEXT: pg.CustomTypesConfig = { getTypeParser: () => (text: string | Buffer) => text };

/**
 * One state for all that follows, and no way to write. The locks of a SELECT keep nobody from reading or writing rows; where a change of the tables
 * themselves holds them, we give up soon rather than stand in the queue, since everybody else would stand behind us.
 */
const BEGIN = `
  BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
  SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
  SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL extra_float_digits = 1`;

/**
 * Opens one state of an old database in PostgreSQL: a single read-only transaction, from whose beginning nothing changes for us any more.
 * @throws ExtractError in words, without the password
 */
export async function openPostgres(url: string): Promise<OldDatabase> {
  const address = asAsked(() => addressOf(url));
  const client = await connected(url, address);
  try {
    await client.query(BEGIN);
    const { rows } = await client.query<[string]>({ text: 'SELECT txid_current_snapshot()', rowMode: 'array' });
    return new OpenPostgres(client, address, await readTables(client), rows[0]?.[0] ?? '');
  } catch (error) {
    await client.end().catch(() => undefined);
    throw queryFailure(error, address);
  }
}

async function connected(url: string, address: Address): Promise<pg.Client> {
  const { encryption, url: plainUrl } = asAsked(() => encryptionOf(url));
  try {
    try {
      return await connect(plainUrl, encryption.ssl);
    } catch (error) {
      if (!encryption.fallsBack || !isWithoutTls(error)) throw error;
      return await connect(plainUrl, false);
    }
  } catch (error) {
    throw new ExtractError(connectionFailure(error, address).told);
  }
}

async function connect(url: string, ssl: pg.ClientConfig['ssl']): Promise<pg.Client> {
  const { default: postgres } = await import('pg');
  const client = new postgres.Client({
    connectionString: url, types: AS_TEXT, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, application_name: 'convoyeur extract', keepAlive: true, ...(ssl === undefined ? {} : { ssl }),
  });
  // A connection that breaks is told by the query that needs it.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** What is wrong with the URL itself. */
function asAsked<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw error instanceof TargetError ? new ExtractError({ ...error.told, said: sentence('--from: {said}', { said: error.told.said }) }) : error;
  }
}

class OpenPostgres implements OldDatabase {
  readonly kind = 'postgresql';
  readonly snapshot: string;
  readonly warnings: readonly Text[] = [];
  #closed = false;
  /** Why the connection is lost, once it is. */
  #cause: Error | undefined;
  /** Ends the wait that is under way, if any: the cursor itself would wait for ever. */
  #fail: ((cause: Error) => void) | undefined;

  constructor(
    private readonly client: pg.Client,
    private readonly address: Address,
    readonly tables: ReadonlyMap<string, OldTable>,
    snapshot: string,
  ) {
    this.snapshot = `transactions ${snapshot}`;
    const lose = (cause: Error): void => {
      this.#cause ??= cause;
      this.#fail?.(cause);
    };
    client.once('error', lose).once('end', () => { lose(new Error('Connection terminated unexpectedly')); });
  }

  /** Through a cursor of the server, so that a table of any size passes in little memory. */
  async *rows({ table, columns, orderBy }: RowQuery): AsyncGenerator<readonly (readonly RawValue[])[]> {
    const { default: Cursor } = await import('pg-cursor');
    const text = `SELECT ${columns.map(({ name }) => quoted(name)).join(', ')} FROM ${quoted(table)} ORDER BY ${orderBy.map(quoted).join(', ')}`;
    const cursor = this.client.query(new Cursor<(string | null)[]>(text, [], { rowMode: 'array', types: AS_TEXT }));
    try {
      for (;;) {
        const rows = await this.#orLost(() => cursor.read(BATCH_ROWS));
        if (rows.length === 0) return;
        yield rows;
      }
    } catch (error) {
      throw queryFailure(error, this.address, table);
    } finally {
      await this.#orLost(() => cursor.close()).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    // Without a ROLLBACK: the server does it when the connection ends, also in the middle of a query.
    await this.client.end();
  }

  /**
   * What the cursor answers, unless the connection is lost before or meanwhile. Each wait has a promise of its own: a race against one that lives as long
   * as the connection would keep the answers of all waits in memory.
   */
  async #orLost<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (this.#cause !== undefined) throw this.#cause;
    try {
      return await new Promise((resolve, reject) => {
        this.#fail = reject;
        ask().then(resolve, reject);
      });
    } finally {
      this.#fail = undefined;
    }
  }
}
