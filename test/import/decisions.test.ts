import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { committed, convoyeur, importFedow, isEmpty } from './command.js';
import { FEDERATION_TENANT, TENANTS, type TestServer, testServer } from './database.js';
import { CLEAN_LINES, editedDump, fixture, recordOf, recordsOf, writeFile, writeLines } from './dumps.js';
import { freshUuid } from './lived.js';
import { differences, snapshotOf } from './snapshot.js';

const decisions = suite('what an operator decides');
let server: TestServer;
decisions.before(async () => { server = await testServer(); });
decisions.after(async () => { await server.close(); });

const CLEAN = fixture('clean.jsonl');
/** Tenants that nothing ties to a place: without domains, with uuids of their own. */
const STRANGERS = TENANTS.map((tenant) => ({ ...tenant, domain: null, uuid: freshUuid() }));

decisions('places without a tenant are named all at once, with a mapping file that only lacks the tenants and then works', async () => {
  const database = await server.lespass({ tenants: STRANGERS });
  const before = await snapshotOf(database);
  for (const mode of [[], ['--rehearse'], ['--commit']]) {
    const { code, stderr } = await importFedow(CLEAN, database.url, ...mode);
    assert.is(code, 3);
    for (const { pk, fields } of recordsOf('place')) {
      assert.match(stderr, String(fields['name']));
      assert.match(stderr, String(pk));
    }
    assert.not.match(stderr, / at .*:\d+:\d+/);
    assert.equal(differences(before, await snapshotOf(database)), []);
  }
  const { stderr } = await importFedow(CLEAN, database.url);
  const proposal = stderr.slice(stderr.indexOf('places:'), stderr.indexOf('  Why it matters:')).split('\n').map((line) => line.replace(/^ {2}/, '')).join('\n');
  assert.is((await importFedow(CLEAN, database.url, '--mapping', writeFile('unfilled.yaml', proposal))).code, 2, 'as it stands it says what is missing');
  let at = 0;
  const filled = proposal.replaceAll(/tenant:.*$/gm, () => { at += 1; return `tenant: t${at - 1}`; });
  assert.is(at, TENANTS.length);
  const mapping = ['--mapping', writeFile('filled.yaml', filled)];
  const report = await committed(CLEAN, database.url, ...mapping);
  assert.is(report.verdict, 'clean');
  const again = await committed(CLEAN, database.url);
  assert.ok(isEmpty(again.plan), 'a later run knows the tenants of an earlier one');
  await database.close();
});

decisions('a tenant that does not exist, and two places on one tenant without shared: true, are named', async () => {
  const database = await server.lespass();
  const [first, second] = TENANTS;
  const mapping = writeFile('mapping.yaml', `places:\n  ${first?.place}: {tenant: nobody}\n  ${second?.place}: {tenant: t2}\n`);
  const { code, stderr } = await importFedow(CLEAN, database.url, '--mapping', mapping);
  assert.is(code, 3);
  assert.match(stderr, 'the mapping file names tenant nobody, which does not exist');
  assert.match(stderr, /its tenant is also that of .*; to put both on it, the mapping file must say shared: true/);
  await database.close();
});

decisions('two places may share a tenant where both say so', async () => {
  const database = await server.lespass();
  const [first, second] = TENANTS;
  const mapping = ['--mapping', writeFile('mapping.yaml', `places:\n  ${first?.place}: {tenant: t0, shared: true}\n  ${second?.place}: {tenant: t0, shared: true}\n`)];
  const report = await committed(CLEAN, database.url, ...mapping);
  assert.is(report.plan['Customers_client']?.unchanged, TENANTS.length - 1);
  const wallets = await database.sql('SELECT name FROM "AuthBillet_wallet" WHERE origin_id = $1 AND name = \'Lieu t0\'', [first?.uuid]);
  assert.is(wallets.length, 1, 'V2 finds one wallet of the place');
  assert.is((await convoyeur('verify', 'import', '--source', CLEAN, '--database-url', database.url)).code, 0);
  await database.close();
});

decisions('a place with nothing on it may be skipped, with a reason that stands with the run; another may not', async () => {
  const database = await server.lespass();
  const idle = recordOf('place', ({ name }) => name === 'Lieu sans suite').pk;
  const skip = (place: string | undefined): string[] => ['--mapping', writeFile('mapping.yaml', `places: {${place}: {skip: true, reason: never opened}}\n`)];
  const refused = await importFedow(CLEAN, database.url, ...skip(TENANTS[0]?.place));
  assert.is(refused.code, 3);
  assert.match(refused.stderr, 'the mapping file skips it, but movements, balances or cards depend on it');
  const report = await committed(CLEAN, database.url, ...skip(idle));
  assert.is(report.skipped['fedow_core.place']?.count, 1);
  const { report: listed } = await convoyeur('runs', '--database-url', database.url);
  assert.match(JSON.stringify(listed.runs), 'never opened');
  assert.is((await convoyeur('invariants', 'run', '--database', '--database-url', database.url)).code, 0);
  await database.close();
});

decisions('a decision without a reason, or about nothing that is known, is bad input', async () => {
  const database = await server.lespass();
  for (const [text, words] of [
    [`cards: {${recordOf('card').pk}: {skip: true}}`, 'reason'], [`users: {${recordOf('fedowuser').pk}: {wallet: apart, reason: ''}}`, 'reason'], ['kards: {}', 'found this section'], ['places: {nowhere: {tenant: t0}}', 'uuid'], ['- a list', 'found'], ['places: {', 'mapping'],
  ] as const) {
    const { code, stderr } = await importFedow(CLEAN, database.url, '--mapping', writeFile('mapping.yaml', text));
    assert.is(code, 2, text);
    assert.match(stderr, words);
  }
  assert.is((await importFedow(CLEAN, database.url, '--mapping', '/nowhere/mapping.yaml')).code, 2);
  await database.close();
});

