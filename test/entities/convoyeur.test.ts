import { CONVOYEUR_ENTITIES } from '#convoyeur/entities/index.js';
import { openDataSource } from '#convoyeur/target/data-source.js';
import { ensureOwnSchema, hasOwnSchema } from '#convoyeur/target/schema/own-schema.js';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { MigrationExecutor, type QueryRunner } from 'typeorm';
import type { PoolClient } from 'pg';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { describeSchema } from '../target/schema-catalogue.js';
import { freshServer, undone } from '../target/schema-server.js';
import { describeEntity, metadataOf, type Description } from './description.js';

const test = suite('the tool’s own schema');
const server = await freshServer();
const dataSource = await openDataSource(server.url);

test.after(async () => {
  await dataSource.destroy();
  await server.close();
});

const inTransaction = (work: (queryRunner: QueryRunner) => Promise<void>): Promise<void> => undone(dataSource, work);

test('is made inside the caller’s transaction: after ROLLBACK nothing is left', async () => {
  await inTransaction(async (queryRunner) => {
    assert.is(await hasOwnSchema((await queryRunner.connect()) as PoolClient), false);
    await ensureOwnSchema(queryRunner);
    assert.is(await hasOwnSchema((await queryRunner.connect()) as PoolClient), true);
    assert.is(queryRunner.isTransactionActive, true);
  });
  const left: unknown[] = await dataSource.query(`SELECT nspname FROM pg_namespace WHERE nspname NOT IN ('public', 'information_schema') AND nspname NOT LIKE 'pg\\_%'`);
  assert.equal(left, []);
  assert.equal(await dataSource.query(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`), []);
});

test('is made once: a second call does nothing', async () => {
  await inTransaction(async (queryRunner) => {
    await ensureOwnSchema(queryRunner);
    const before = await oids(queryRunner);
    await ensureOwnSchema(queryRunner);
    assert.equal(await oids(queryRunner), before);
    assert.equal(await queryRunner.query('SELECT name FROM convoyeur.migration'), [{ name: 'OwnSchema1795400000000' }]);
  });
});

test('is made whatever the search_path, and where an administrator has made the schema beforehand', async () => {
  await inTransaction(async (queryRunner) => {
    await queryRunner.query('CREATE SCHEMA venue; CREATE SCHEMA convoyeur; SET LOCAL search_path = venue');
    assert.is(await hasOwnSchema((await queryRunner.connect()) as PoolClient), false);
    await ensureOwnSchema(queryRunner);
    assert.is(await hasOwnSchema((await queryRunner.connect()) as PoolClient), true);
    assert.equal(await queryRunner.query(`SELECT relname FROM pg_class WHERE relnamespace = 'venue'::regnamespace`), []);
  });
});

test('its tables are what the entities say', async () => {
  const metadatas = await metadataOf([...CONVOYEUR_ENTITIES]);
  await inTransaction(async (queryRunner) => {
    await ensureOwnSchema(queryRunner);
    await queryRunner.query('SET LOCAL search_path = convoyeur');
    const { migration: _, ...tables } = await describeSchema(queryRunner, 'convoyeur');
    assert.equal(tables, Object.fromEntries(metadatas.map((metadata) => [metadata.tableName, asIndexed(describeEntity(metadata))])));
  });
});

test('can be unmade', async () => {
  await inTransaction(async (queryRunner) => {
    await ensureOwnSchema(queryRunner);
    const executor = new MigrationExecutor(dataSource, queryRunner);
    executor.transaction = 'none';
    await executor.undoLastMigration();
    assert.equal(Object.keys(await describeSchema(queryRunner, 'convoyeur')), ['migration']);
  });
});

test('what was imported may be written before the run it belongs to, but not without it', async () => {
  const origin = `INSERT INTO convoyeur.token_origin VALUES (gen_random_uuid(), 1, gen_random_uuid(), gen_random_uuid(), 2000)`;
  await inTransaction(async (queryRunner) => {
    await ensureOwnSchema(queryRunner);
    await queryRunner.query(origin);
    await queryRunner.query(`INSERT INTO convoyeur.import_run VALUES (1, 'import fedow', NULL, 'dump.jsonl', 'f00', 'jsonl', '0.1.0', now())`);
    await queryRunner.query('SET CONSTRAINTS ALL IMMEDIATE');
  });
  await inTransaction(async (queryRunner) => {
    await ensureOwnSchema(queryRunner);
    await queryRunner.query(origin);
    const refusal: unknown = await queryRunner.query('SET CONSTRAINTS ALL IMMEDIATE').catch((error: unknown) => error);
    assert.match(String(refusal), /token_origin_run_id_fkey/);
  });
});

test('nothing of it is printed on stdout, not even a query that fails', async () => {
  const program = `
    import { openDataSource } from '#convoyeur/target/data-source.js';
    import { ensureOwnSchema } from '#convoyeur/target/schema/own-schema.js';
    const dataSource = await openDataSource(process.env.TARGET);
    const queryRunner = dataSource.createQueryRunner();
    await queryRunner.startTransaction();
    await ensureOwnSchema(queryRunner);
    await queryRunner.query('SELECT broken').catch(() => console.error('it failed'));
    await queryRunner.rollbackTransaction();
    await queryRunner.release();
    await dataSource.destroy();`;
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], { cwd: root, env: { ...process.env, TARGET: server.url } });
  assert.is(stdout, '');
  assert.is(stderr, 'it failed\n');
});

async function oids(queryRunner: QueryRunner): Promise<unknown> {
  return queryRunner.query(`SELECT oid, relname FROM pg_class WHERE relnamespace = 'convoyeur'::regnamespace ORDER BY oid`);
}

/** Spells an entity's indexes as PostgreSQL does. */
function asIndexed(description: Description): Description {
  const indexes = description.indexes.map((index) => index.replace(/^(\w+): (.*)$/, `$1: CREATE INDEX $1 ON ${description.table} USING btree $2`));
  return { ...description, indexes };
}

test.run();
