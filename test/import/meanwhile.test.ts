import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type pg from 'pg';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { committed, convoyeur, importFedow } from './command.js';
import { insertWith, type TestDatabase, type TestServer, testServer } from './database.js';
import { fixture, recordOf, recordsOf } from './dumps.js';
import { until as untilItHolds } from '../until.js';
import { addCard, addLocalMoney, addUser, addWallet, freshUuid, type LocalMoney } from './lived.js';

const meanwhile = suite('Lespass at work while an import is under way');
let server: TestServer;
meanwhile.before(async () => { server = await testServer(); });
meanwhile.after(async () => { await server.close(); });

const PROGRAM = resolve(import.meta.dirname, '../../bin/run.js');
const CLEAN = fixture('clean.jsonl');
const COUNT = recordsOf('transaction').length;

meanwhile('a sale that was begun before the import is waited for, and keeps its id; the import’s ids follow', async () => {
  const database = await server.lespass();
  const money = await addLocalMoney(database);
  const lespass = await busy(database, ...sale(money));
  const importing = importFedow(CLEAN, database.url, '--commit');
  await until(database, IMPORT_WAITS, 'the import waits for the sale');
  for (const [wallet, change] of [[money.purse, -100], [money.pot, 100]]) await lespass.query(SETTLE, [wallet, change]);
  await lespass.query('COMMIT');
  const { code, report, stderr } = await importing;
  assert.is(code, 0, stderr.slice(-500));
  assert.is(report.verdict, 'clean');
  assert.equal(await database.sql('SELECT migrated, min(id)::int AS first, max(id)::int AS last, count(*)::int AS rows FROM fedow_core_transaction GROUP BY 1 ORDER BY 1'), [
    { migrated: false, first: 1, last: 3, rows: 3 }, { migrated: true, first: 4, last: COUNT + 3, rows: COUNT },
  ]);
  await soundThenClosed(database);
});

meanwhile('a sale and a new card during the import wait for it, then succeed with ids of their own', async () => {
  const database = await server.lespass();
  const money = await addLocalMoney(database);
  // It wrote to the last of the tables that an import locks: until it is done, the import holds the others and waits.
  const holder = await busy(database, `INSERT INTO fedow_core_federation_assets (federation_id, asset_id) VALUES ($1, $2)`, [await addFederation(database), money.asset]);
  const importing = importFedow(CLEAN, database.url, '--commit');
  await until(database, IMPORT_WAITS, 'the import waits for the holder');
  const [till, desk] = [await database.connect(), await database.connect()];
  const selling = till.query<{ id: string }>(...sale(money));
  const carding = desk.query<{ id: number }>(`INSERT INTO "QrcodeCashless_cartecashless" (tag_id, number) VALUES ('NEWCARD1', 'NEWCARD1') RETURNING id`);
  await until(database, `SELECT count(*) = 2 FROM pg_stat_activity WHERE pid = ANY(ARRAY[${pidOf(till)}, ${pidOf(desk)}]) AND wait_event_type = 'Lock'`, 'both wait for the import');
  await holder.query('COMMIT');
  const { code, report, stderr } = await importing;
  assert.is(code, 0, stderr.slice(-500));
  assert.is(report.verdict, 'clean');
  const [sold, carded] = [(await selling).rows[0], (await carding).rows[0]];
  for (const [wallet, change] of [[money.purse, -100], [money.pot, 100]]) await database.sql(SETTLE, [wallet, change]);
  assert.is(Number(sold?.id), COUNT + 3);
  assert.is(carded?.id, recordsOf('card').length + 1);
  assert.is(await database.value('SELECT count(*) FROM fedow_core_transaction'), String(COUNT + 3));
  await soundThenClosed(database);
});

meanwhile('a balance that Lespass changes during the import is neither overwritten nor lost', async () => {
  const database = await server.lespass();
  const money = await addLocalMoney(database);
  const lespass = await busy(database, SETTLE, [money.purse, -100]);
  await lespass.query(SETTLE, [money.pot, 100]);
  await committed(CLEAN, database.url);
  const { rows: [sold] } = await lespass.query<{ id: string }>(...sale(money));
  await lespass.query('COMMIT');
  assert.is(Number(sold?.id), COUNT + 3);
  assert.equal(await database.sql('SELECT value FROM fedow_core_token WHERE asset_id = $1 ORDER BY value', [money.asset]), [{ value: 500 }, { value: 500 }]);
  await soundThenClosed(database);
});

