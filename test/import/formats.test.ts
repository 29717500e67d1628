import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { committed, convoyeur, failing, importFedow, isEmpty, signedAcceptance } from './command.js';
import { type TestDatabase, type TestServer, testServer } from './database.js';
import { fixture, gzipped, recordsOf } from './dumps.js';
import { differences, type Snapshot, snapshotOf } from './snapshot.js';

const imports = suite('imports into an empty Lespass, in every format');
let server: TestServer;
imports.before(async () => { server = await testServer(); });
imports.after(async () => { await server.close(); });

/** Without the list of runs and of migrations: they hold the time and the file of each. */
async function rowsWritten(database: TestDatabase): Promise<Snapshot> {
  const { 'convoyeur.import_run': _runs, 'convoyeur.migration': _migrations, ...rest } = await snapshotOf(database);
  return rest;
}

imports('a second import of the same dump is an empty plan, and writes nothing', async () => {
  const database = await server.lespass();
  const first = await committed(fixture('clean.jsonl'), database.url);
  assert.is(first.verdict, 'clean');
  assert.is(first.plan['fedow_core_transaction']?.create, recordsOf('transaction').length);
  assert.is(await database.value('SELECT count(*) FROM fedow_core_transaction WHERE migrated'), String(recordsOf('transaction').length));
  assert.is(first.usersCreated, recordsOf('fedowuser').length);
  assert.is(await database.value('SELECT count(*) FROM "AuthBillet_tibilletuser" WHERE NOT is_active AND NOT is_staff AND NOT is_superuser'), String(recordsOf('fedowuser').length));
  const before = await rowsWritten(database);
  const second = await committed(fixture('clean.jsonl'), database.url);
  assert.ok(isEmpty(second.plan), JSON.stringify(second.plan));
  assert.equal(differences(before, await rowsWritten(database)).filter((line) => !line.startsWith('convoyeur.import_run_id_seq')), []);
  const { report } = await convoyeur('runs', '--database-url', database.url);
  assert.equal(report.runs.map(({ id, verdict }) => [id, verdict]), [['1', 'clean'], ['2', 'clean']]);
  await database.close();
});

imports('a dump and its .gz give the same plan and the same rows', async () => {
  const [plain, compressed] = [await server.lespass(), await server.lespass()];
  const first = await committed(fixture('clean.jsonl'), plain.url);
  const second = await committed(gzipped(fixture('clean.jsonl')), compressed.url);
  assert.equal(second.plan, first.plan);
  assert.equal(second.source.format, 'jsonl');
  assert.equal(differences(await rowsWritten(plain), await rowsWritten(compressed)), []);
  for (const database of [plain, compressed]) await database.close();
});

/** Sections say less than Django's formats: no users without a wallet or card, no names, no date of the last change, no order of cards' origins. */
const SAID_LESS = /^(convoyeur\.row_origin(_id_seq)?|public\."(AuthBillet_tibilletuser(_client_achat)?|QrcodeCashless_(cartecashless|detail))"|public\.fedow_core_asset): /;

imports('sections, compressed or not, give the same movements, balances, wallets and holders as JSON Lines', async () => {
  const django = await server.lespass();
  await committed(fixture('clean.jsonl'), django.url);
  for (const path of [fixture('clean.sections.json'), gzipped(fixture('clean.sections.json'))]) {
    const database = await server.lespass();
    const report = await committed(path, database.url);
    assert.is(report.source.format, 'sections');
    assert.is(report.source.timestampPrecision, 'microseconds');
    assert.is(report.verdict, 'clean');
    const differing = differences(await rowsWritten(django), await rowsWritten(database));
    assert.equal(differing.filter((line) => !SAID_LESS.test(line)), []);
    for (const [what, rows] of Object.entries(SAID_BY_BOTH)) assert.is(await database.value(rows), await django.value(rows), what);
    await database.close();
  }
  await django.close();
});

const SAID_BY_BOTH = {
  assets: `SELECT string_agg(row(uuid, name, currency_code, category, wallet_origin_id, tenant_origin_id, active, archive, id_price_stripe, created_at)::text, '' ORDER BY uuid) FROM fedow_core_asset`,
  cards: `SELECT string_agg(row(tag_id, uuid, number, user_id, wallet_ephemere_id)::text, '' ORDER BY tag_id) FROM "QrcodeCashless_cartecashless"`,
  batches: `SELECT string_agg(row(uuid, base_url, origine_id, generation)::text, '' ORDER BY uuid) FROM "QrcodeCashless_detail"`,
  users: `SELECT string_agg(row(id, email, username, wallet_id)::text, '' ORDER BY id) FROM "AuthBillet_tibilletuser" WHERE wallet_id IS NOT NULL`,
};

imports('a dump with milliseconds only is incomplete and refused, and comes in once a person has accepted that', async () => {
  for (const path of [fixture('clean.dumpdata.json'), gzipped(fixture('clean.dumpdata.json'))]) {
    const database = await server.lespass();
    const before = await snapshotOf(database);
    const refused = await importFedow(path, database.url, '--commit');
    assert.is(refused.code, 1);
    assert.is(refused.report.verdict, 'incomplete');
    assert.is(refused.report.committed, false);
    assert.is(refused.report.source.timestampPrecision, 'milliseconds');
    assert.is(refused.report.hashes.mismatch, 0);
    assert.ok(refused.report.hashes.unverifiable > 1000);
    assert.match(refused.stdout + refused.stderr, 'convoyeur extract fedow');
    assert.equal(differences(before, await snapshotOf(database)), []);

    const accepted = await committed(path, database.url, ...await signedAcceptance(path));
    assert.is(accepted.verdict, 'accepted');
    assert.is(accepted.plan['fedow_core_transaction']?.create, recordsOf('transaction').length);
    const again = await convoyeur('verify', 'import', '--source', path, '--database-url', database.url);
    assert.is(again.code, 0, JSON.stringify(failing(again.report)));
    await database.close();
  }
});

imports('only the times tell a millisecond dump’s rows from those of the same database in microseconds', async () => {
  const [exact, cut] = [await server.lespass(), await server.lespass()];
  await committed(fixture('clean.jsonl'), exact.url);
  await committed(fixture('clean.dumpdata.json'), cut.url, ...await signedAcceptance(fixture('clean.dumpdata.json')));
  const columns = `uuid, hash, migrated, sender_id, receiver_id, asset_id, amount, action, comment, metadata, subscription_type, tenant_id, host(ip)`;
  const rows = `SELECT md5(string_agg(row(${columns})::text, '' ORDER BY uuid)) FROM fedow_core_transaction`;
  assert.is(await cut.value(rows), await exact.value(rows));
  for (const table of ['fedow_core_token', 'AuthBillet_wallet', 'fedow_core_federation']) {
    const all = `SELECT md5(string_agg(t::text, '' ORDER BY uuid)) FROM public."${table}" t`;
    assert.is(await cut.value(all), await exact.value(all), table);
  }
  for (const database of [exact, cut]) await database.close();
});

imports.run();