decisions('the tenant that says in its own configuration which place it is, is that place’s before any domain', async () => {
  const database = await server.lespass({ tables: ['t1'] });
  const [first, second] = TENANTS;
  await database.insert('t1.fedow_connect_fedowconfig', { fedow_place_uuid: first?.place });
  const { code, stderr } = await importFedow(CLEAN, database.url);
  assert.is(code, 3, 'the second place’s domain leads to the same tenant');
  assert.match(stderr, 'its tenant is also that of');
  await database.sql('UPDATE "Customers_domain" SET tenant_id = $1 WHERE tenant_id = $2', [first?.uuid, second?.uuid]);
  const report = await committed(CLEAN, database.url);
  assert.is(report.verdict, 'clean');
  assert.equal(await database.sql('SELECT row_key FROM convoyeur.row_origin WHERE model = \'place\' AND source_key = $1', [first?.place]), [{ row_key: second?.uuid }]);
  await database.close();
});

decisions('without federation_fed the federated euro has no tenant, unless --primary-tenant names one', async () => {
  const database = await server.lespass();
  await database.sql(`UPDATE "Customers_client" SET schema_name = 'central' WHERE uuid = $1`, [FEDERATION_TENANT]);
  const refused = await importFedow(CLEAN, database.url, '--commit');
  assert.is(refused.code, 3);
  assert.match(refused.stderr, /the federated euro: expected tenant federation_fed to issue it, found none of that name\n[^]*Name one with --primary-tenant/u);
  assert.is((await importFedow(CLEAN, database.url, '--primary-tenant', 'nobody')).code, 3);
  const report = await committed(CLEAN, database.url, '--primary-tenant', 'central');
  assert.is(report.verdict, 'clean');
  assert.is(await database.value(`SELECT tenant_origin_id FROM fedow_core_asset WHERE category = 'FED'`), FEDERATION_TENANT);
  assert.is(await database.value(`SELECT origin_id FROM "AuthBillet_wallet" WHERE name = 'Pot central TiBillet FED'`), FEDERATION_TENANT);
  await database.close();
});

decisions('--unlinked-cards=provision gives every card an empty wallet, the same in every run; keep leaves blank cards blank', async () => {
  const [first, second] = [await server.lespass(), await server.lespass()];
  const unlinked = recordsOf('card').filter(({ fields }) => fields['user'] === null && fields['wallet_ephemere'] === null).length;
  assert.ok(unlinked > 0);
  for (const database of [first, second]) {
    const dry = await importFedow(CLEAN, database.url, '--unlinked-cards=provision');
    const report = await committed(CLEAN, database.url, '--unlinked-cards=provision');
    assert.equal(report.plan, dry.report.plan);
    assert.is(report.walletsProvisioned, unlinked);
    assert.is(await database.value('SELECT count(*) FROM "QrcodeCashless_cartecashless" WHERE user_id IS NULL AND wallet_ephemere_id IS NULL'), '0');
    assert.ok(isEmpty((await committed(CLEAN, database.url, '--unlinked-cards=provision')).plan));
    assert.is((await convoyeur('invariants', 'run', '--database', '--database-url', database.url)).code, 0);
  }
  const wallets = 'SELECT md5(string_agg(wallet_ephemere_id::text, \'\' ORDER BY tag_id)) FROM "QrcodeCashless_cartecashless"';
  assert.is(await second.value(wallets), await first.value(wallets));
  for (const database of [first, second]) await database.close();

  const kept = await server.lespass();
  assert.is((await committed(CLEAN, kept.url)).walletsProvisioned, 0);
  assert.is(await kept.value('SELECT count(*) FROM "QrcodeCashless_cartecashless" WHERE user_id IS NULL AND wallet_ephemere_id IS NULL'), String(unlinked));
  await kept.close();
});

decisions('a newer dump over an earlier import is refused, and says so', async () => {
  const database = await server.lespass();
  await committed(CLEAN, database.url);
  const token = recordOf('token', ({ value, asset }) => Number(value) > 0 && recordOf('asset', (_, pk) => pk === asset).fields['category'] === 'TLF').pk;
  const newer = editedDump(({ pk }) => pk === token, (line) => line.replace(/"value": \d+/, (found) => `"value": ${Number(found.slice(9)) + 1}`));
  const before = await snapshotOf(database);
  const { code, report } = await importFedow(newer, database.url, '--commit');
  assert.ok(code === 1 || code === 3);
  assert.is(report.committed, false);
  assert.ok(report.conflicts.some(({ key }) => key === token), JSON.stringify(report.conflicts));
  assert.equal(differences(before, await snapshotOf(database)), []);
  await database.close();
});

decisions('two users of the dump whose e-mails differ in case only are a conflict, never one', async () => {
  const database = await server.lespass();
  const line = CLEAN_LINES.find((one) => one.includes('"email": "user4@example.org"'));
  assert.ok(line !== undefined);
  const twin = line.replaceAll('user4@example.org', 'USER4@example.org').replace(/"pk": "[^"]+"/, `"pk": "${freshUuid()}"`).replace(/"wallet": "[^"]+"/, '"wallet": null');
  const { code, stderr } = await importFedow(writeLines([...CLEAN_LINES, twin]), database.url, '--commit');
  assert.is(code, 3);
  assert.match(stderr, 'differ in case only');
  assert.is(await database.value('SELECT count(*) FROM "AuthBillet_tibilletuser"'), '0');
  await database.close();
});

decisions.run();