meanwhile('a user whom Lespass creates during the import gets no double: refused in words, and it goes through when run again', async () => {
  const database = await server.lespass();
  const { fields } = recordOf('fedowuser', ({ wallet }) => wallet !== null);
  const email = String(fields['email']).toLowerCase();
  const lespass = await database.connect();
  await lespass.query('BEGIN');
  await addUser({ insert: (table, values) => insertWith(lespass, table, values) }, email, null);
  const importing = importFedow(CLEAN, database.url, '--commit');
  await until(database, IMPORT_WAITS, 'the import waits for the user');
  await lespass.query('COMMIT');
  const { code, report, stderr } = await importing;
  assert.is(code, 3, stderr.slice(-500));
  assert.is(report.committed, false);
  assert.match(stderr, 'the target: expected the statement to be carried out, found rows that do not fit together (a constraint of the database)');
  assert.match(stderr, 'Nothing was written. Somebody may have written meanwhile: run it again.');
  assert.not.match(stderr.slice(stderr.indexOf('Error:')), email);
  assert.is(await database.value('SELECT count(*) FROM fedow_core_transaction'), '0');
  await committed(CLEAN, database.url);
  assert.is(await database.value('SELECT wallet_id FROM "AuthBillet_tibilletuser" WHERE email = $1', [email]), fields['wallet']);
  await soundThenClosed(database);
});

meanwhile('a blank card that Lespass gives away during the import stays with its new user', async () => {
  const database = await server.lespass();
  const { fields } = recordOf('card', ({ user }) => user !== null);
  await addCard(database, { tag_id: fields['first_tag_id'], uuid: fields['qrcode_uuid'], number: fields['number_printed'] });
  const other = await addUser(database, 'somebody.else@example.org', await addWallet(database));
  const lespass = await busy(database, 'UPDATE "QrcodeCashless_cartecashless" SET user_id = $1', [other]);
  const importing = importFedow(CLEAN, database.url, '--commit');
  await until(database, IMPORT_WAITS, 'the import waits for the card');
  await lespass.query('COMMIT');
  const { code, stderr } = await importing;
  assert.is(code, 3, stderr.slice(-500));
  assert.is(await database.value('SELECT user_id FROM "QrcodeCashless_cartecashless"'), other);
  assert.is(await database.value('SELECT count(*) FROM fedow_core_transaction'), '0');
  await database.close();
});

meanwhile('of two imports at once the second ends with 3, in words that name the first; a dry-run needs no lock', async () => {
  const database = await server.lespass();
  await database.sql(PAUSE);
  const holder = await database.connect();
  await holder.query('SELECT pg_advisory_lock(4711)');
  const first = importFedow(CLEAN, database.url, '--commit');
  await until(database, `SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`, 'the first import is in the midst of its work');
  const second = await importFedow(CLEAN, database.url, '--commit');
  assert.is(second.code, 3);
  assert.match(second.stderr, /expected no other run at work, found “convoyeur: import fedow of clean\.jsonl” \(server process \d+, since .* UTC\)/);
  assert.is((await importFedow(CLEAN, database.url)).code, 0);
  await holder.query('SELECT pg_advisory_unlock(4711)');
  assert.is((await first).code, 0);
  assert.is((await importFedow(CLEAN, database.url, '--commit')).code, 0, 'the lock was let go');
  await database.close();
});

meanwhile('a writer that does not let go within the lock timeout is a refusal in words, and nothing is written', async () => {
  const database = await server.lespass();
  const holder = await busy(database, HOLD, [freshUuid()]);
  const { code, report, stderr } = await importFedow(CLEAN, database.url, '--commit');
  assert.is(code, 3);
  assert.is(report.committed, false);
  assert.match(stderr, 'expected tables that can be locked within 30 seconds, found other programs that hold some of ');
  assert.match(stderr, 'Nothing was written; try again when they are done.');
  await holder.query('ROLLBACK');
  assert.is(await database.value(`SELECT to_regnamespace('convoyeur') IS NULL`), 'true');
  await committed(CLEAN, database.url);
  await database.close();
});

