import type { ConnectionOptions } from 'node:tls';
import pg from 'pg';
import { DataSource, type Logger } from 'typeorm';
import { CONVOYEUR_ENTITIES, MIGRATIONS, SHARED_ENTITIES, TENANT_ENTITIES } from '../entities/index.js';
import { addressOf } from './address.js';
import { connectionFailure } from './connection-failure.js';
import { MIGRATIONS_TABLE } from './schema/own-schema.js';
import { encryptionOf, isWithoutTls } from './tls.js';

export interface OpenOptions {
  /** Every transaction of this data source is READ ONLY unless it says otherwise. */
  readonly readOnly?: boolean;
  /** How long to wait for the server; 10 seconds unless told. */
  readonly connectTimeoutMs?: number;
}

/**
 * Connects to the target, for the entities of V2 and of the tool's own schema. Nothing is created or changed by that.
 *
 * In a session moments are in UTC, and plain SQL gives moments and dates as PostgreSQL's text
 * (`2023-03-03 03:43:15.598176+00`): pg's `Date` would cut the microseconds and shift dates.
 *
 * @param url `postgres://user:password@host:port/database`
 * @throws TargetError in words, without the password, for a malformed URL and for a connection that fails
 */
export async function openDataSource(url: string, options: OpenOptions = {}): Promise<DataSource> {
  const address = addressOf(url);
  const { encryption, url: plainUrl } = encryptionOf(url);
  try {
    try {
      return await dataSource(plainUrl, options, encryption.ssl).initialize();
    } catch (error) {
      if (!encryption.fallsBack || !isWithoutTls(error)) throw error;
      return await dataSource(plainUrl, options, false).initialize();
    }
  } catch (error) {
    throw connectionFailure(error, address);
  }
}

function dataSource(url: string, options: OpenOptions, ssl: ConnectionOptions | false): DataSource {
  return new DataSource({
    type: 'postgres',
    entities: [...SHARED_ENTITIES, ...TENANT_ENTITIES, ...CONVOYEUR_ENTITIES],
    migrations: [...MIGRATIONS],
    migrationsTableName: MIGRATIONS_TABLE,
    synchronize: false,
    // TypeORM would print failed queries and migrations on stdout, which belongs to --json; what fails is told by whoever asked for it.
    logger: SILENT,
    // TypeORM would try CREATE EXTENSION on a database that is not ours to change.
    installExtensions: false,
    applicationName: 'convoyeur',
    connectTimeoutMS: options.connectTimeoutMs ?? 10_000,
    // A connection that breaks while idle is met again by the next query, which tells it.
    poolErrorHandler: () => undefined,
    // Past TypeORM, whose own reading of URLs knows neither sockets nor an encoded database name.
    extra: { connectionString: withSessionSettings(url, options.readOnly ?? false), ssl, types: momentsAsText() },
  });
}

/** Sent with the connection's first packet, so that no query can come before; pg lets a URL's `options` win, hence the merge. */
function withSessionSettings(url: string, readOnly: boolean): string {
  const parsed = new URL(url);
  const given = parsed.searchParams.get('options');
  const settings = ['-c TimeZone=UTC', '-c DateStyle=ISO', ...(readOnly ? ['-c default_transaction_read_only=on'] : [])];
  const merged = [...(given === null ? [] : [given]), ...settings].join(' ');
  parsed.searchParams.delete('options');
  const rest = parsed.searchParams.toString();
  parsed.search = `${rest === '' ? '' : `${rest}&`}options=${encodeURIComponent(merged)}`;
  return parsed.href;
}

/** `logging: false` would leave the failure of a migration to be printed. */
const SILENT: Logger = {
  logQuery: () => undefined, logQueryError: () => undefined, logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined, logMigration: () => undefined, log: () => undefined,
};

function momentsAsText(): pg.TypeOverrides {
  const types = new pg.TypeOverrides();
  for (const type of [pg.types.builtins.DATE, pg.types.builtins.TIMESTAMP, pg.types.builtins.TIMESTAMPTZ]) {
    types.setTypeParser(type, (text: string) => text);
  }
  return types;
}
