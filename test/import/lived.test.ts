import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { committed, convoyeur, importFedow, isEmpty, type Ran } from './command.js';
import { FEDERATION_TENANT, TENANTS, type TestDatabase, type TestServer, testServer } from './database.js';
import { fixture, recordOf, recordsOf, writeFile } from './dumps.js';
import { addCard, addFederatedEuro, addLocalMoney, addUser, addWallet, freshUuid } from './lived.js';
import { differences, snapshotOf } from './snapshot.js';

const lived = suite('imports into a Lespass that has lived');
let server: TestServer;
lived.before(async () => { server = await testServer(); });
lived.after(async () => { await server.close(); });

const CLEAN = fixture('clean.jsonl');

/** The import is refused because of these conflicts, in every mode, and writes nothing. */
async function refusedWith(database: TestDatabase, patterns: readonly (RegExp | string)[], ...flags: readonly string[]): Promise<Ran> {
  const before = await snapshotOf(database);
  const dry = await importFedow(CLEAN, database.url, ...flags);
  const commit = await importFedow(CLEAN, database.url, '--commit', ...flags);
  for (const { code, report, stderr } of [dry, commit]) {
    assert.is(code, 3, stderr.slice(-400));
    assert.is(report.committed, false);
    assert.is(report.conflicts.length, patterns.length, JSON.stringify(report.conflicts));
    for (const pattern of patterns) assert.match(stderr, pattern);
  }
  assert.equal(commit.report.plan, dry.report.plan);
  assert.equal(differences(before, await snapshotOf(database)), []);
  return dry;
}

lived('a user there with another case of the e-mail and no wallet gets the wallet, and nothing else', async () => {
  const database = await server.lespass();
  const { pk, fields } = recordOf('fedowuser', ({ email }) => String(email).startsWith('Elodie'));
  const id = await addUser(database, String(fields['email']).toUpperCase(), null);
  const before = await database.value('SELECT row(password, is_active, email, username, espece)::text FROM "AuthBillet_tibilletuser" WHERE id = $1', [id]);
  const report = await committed(CLEAN, database.url);
  assert.is(report.plan['AuthBillet_tibilletuser']?.update, 1);
  assert.is(report.plan['AuthBillet_tibilletuser']?.create, recordsOf('fedowuser').length - 1);
  assert.is(await database.value('SELECT wallet_id FROM "AuthBillet_tibilletuser" WHERE id = $1', [id]), fields['wallet']);
  assert.is(await database.value('SELECT row(password, is_active, email, username, espece)::text FROM "AuthBillet_tibilletuser" WHERE id = $1', [id]), before);
  assert.is(await database.value('SELECT count(*) FROM "AuthBillet_tibilletuser" WHERE id = $1', [pk]), '0');
  const cards = recordsOf('card').filter((card) => card.fields['user'] === pk).length;
  assert.ok(cards > 0);
  assert.is(await database.value('SELECT count(*) FROM "QrcodeCashless_cartecashless" WHERE user_id = $1', [id]), String(cards));
  await stillSound(database);
  await database.close();
});

lived('wallets there: an empty origin and name are filled, others stay V2’s', async () => {
  const database = await server.lespass();
  const [empty, named] = TENANTS.map(({ place }) => String(recordOf('place', (_, pk) => pk === place).fields['wallet']));
  await addWallet(database, { uuid: empty });
  await addWallet(database, { uuid: named, origin_id: TENANTS[3]?.uuid, name: 'named by V2', public_pem: 'V2’s key' });
  const report = await committed(CLEAN, database.url);
  assert.is(report.plan['AuthBillet_wallet']?.update, 1);
  assert.is(report.plan['AuthBillet_wallet']?.kept, 1);
  assert.equal(await database.sql('SELECT origin_id, name FROM "AuthBillet_wallet" WHERE uuid = $1', [empty]), [{ origin_id: TENANTS[0]?.uuid, name: 'Lieu t0' }]);
  assert.equal(await database.sql('SELECT origin_id, name, public_pem FROM "AuthBillet_wallet" WHERE uuid = $1', [named]), [{ origin_id: TENANTS[3]?.uuid, name: 'named by V2', public_pem: 'V2’s key' }]);
  await stillSound(database);
  await database.close();
});

