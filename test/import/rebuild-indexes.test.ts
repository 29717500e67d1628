import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { openDataSource } from '#convoyeur/target/data-source.js';
import { ensureOwnSchema } from '#convoyeur/target/schema/own-schema.js';
import { REBUILT_TABLES, REFERRED_TABLES } from '#convoyeur/target/write/index-rebuild.js';

import { committed, importFedow, plainly, signedAcceptance } from './command.js';
import { type TestDatabase, type TestServer, tenantsOf, testServer } from './database.js';
import { FAULTY, fixture } from './dumps.js';
import { addLocalMoney } from './lived.js';
import { differences, snapshotOf } from './snapshot.js';

const rebuild = suite('--rebuild-indexes');
let server: TestServer;
rebuild.before(async () => { server = await testServer(); });
rebuild.after(async () => { await server.close(); });

const CLEAN = fixture('clean.jsonl');

/** Every index and constraint of V2's shared tables, or of the tool's own, with what PostgreSQL says of it. */
async function definitions(database: TestDatabase, schema = 'public'): Promise<string[]> {
  const rows = await database.sql(
    `SELECT concat_ws(' ', i.indrelid::regclass, pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisunique, i.indisprimary) AS line
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = $1::regnamespace
     UNION ALL
     SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated, condeferrable, condeferred)
     FROM pg_constraint WHERE connamespace = $1::regnamespace ORDER BY line`,
    [schema],
  );
  return rows.map(({ line }) => String(line));
}

/** Of the tool's own tables, as its migrations make them. */
async function ownDefinitions(): Promise<string[]> {
  const database = await server.lespass();
  const dataSource = await openDataSource(database.url);
  const queryRunner = dataSource.createQueryRunner();
  await ensureOwnSchema(queryRunner);
  await queryRunner.release();
  await dataSource.destroy();
  const made = await definitions(database, 'convoyeur');
  await database.close();
  return made;
}

rebuild('a commit leaves the same rows, and the same indexes and constraints by name and definition', async () => {
  const [plain, bare] = [await server.lespass(), await server.lespass()];
  const before = await definitions(bare);
  await committed(CLEAN, plain.url);
  await committed(CLEAN, bare.url, '--rebuild-indexes');
  assert.equal(await definitions(bare), before);
  assert.equal(await definitions(plain), before);
  assert.equal(await definitions(bare, 'convoyeur'), await ownDefinitions());
  const money = 'SELECT md5(string_agg(t::text, $$|$$ ORDER BY id)) FROM fedow_core_transaction t';
  assert.is(await bare.value(money), await plain.value(money));
  // The constraints are alive, not only named.
  const refused = await bare.sql(`INSERT INTO fedow_core_transaction SELECT * FROM fedow_core_transaction LIMIT 1`).then(() => '', (error: unknown) => String(error));
  assert.match(refused, 'duplicate key');
  await plain.close();
  await bare.close();
});

rebuild('the keys that a tenant’s own tables refer to stay, and so do the rows there', async () => {
  const database = await server.lespass({ tables: ['t0'] });
  const before = await definitions(database);
  await committed(CLEAN, database.url, '--rebuild-indexes');
  assert.equal(await definitions(database), before);
  await database.close();
});

rebuild('it is refused, whatever the mode, as soon as V2 has a transaction', async () => {
  const database = await server.lespass();
  await addLocalMoney(database);
  const before = await snapshotOf(database);
  for (const flags of [[], ['--rehearse'], ['--commit']]) {
    const { code, stderr } = await importFedow(CLEAN, database.url, '--rebuild-indexes', ...flags);
    assert.is(code, 3);
    assert.match(stderr, /--rebuild-indexes: expected a V2 without transactions, found \d+ rows? in fedow_core_transaction/u);
  }
  assert.equal(differences(before, await snapshotOf(database)), []);
  await database.close();
});

rebuild('a rehearsal leaves rows, indexes and constraints as they were', async () => {
  const database = await server.lespass({ tenants: tenantsOf(FAULTY) });
  const [rows, before] = [await snapshotOf(database), await definitions(database)];
  const accept = await signedAcceptance(fixture('faulty.jsonl'));
  const { code, report } = await importFedow(fixture('faulty.jsonl'), database.url, '--rebuild-indexes', '--rehearse', ...accept);
  assert.is(code, 0);
  assert.is(report.verdict, 'accepted');
  assert.equal(differences(rows, await snapshotOf(database)), []);
  assert.equal(await definitions(database), before);
  await database.close();
});

rebuild('a commit that PostgreSQL refuses at its end leaves everything as it was', async () => {
  const database = await server.lespass();
  // Nothing looks at this column but the index that cannot be built again.
  await database.sql('CREATE UNIQUE INDEX one_a_day ON fedow_core_transaction (tenant_id, action)');
  const [rows, before] = [await snapshotOf(database), await definitions(database)];
  const { code, stderr } = await importFedow(CLEAN, database.url, '--rebuild-indexes', '--commit');
  assert.is(code, 3);
  assert.match(stderr, 'one_a_day');
  assert.equal(differences(rows, await snapshotOf(database)), []);
  assert.equal(await definitions(database), before);
  await database.close();
});

rebuild('an index whose form no definition tells is not lost in silence', async () => {
  const database = await server.lespass();
  await database.sql(`COMMENT ON INDEX "fedow_core_transaction_hash_30116b4a_like" IS 'asked for by the accountants'`);
  const before = await definitions(database);
  const { code, stderr } = await importFedow(CLEAN, database.url, '--rebuild-indexes', '--commit');
  assert.is(code, 3);
  assert.match(stderr, 'as they were before the import, found others');
  assert.equal(await definitions(database), before);
  await database.close();
});

rebuild('the plan says what is closed and what is locked, and the locks are those that PostgreSQL needs', async () => {
  const database = await server.lespass();
  const { stdout } = await plainly('import', 'fedow', '--source', CLEAN, '--database-url', database.url, '--rebuild-indexes');
  const [, closed = '', locked = ''] = /close these tables to Lespass,\s+reading\s+included:\n((?: {2}\S+\n)+)A commit would keep[^:]+:\n((?: {2}\S+\n?)+)/.exec(stdout) ?? [];
  assert.equal(closed.split('\n').map((line) => line.trim()).filter(Boolean), [...REBUILT_TABLES]);
  for (const table of REFERRED_TABLES) assert.match(locked, `  ${table}`);
  const referred = await database.sql(
    `SELECT DISTINCT c.relname AS name FROM pg_constraint k JOIN pg_class c ON c.oid = k.confrelid
     WHERE k.contype = 'f' AND k.conrelid IN (SELECT oid FROM pg_class WHERE relname = ANY($1) AND relnamespace = 'public'::regnamespace) AND NOT c.relname = ANY($1)`,
    [[...REBUILT_TABLES]],
  );
  assert.equal(referred.map(({ name }) => String(name)).sort(), [...REFERRED_TABLES].sort());
  await database.close();
});

rebuild.run();
