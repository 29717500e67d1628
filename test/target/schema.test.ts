import { openDataSource } from '#convoyeur/target/data-source.js';
import { createV2 } from '#convoyeur/target/schema/create-v2.js';
import { sharedDdl, tenantDdl } from '#convoyeur/target/schema/v2-ddl.js';
import { v2Facts, type TableFacts } from '#convoyeur/target/schema/v2-facts.js';
import { TargetError } from '#convoyeur/target/target-error.js';
import type { QueryRunner } from 'typeorm';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { columnText, type Description } from '../entities/description.js';
import { describeSchema } from './schema-catalogue.js';
import { freshServer, undone } from './schema-server.js';

const test = suite('the tables of Lespass V2');
const server = await freshServer();
const dataSource = await openDataSource(server.url);

test.after(async () => {
  await dataSource.destroy();
  await server.close();
});

const inTransaction = (work: (queryRunner: QueryRunner) => Promise<void>): Promise<void> => undone(dataSource, work);

test('the shared ones are created as recorded from the real ones', async () => {
  await inTransaction(async (queryRunner) => {
    await createV2(queryRunner);
    assert.equal(await describeSchema(queryRunner, 'public'), describeFacts(v2Facts().shared, 'public'));
  });
});

test('a tenant’s are created as recorded, in a schema of their own', async () => {
  await inTransaction(async (queryRunner) => {
    await createV2(queryRunner);
    for (const statement of [...tenantDdl('mama_sound'), ...tenantDdl('_2le_lieu')]) await queryRunner.query(statement);
    for (const schema of ['mama_sound', '_2le_lieu']) {
      await queryRunner.query(`SET LOCAL search_path = "${schema}", public`);
      assert.equal(await describeSchema(queryRunner, schema), describeFacts(v2Facts().tenant, schema));
    }
  });
});

test('foreign keys lead to the tenant’s own tables or to shared ones, whatever the search_path', async () => {
  await inTransaction(async (queryRunner) => {
    await createV2(queryRunner);
    await queryRunner.query('CREATE SCHEMA other');
    for (const statement of tenantDdl('other')) await queryRunner.query(statement);
    await queryRunner.query('SET LOCAL search_path = other');
    for (const statement of tenantDdl('venue')) await queryRunner.query(statement);
    const targets = (await queryRunner.query(
      `SELECT DISTINCT n.nspname AS target FROM pg_constraint k JOIN pg_class c ON c.oid = k.confrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE k.connamespace = 'venue'::regnamespace AND k.contype = 'f' ORDER BY 1`,
    )) as { target: string }[];
    assert.equal(targets, [{ target: 'public' }, { target: 'venue' }]);
  });
});

test('a database with a table in it is refused, by name, and left alone', async () => {
  await inTransaction(async (queryRunner) => {
    await queryRunner.query('CREATE TABLE shop (id integer)');
    const error: unknown = await createV2(queryRunner).catch((reason: unknown) => reason);
    assert.instance(error, TargetError);
    assert.is((error as TargetError).exitCode, 3);
    assert.match((error as TargetError).message, /found 1 \(public\.shop\)\. Create an empty database/);
    assert.equal(Object.keys(await describeSchema(queryRunner, 'public')), ['shop']);
  });
});

test('without a transaction of the caller’s it is all or nothing', async () => {
  const queryRunner = dataSource.createQueryRunner();
  try {
    // The name of an index that comes late is taken, by what does not count as a table.
    await queryRunner.query('CREATE SEQUENCE fedow_core_token_asset_id_af5432a7');
    const error: unknown = await createV2(queryRunner).catch((reason: unknown) => reason);
    assert.match(String(error), /fedow_core_token_asset_id_af5432a7.* already exists/);
    assert.equal(await describeSchema(queryRunner, 'public'), {});
  } finally {
    await queryRunner.query('DROP SEQUENCE fedow_core_token_asset_id_af5432a7');
    await queryRunner.release();
  }
});

test('names that are none of a schema are refused before they come near SQL', () => {
  for (const name of ['', 'Mama', '1er', 'mama-sound', 'a"; DROP SCHEMA public; --', 'é', 'a b', 'venue\n', 'a'.repeat(64)]) {
    assert.throws(() => tenantDdl(name), (error: unknown) => error instanceof TargetError, JSON.stringify(name));
  }
  assert.ok(tenantDdl('a'.repeat(63)).length > 0);
});

test('there is something to create', () => {
  assert.is(sharedDdl().filter((statement) => statement.startsWith('CREATE TABLE')).length, 18);
  assert.is(tenantDdl('venue').filter((statement) => statement.startsWith('CREATE TABLE')).length, 15);
});

function describeFacts(facts: TableFacts, schema: string): Record<string, Description> {
  return Object.fromEntries(
    Object.entries(facts)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([table, { columns, constraints, indexes }]) => [
        table,
        {
          table: `${schema}.${table}`,
          columns: columns.map(({ name, type, nullable, generated }) => columnText(name, type, nullable, generated)),
          constraints: constraints.map(({ kind, name, definition }) => (kind === 'primary key' ? definition : `${name}: ${definition}`)).sort(),
          indexes: indexes.map(({ name, definition }) => `${name}: ${definition.replace(' ON public.', ` ON ${schema}.`)}`).sort(),
        },
      ]),
  );
}

test.run();