lived('a blank card there is filled with its user or wallet, its tag in any case, and its own columns stay', async () => {
  const database = await server.lespass();
  const ofUser = recordOf('card', ({ user }) => user !== null).fields;
  const ofNobody = recordOf('card', ({ wallet_ephemere: wallet }) => wallet !== null).fields;
  await database.insert('QrcodeCashless_detail', { uuid: freshUuid(), origine_id: FEDERATION_TENANT, generation: 7 });
  await addCard(database, { tag_id: ofUser['first_tag_id'], number: ofUser['number_printed'], detail_id: 1 });
  await addCard(database, { tag_id: ofNobody['first_tag_id'], uuid: ofNobody['qrcode_uuid'], number: ofNobody['number_printed'] });
  const report = await committed(CLEAN, database.url);
  const counts = report.plan['QrcodeCashless_cartecashless'];
  assert.is(counts?.update, 2);
  assert.is(counts?.create, recordsOf('card').length - 2);
  const rows = await database.sql('SELECT uuid, user_id IS NOT NULL AS owned, wallet_ephemere_id AS wallet, detail_id FROM "QrcodeCashless_cartecashless" WHERE id <= 2 ORDER BY id');
  assert.equal(rows, [
    { uuid: ofUser['qrcode_uuid'], owned: true, wallet: null, detail_id: 1 },
    { uuid: ofNobody['qrcode_uuid'], owned: false, wallet: ofNobody['wallet_ephemere'], detail_id: null },
  ]);
  await stillSound(database);
  await database.close();
});

lived('a card that V2 gives to another user is a conflict that names it', async () => {
  const database = await server.lespass();
  const { fields } = recordOf('card', ({ user }) => user !== null);
  const other = await addUser(database, 'somebody.else@example.org', await addWallet(database));
  await addCard(database, { tag_id: fields['first_tag_id'], uuid: fields['qrcode_uuid'], number: fields['number_printed'], user_id: other });
  await refusedWith(database, [new RegExp(`user_id is ${other} in Lespass and [0-9a-f-]{36} in the dump`)]);
  await database.close();
});

lived('a card that meets three cards of V2 by its three keys is one conflict that names them all', async () => {
  const database = await server.lespass();
  const { pk, fields } = recordOf('card', ({ user }) => user !== null);
  await addCard(database, { tag_id: fields['first_tag_id'], uuid: freshUuid(), number: 'N1' });
  await addCard(database, { tag_id: 'AAAA0001', uuid: fields['qrcode_uuid'], number: 'N2' });
  await addCard(database, { tag_id: 'AAAA0002', uuid: freshUuid(), number: fields['number_printed'] });
  await refusedWith(database, [new RegExp(`card ${String(fields['first_tag_id'])}.*number N1, id 1.*AAAA0001.*id 2.*AAAA0002`)]);
  const mapping = writeFile('mapping.yaml', `cards: {${pk}: {skip: true, reason: printed twice}}\n`);
  const report = await committed(CLEAN, database.url, '--mapping', mapping);
  assert.is(report.plan['QrcodeCashless_cartecashless']?.create, recordsOf('card').length - 1);
  assert.is(report.skipped['fedow_core.card']?.count, 1);
  await stillSound(database, '--mapping', mapping);
  await database.close();
});

lived('a user there with another wallet is a conflict, which the mapping file can decide: the wallet comes over apart', async () => {
  const database = await server.lespass();
  const { pk, fields } = recordOf('fedowuser', ({ wallet }, user) => wallet !== null && recordsOf('card').some((card) => card.fields['user'] === user));
  const wallet = await addWallet(database);
  const id = await addUser(database, String(fields['email']).toLowerCase(), wallet);
  await refusedWith(database, [`V2 has them with wallet ${wallet}`]);
  const mapping = writeFile('mapping.yaml', `users: {${pk}: {wallet: apart, reason: they lost the old account}}\n`);
  const report = await committed(CLEAN, database.url, '--mapping', mapping);
  assert.is(report.plan['AuthBillet_wallet']?.create, recordsOf('wallet').length);
  assert.is(await database.value('SELECT wallet_id FROM "AuthBillet_tibilletuser" WHERE id = $1', [id]), wallet);
  const held = await database.value('SELECT coalesce(sum(value), 0) FROM fedow_core_token WHERE wallet_id = $1', [fields['wallet']]);
  const left = new Set(recordsOf('asset').filter((asset) => ['SUB', 'BDG'].includes(String(asset.fields['category']))).map((asset) => asset.pk));
  const money = recordsOf('token').filter((token) => token.fields['wallet'] === fields['wallet'] && !left.has(token.fields['asset'])).reduce((sum, token) => sum + Number(token.fields['value']), 0);
  assert.is(held, String(money), 'the money is there, on its own wallet');
  await stillSound(database, '--mapping', mapping);
  await database.close();
});

