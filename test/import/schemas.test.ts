import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { committed, convoyeur, importFedow } from './command.js';
import { TENANTS, type TestServer, testServer } from './database.js';
import { fixture } from './dumps.js';
import { differences, snapshotOf } from './snapshot.js';

const schemas = suite('a target whose tables are not quite those of Lespass V2');
let server: TestServer;
schemas.before(async () => { server = await testServer(); });
schemas.after(async () => { await server.close(); });

const CLEAN = fixture('clean.jsonl');

schemas('more columns, nullable or with a default, are listed and no error', async () => {
  const database = await server.lespass({ tables: ['federation_fed', ...TENANTS.map(({ schema }) => schema)] });
  await database.sql('ALTER TABLE fedow_core_transaction ADD COLUMN note text');
  await database.sql(`ALTER TABLE "AuthBillet_tibilletuser" ADD COLUMN language varchar(2) NOT NULL DEFAULT 'fr'`);
  const check = await convoyeur('schema', 'check', '--database-url', database.url);
  assert.is(check.code, 0, check.stderr);
  for (const column of ['note', 'language']) assert.match(check.stdout, `"${column}"`);
  assert.is((await committed(CLEAN, database.url)).verdict, 'clean');
  assert.is(await database.value(`SELECT count(*) FROM "AuthBillet_tibilletuser" WHERE language = 'fr'`), await database.value('SELECT count(*) FROM "AuthBillet_tibilletuser"'));
  await database.close();
});

const BROKEN: Readonly<Record<string, readonly [statement: string, words: string]>> = {
  'a column that must be given a value': [`ALTER TABLE fedow_core_token ADD COLUMN reserved integer NOT NULL DEFAULT 0; ALTER TABLE fedow_core_token ALTER COLUMN reserved DROP DEFAULT`, 'fedow_core_token.reserved'],
  'a table that is missing': ['DROP TABLE fedow_core_federation_assets', 'fedow_core_federation_assets'],
  'a column that is missing': ['ALTER TABLE fedow_core_transaction DROP COLUMN migrated', 'fedow_core_transaction.migrated'],
  'a column of another type': ['ALTER TABLE fedow_core_token ALTER COLUMN value TYPE smallint', 'fedow_core_token.value'],
  'an id that no sequence numbers': ['ALTER TABLE fedow_core_federation_assets ALTER COLUMN id DROP IDENTITY', 'fedow_core_federation_assets.id'],
};

for (const [what, [statement, words]] of Object.entries(BROKEN)) {
  schemas(`${what} ends every command with 3, and writes nothing`, async () => {
    const database = await server.lespass();
    await database.sql(statement);
    const before = await snapshotOf(database);
    for (const command of [
      ['import', 'fedow', '--source', CLEAN], ['import', 'fedow', '--source', CLEAN, '--commit'], ['schema', 'check'], ['verify', 'import', '--source', CLEAN], ['verify', 'transactions'], ['invariants', 'run', '--database'],
    ]) {
      const { code, stderr } = await convoyeur(...command, '--database-url', database.url);
      assert.is(code, 3, `${command.join(' ')}: ${stderr}`);
      assert.match(stderr, words);
    }
    assert.equal(differences(before, await snapshotOf(database)), []);
    await database.close();
  });
}

schemas('an empty database is no Lespass; schema create makes its tables, once', async () => {
  const database = await server.lespass({ tenants: [] });
  await database.sql('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  const refused = await importFedow(CLEAN, database.url, '--commit');
  assert.is(refused.code, 3);
  assert.match(refused.stderr, 'expected a table, found none');
  assert.is((await convoyeur('schema', 'create', '--database-url', database.url)).code, 0);
  assert.is((await convoyeur('schema', 'check', '--database-url', database.url)).code, 0);
  const before = await snapshotOf(database);
  const twice = await convoyeur('schema', 'create', '--database-url', database.url);
  assert.is(twice.code, 3);
  assert.match(twice.stderr, 'expected a database without tables');
  assert.equal(differences(before, await snapshotOf(database)), []);
  await database.close();
});

schemas('a Lespass that knows other tenants too is left alone in them', async () => {
  const database = await server.lespass({ tables: ['t0', 't1'] });
  const tables = async (): Promise<unknown> => Object.fromEntries(Object.entries(await snapshotOf(database)).filter(([name]) => /^t[01]\./.test(name)));
  const before = await tables();
  await committed(CLEAN, database.url);
  assert.equal(await tables(), before);
  await database.close();
});

schemas.run();
