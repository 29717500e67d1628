import type { PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Sentence } from '../words/index.js';
import { openDataSource } from './data-source.js';
import { startEmbedded } from './embedded/start-embedded.js';
import { databaseFailure } from './database-failure.js';
import { begins, hasCommitted, interruption, type UnderWay } from './interruption.js';
import { createV2 } from './schema/create-v2.js';

/** Which target, as it was asked for on the command line. */
export interface TargetAddress {
  /** Undefined: the embedded database. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Registers what ends the sessions on Ctrl-C, and says what stands; see `interruption`. Returns what takes it back. */
  readonly onInterrupt?: OnInterrupt;
}

export interface TargetOptions extends TargetAddress {
  /** Whether the embedded database is made where there is none yet. */
  readonly create: boolean;
}

export type OnInterrupt = (cleanup: () => Promise<Sentence | undefined>) => () => void;

/** The database of Lespass V2: an external server, or the embedded one. */
export interface Target {
  readonly kind: 'embedded' | 'external';
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

/** @throws TargetError when it cannot be reached, or is not there and is not to be made */
export async function openTarget(options: TargetOptions): Promise<Target> {
  const target = await openEither(options);
  const takeBack = options.onInterrupt?.(interruption(target.dataSource));
  return {
    ...target,
    close: async () => {
      // That something was committed is told also to whoever interrupts before the command could say so.
      if (!hasCommitted(target.dataSource)) takeBack?.();
      await target.close();
    },
  };
}

async function openEither({ databaseUrl, dataDir, create, onInterrupt }: TargetOptions): Promise<Target> {
  if (databaseUrl !== undefined) {
    const dataSource = await openDataSource(databaseUrl);
    return { kind: 'external', dataSource, close: () => dataSource.destroy() };
  }
  const server = await startEmbedded({ dataDir, create, onInterrupt });
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
  await inTransaction(dataSource, 'write', async ({ queryRunner }) => {
    // Two programs at once on a new data folder: the second one waits, then finds the tables.
    await queryRunner.query('SELECT pg_advisory_xact_lock(hashtext($1))', ['convoyeur schema']);
    const [row] = (await queryRunner.query(`SELECT to_regclass('public."Customers_client"') IS NOT NULL AS there`)) as { there: boolean }[];
    if (row?.there !== true) await createV2(queryRunner);
    return row?.there === true ? 'rollback' : 'commit';
  });
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
  try {
    const client = (await queryRunner.connect()) as PoolClient;
    const underWay = begins(dataSource, client, mode);
    try {
      await Promise.race([underWay.lost, transaction({ queryRunner, client }, mode, work, underWay, guard)]);
    } catch (error) {
      // Whoever interrupts has words of their own, and ends the program.
      if (underWay.isInterrupted) await new Promise(() => undefined);
      const cause = await underWay.cause();
      throw databaseFailure(cause ?? error, underWay.isCommitting ? 'perhaps' : 'nothing');
    } finally {
      underWay.ended();
    }
  } finally {
    await queryRunner.release();
  }
}

async function transaction(session: Session, mode: 'read' | 'write', work: (session: Session) => Promise<Ending>, underWay: UnderWay, guard?: Guard): Promise<void> {
  const { client } = session;
  const release = await guard?.(client);
  try {
    await client.query(`START TRANSACTION ISOLATION LEVEL REPEATABLE READ ${mode === 'read' ? 'READ ONLY' : 'READ WRITE'}`);
    let ending: Ending = 'rollback';
    try {
      ending = await work(session);
    } finally {
      if (ending === 'rollback') await client.query('ROLLBACK').catch(() => undefined);
    }
    // It was said that nothing was written: the session is being ended, and must not commit before that.
    if (underWay.isInterrupted) await new Promise(() => undefined);
    underWay.isCommitting = ending === 'commit';
    if (ending === 'commit') await client.query('COMMIT');
  } finally {
    await release?.();
  }
}