lived('two users of V2 that differ in case only are never merged', async () => {
  const database = await server.lespass();
  const email = String(recordOf('fedowuser').fields['email']);
  await addUser(database, email.toUpperCase(), null);
  await addUser(database, email.toLowerCase(), null);
  await refusedWith(database, ['V2 has 2 users whose e-mails differ in case only']);
  await database.close();
});

lived('a wallet that V2 gives to somebody else is a conflict', async () => {
  const database = await server.lespass();
  const { fields } = recordOf('fedowuser', ({ wallet }) => wallet !== null);
  await addWallet(database, { uuid: fields['wallet'] });
  await addUser(database, 'somebody.else@example.org', String(fields['wallet']));
  await refusedWith(database, [`V2 gives wallet ${String(fields['wallet'])} to another user`]);
  await database.close();
});

lived('a token that V2 has of the same wallet and asset under another uuid is a conflict', async () => {
  const database = await server.lespass();
  await committed(CLEAN, database.url);
  const { pk } = recordOf('token', ({ value }) => Number(value) > 0);
  const other = freshUuid();
  await database.sql('UPDATE fedow_core_token SET uuid = $2 WHERE uuid = $1', [pk, other]);
  const dry = await importFedow(CLEAN, database.url);
  assert.is(dry.code, 3);
  assert.match(dry.stderr, other);
  await database.close();
});

lived('a pristine FED of V2 becomes Fedow’s, and all that points to it follows', async () => {
  const database = await server.lespass({ tables: ['t0', 't1'] });
  const own = await addFederatedEuro(database);
  const federated = recordOf('asset', ({ category }) => category === 'FED');
  const purse = await addWallet(database);
  await database.insert('fedow_core_token', { uuid: freshUuid(), wallet_id: purse, asset_id: own.asset, value: 0 });
  const federation = freshUuid();
  await database.insert('fedow_core_federation', { uuid: federation, name: 'made in V2', description: '' });
  await database.insert('fedow_core_federation_assets', { federation_id: federation, asset_id: own.asset });
  await database.insert('fedow_core_asset_federated_with', { asset_id: own.asset, client_id: TENANTS[0]?.uuid });
  const product = freshUuid();
  await database.insert('t1."BaseBillet_product"', { uuid: product, name: 'top-up', categorie_article: 'N', asset_id: own.asset });
  await database.insert('t1."BaseBillet_price"', { uuid: freshUuid(), product_id: product, name: 'free', asset_id: own.asset });

  const dry = await importFedow(CLEAN, database.url);
  assert.is(dry.code, 0, dry.stderr);
  const report = await committed(CLEAN, database.url);
  assert.equal(report.plan, dry.report.plan);
  assert.is(report.plan['fedow_core_asset']?.adopt, 1);
  assert.equal(await database.sql('SELECT uuid, wallet_origin_id FROM fedow_core_asset WHERE category = \'FED\''), [{ uuid: federated.pk, wallet_origin_id: federated.fields['wallet_origin'] }]);
  assert.is(await database.value('SELECT asset_id FROM fedow_core_token WHERE wallet_id = $1', [purse]), federated.pk);
  assert.is(await database.value('SELECT asset_id FROM fedow_core_federation_assets WHERE federation_id = $1', [federation]), federated.pk);
  for (const table of ['BaseBillet_product', 'BaseBillet_price']) assert.is(await database.value(`SELECT asset_id FROM t1."${table}"`), federated.pk, table);
  assert.is(await database.value('SELECT count(*) FROM fedow_core_asset_federated_with WHERE asset_id = $1', [federated.pk]), String(TENANTS.length));
  await stillSound(database);
  await database.close();
});