meanwhile('of an import and a program that wait for each other, the import gives way in words, and the other goes on', async () => {
  const database = await server.lespass();
  const money = await addLocalMoney(database);
  const federation = await addFederation(database);
  // The import locks its tables in their order: it comes to the one before the last, and waits there.
  const gate = await busy(database, 'LOCK TABLE fedow_core_federation_tenants IN ROW EXCLUSIVE MODE', []);
  const lespass = await busy(database, 'INSERT INTO fedow_core_federation_assets (federation_id, asset_id) VALUES ($1, $2)', [federation, money.asset]);
  // Whoever looks for the deadlock first gives way: Lespass, whose wait begins first, must not.
  await lespass.query(`SET LOCAL deadlock_timeout = '10min'`);
  const importing = importFedow(CLEAN, database.url, '--commit');
  await until(database, IMPORT_WAITS, 'the import waits at the gate');
  const selling = lespass.query<{ id: string }>(...sale(money));
  await until(database, `SELECT count(*) = 1 FROM pg_stat_activity WHERE pid = ${pidOf(lespass)} AND wait_event_type = 'Lock'`, 'Lespass waits for the import');
  await gate.query('ROLLBACK');
  const { code, report, stderr } = await importing;
  assert.is(code, 3, stderr.slice(-500));
  assert.is(report.committed, false);
  assert.match(stderr, 'found a deadlock: another program waited for it in turn');
  assert.is((await selling).rowCount, 1);
  await lespass.query('COMMIT');
  assert.is(await database.value('SELECT count(*) FROM fedow_core_transaction WHERE migrated'), '0');
  await database.close();
});

meanwhile('an import that is killed leaves nothing, not even its lock', async () => {
  const database = await server.lespass();
  const holder = await busy(database, HOLD, [freshUuid()]);
  const words = ['import', 'fedow', '--source', CLEAN, '--database-url', database.url, '--commit'];
  const child = spawn(process.execPath, [PROGRAM, ...words], { stdio: 'ignore' });
  await until(database, IMPORT_WAITS, 'the import waits');
  child.kill('SIGKILL');
  await once(child, 'exit');
  await holder.query('ROLLBACK');
  await until(database, `SELECT count(*) = 0 FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'convoyeur%'`, 'the server has noticed');
  assert.is(await database.value(`SELECT to_regnamespace('convoyeur') IS NULL`), 'true');
  await committed(CLEAN, database.url);
  await database.close();
});

const SETTLE = 'UPDATE fedow_core_token SET value = value + $2 WHERE wallet_id = $1';
const HOLD = `INSERT INTO "QrcodeCashless_detail" (uuid, generation) VALUES ($1, 9)`;
/** An import pauses for as long as somebody holds a lock of the test's own; whoever waits for a lock itself gives up after half a minute. */
const PAUSE = `CREATE FUNCTION public.pause() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  WHILE NOT pg_try_advisory_xact_lock_shared(4711) LOOP PERFORM pg_sleep(0.02); END LOOP; RETURN NULL; END $$;
  CREATE TRIGGER pause BEFORE INSERT ON "AuthBillet_wallet" FOR EACH STATEMENT EXECUTE FUNCTION public.pause()`;
/** The import waits for a lock that a connection of Lespass holds. */
const IMPORT_WAITS = `SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'convoyeur%' AND wait_event_type = 'Lock'`;

/** Waits until a query gives true. */
async function until(database: TestDatabase, condition: string, what: string): Promise<void> {
  await untilItHolds(async () => (await database.value(condition)) === 'true', () => `waited in vain until ${what}`);
}

/** A connection of Lespass, within a transaction in which something was written. */
async function busy(database: TestDatabase, statement: string, values: unknown[]): Promise<pg.Client> {
  const client = await database.connect();
  await client.query('BEGIN');
  await client.query(statement, values);
  return client;
}

/** A sale of 1.00 € of V2's own, as any connection can run it. */
function sale({ asset, purse, pot, tenant }: LocalMoney): [string, unknown[]] {
  return [
    `INSERT INTO fedow_core_transaction (uuid, migrated, sender_id, receiver_id, asset_id, amount, action, tenant_id, datetime, comment, metadata, ip)
     VALUES ($1, false, $2, $3, $4, 100, 'SAL', $5, now(), '', '{}', '0.0.0.0') RETURNING id`,
    [freshUuid(), purse, pot, asset, tenant],
  ];
}

async function addFederation(database: TestDatabase): Promise<string> {
  const uuid = freshUuid();
  await database.insert('fedow_core_federation', { uuid, name: 'made in V2' });
  return uuid;
}

function pidOf(client: pg.Client): number {
  return (client as pg.Client & { processID: number }).processID;
}

/** No gap and no balance wrong, by V2's rules and by ours. */
async function soundThenClosed(database: TestDatabase): Promise<void> {
  const audit = await convoyeur('invariants', 'run', '--database', '--database-url', database.url);
  assert.is(audit.code, 0, JSON.stringify(audit.report.invariants));
  const check = await convoyeur('verify', 'transactions', '--database-url', database.url);
  assert.is(check.report.gaps, 0);
  assert.ok(check.report.tokenErrors.every(({ isFalseAlarm }) => isFalseAlarm));
  await database.close();
}

meanwhile.run();
