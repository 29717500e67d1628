import type { PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { openDataSource } from './data-source.js';
import { startEmbedded } from './embedded/start-embedded.js';
import { databaseFailure } from './database-failure.js';
import { createV2 } from './schema/create-v2.js';

export interface TargetOptions {
  /** Undefined: the embedded database. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Whether the embedded database is made where there is none yet. */
  readonly create: boolean;
}

/** The database of Lespass V2: an external server, or the embedded one. */
export interface Target {
  readonly kind: 'embedded' | 'external';
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

/** @throws TargetError when it cannot be reached, or is not there and is not to be made */
export async function openTarget({ databaseUrl, dataDir, create }: TargetOptions): Promise<Target> {
  if (databaseUrl !== undefined) {
    const dataSource = await openDataSource(databaseUrl);
    return { kind: 'external', dataSource, close: () => dataSource.destroy() };
  }
  const server = await startEmbedded({ dataDir, create });
  try {
    const dataSource = await openDataSource(server.url);
    if (create) await createTablesOnce(dataSource);
    return {
      kind: 'embedded', dataSource,
      close: async () => {
        await dataSource.destroy();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function createTablesOnce(dataSource: DataSource): Promise<void> {
  const queryRunner = dataSource.createQueryRunner();
  try {
    await queryRunner.startTransaction();
    // Two programs at once on a new data folder: the second one waits, then finds the tables.
    await queryRunner.query('SELECT pg_advisory_xact_lock(hashtext($1))', ['convoyeur schema']);
    const [row] = (await queryRunner.query(`SELECT to_regclass('public."Customers_client"') IS NOT NULL AS there`)) as { there: boolean }[];
    if (row?.there !== true) await createV2(queryRunner);
    await queryRunner.commitTransaction();
  } finally {
    await queryRunner.release();
  }
}

/** One connection, with both of its faces: TypeORM's and pg's. */
export interface Session {
  readonly queryRunner: QueryRunner;
  readonly client: PoolClient;
}

/** How a transaction ends. */
export type Ending = 'commit' | 'rollback';

/** Taken on the connection ahead of BEGIN, so that waiting for it does not age the snapshot; resolves to its release. */
export type Guard = (client: PoolClient) => Promise<() => Promise<void>>;

/**
 * Runs work in one transaction of one connection, on one snapshot. Errors roll back; those of the database become words.
 * @param mode `read`: READ ONLY, so that PostgreSQL itself guarantees that nothing is written
 */
export async function inTransaction(dataSource: DataSource, mode: 'read' | 'write', work: (session: Session) => Promise<Ending>, guard?: Guard): Promise<void> {
  const queryRunner = dataSource.createQueryRunner();
  let release: (() => Promise<void>) | undefined;
  try {
    const client = (await queryRunner.connect()) as PoolClient;
    release = await guard?.(client);
    await client.query(`START TRANSACTION ISOLATION LEVEL REPEATABLE READ ${mode === 'read' ? 'READ ONLY' : 'READ WRITE'}`);
    let ending: Ending = 'rollback';
    try {
      ending = await work({ queryRunner, client });
    } finally {
      if (ending === 'rollback') await client.query('ROLLBACK').catch(() => undefined);
    }
    if (ending === 'commit') await client.query('COMMIT');
  } catch (error) {
    throw databaseFailure(error);
  } finally {
    await release?.();
    await queryRunner.release();
  }
}