lived('an empty token on V2’s pristine FED for a wallet that has one in Fedow is a conflict in every mode, not a crash', async () => {
  const database = await server.lespass();
  const own = await addFederatedEuro(database);
  const federated = recordOf('asset', ({ category }) => category === 'FED');
  const { fields } = recordOf('token', ({ asset, value }) => asset === federated.pk && Number(value) > 0);
  await addWallet(database, { uuid: fields['wallet'] });
  const token = freshUuid();
  await database.insert('fedow_core_token', { uuid: token, wallet_id: fields['wallet'], asset_id: own.asset, value: 0 });
  await refusedWith(database, [token]);
  await database.close();
});

lived('a FED of V2 that has been used is a conflict', async () => {
  for (const use of ['balance', 'movement']) {
    const database = await server.lespass();
    const own = await addFederatedEuro(database);
    if (use === 'balance') await database.insert('fedow_core_token', { uuid: freshUuid(), wallet_id: own.wallet, asset_id: own.asset, value: 1 });
    else {
      await database.insert('fedow_core_transaction', {
        uuid: freshUuid(), migrated: false, sender_id: own.wallet, receiver_id: own.wallet, asset_id: own.asset, amount: 0, action: 'FST', tenant_id: FEDERATION_TENANT,
      });
    }
    await refusedWith(database, [`V2 has a federated euro of its own, ${own.asset}, with ${use === 'balance' ? 'balances' : 'transactions'} on it`]);
    await database.close();
  }
});

lived('movements of V2’s own stay, are numbered before Fedow’s and judged by V2’s service layer; its own check’s false alarms are named', async () => {
  const database = await server.lespass();
  const money = await addLocalMoney(database);
  const before = await database.sql('SELECT t::text FROM fedow_core_transaction t ORDER BY id');
  const report = await committed(CLEAN, database.url);
  assert.is(report.verdict, 'clean');
  assert.equal(await database.sql('SELECT t::text FROM fedow_core_transaction t WHERE NOT migrated ORDER BY id'), before);
  assert.equal(await database.sql('SELECT min(id)::int AS first, max(id)::int AS last FROM fedow_core_transaction WHERE migrated'), [{ first: 3, last: recordsOf('transaction').length + 2 }]);
  assert.is(await database.value(`SELECT nextval(pg_get_serial_sequence('fedow_core_transaction', 'id'))`), String(recordsOf('transaction').length + 3));

  const audit = await convoyeur('invariants', 'run', '--database', '--database-url', database.url);
  assert.is(audit.code, 0, audit.stderr);
  assert.is(audit.report.verdict, 'clean');
  const check = await convoyeur('verify', 'transactions', '--database-url', database.url);
  assert.is(check.code, 1);
  const pot = await database.value('SELECT uuid FROM fedow_core_token WHERE wallet_id = $1', [money.pot]);
  assert.equal(check.report.tokenErrors.map(({ token, isFalseAlarm }) => [token, isFalseAlarm]), [[pot, true]]);
  await database.sql('UPDATE fedow_core_token SET value = value + 1 WHERE wallet_id = $1', [money.purse]);
  assert.is((await convoyeur('invariants', 'run', '--database', '--database-url', database.url)).code, 1, 'a wrong local balance is found');
  await database.close();
});

/** What an operator would do after: import again, compare, audit. */
async function stillSound(database: TestDatabase, ...flags: readonly string[]): Promise<void> {
  const again = await importFedow(CLEAN, database.url, ...flags);
  assert.ok(isEmpty(again.report.plan), JSON.stringify(again.report.plan));
  const verified = await convoyeur('verify', 'import', '--source', CLEAN, '--database-url', database.url);
  assert.is(verified.code, 0, JSON.stringify(verified.report.invariants));
  const audit = await convoyeur('invariants', 'run', '--database', '--database-url', database.url);
  assert.is(audit.code, 0, JSON.stringify(audit.report.invariants));
}

lived.run();
