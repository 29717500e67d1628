import type { ClientBase } from 'pg';
import { MigrationExecutor, type QueryRunner } from 'typeorm';

/** Where the migrations that have run are listed. */
export const MIGRATIONS_TABLE = 'convoyeur.migration';

/** Whether an import has been committed here before: the tool's own tables are there. Writes nothing. */
export async function hasOwnSchema(client: ClientBase): Promise<boolean> {
  const { rows: [row] } = await client.query<{ present: boolean }>(`SELECT to_regclass('convoyeur.import_run') IS NOT NULL AS present`);
  return row?.present === true;
}

/**
 * Creates the schema `convoyeur` and its tables, or brings them up to date, on the caller's connection and inside the
 * caller's transaction: with its ROLLBACK nothing of it is left.
 * @param queryRunner of a data source that `openDataSource` gave
 */
export async function ensureOwnSchema(queryRunner: QueryRunner): Promise<void> {
  const [row] = (await queryRunner.query(`SELECT to_regnamespace('convoyeur') IS NOT NULL AS present`)) as { present: boolean }[];
  // IF NOT EXISTS would demand the right to create schemas even where an administrator has made this one beforehand.
  if (row?.present !== true) await queryRunner.query('CREATE SCHEMA convoyeur');
  const executor = new MigrationExecutor(queryRunner.dataSource, queryRunner);
  executor.transaction = 'none';
  await executor.executePendingMigrations();
}
