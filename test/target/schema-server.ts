import type { DataSource, QueryRunner } from 'typeorm';
import { startEmbedded } from '#convoyeur/target/embedded/start-embedded.js';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server of its own for one test file, with an empty database. */
export async function freshServer(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'convoyeur-test-'));
  // Started by root, the server runs as another user, who must get in.
  await chmod(folder, 0o755);
  const server = await startEmbedded({ dataDir: join(folder, 'data'), create: true });
  return {
    url: server.url,
    close: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs work in a transaction and takes it back: each test leaves the database as empty as it found it. */
export async function undone(dataSource: DataSource, work: (queryRunner: QueryRunner) => Promise<void>): Promise<void> {
  const queryRunner = dataSource.createQueryRunner();
  await queryRunner.startTransaction();
  try {
    await work(queryRunner);
  } finally {
    await queryRunner.rollbackTransaction();
    await queryRunner.release();
  }
}
