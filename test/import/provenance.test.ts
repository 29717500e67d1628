import { spawnSync } from 'node:child_process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { committed, convoyeur, failing, plainly, signedAcceptance } from './command.js';
import { type TestDatabase, type TestServer, testServer } from './database.js';
import { fixture, recordOf, recordsOf } from './dumps.js';
import { snapshotOf } from './snapshot.js';

const provenance = suite('what stands in the database alone');
let server: TestServer;
let database: TestDatabase;
provenance.before(async () => {
  server = await testServer();
  database = await server.lespass({ tables: ['t0'] });
  await committed(CLEAN, database.url);
});
provenance.after(async () => {
  await database.close();
  await server.close();
});

const CLEAN = fixture('clean.jsonl');

provenance('an auditor verifies the whole chain from the new database alone', async () => {
  const { code, report } = await convoyeur('invariants', 'run', '--database', '--database-url', database.url);
  assert.is(code, 0, JSON.stringify(failing(report)));
  assert.is(report.verdict, 'clean');
  assert.equal(report.hashes, { verified: recordsOf('transaction').length, mismatch: 0, unverifiable: 0 });
});

provenance('every original uuid stands in the new database', async () => {
  const tables = {
    wallet: ['uuid', '"AuthBillet_wallet"'], fedowuser: ['id', '"AuthBillet_tibilletuser"'], asset: ['uuid', 'fedow_core_asset'],
    transaction: ['uuid', 'fedow_core_transaction'], federation: ['uuid', 'fedow_core_federation'],
  } as const;
  for (const [model, [key, table]] of Object.entries(tables)) {
    const there = new Set((await database.sql(`SELECT ${key} AS key FROM public.${table}`)).map(({ key: uuid }) => uuid));
    assert.equal(recordsOf(model).filter(({ pk }) => !there.has(pk)), [], model);
  }
  const tokens = await database.sql('SELECT uuid, value FROM fedow_core_token UNION ALL SELECT uuid, value FROM convoyeur.token_origin ORDER BY uuid');
  assert.equal(tokens, recordsOf('token').map(({ pk, fields }) => ({ uuid: pk, value: fields['value'] })).sort((a, b) => (String(a.uuid) < String(b.uuid) ? -1 : 1)));
});

provenance('sums per asset and every card’s wallet are those of Fedow', async () => {
  const { report } = await convoyeur('verify', 'import', '--source', CLEAN, '--database-url', database.url);
  assert.is(report.assets.length, recordsOf('asset').length);
  for (const { category, stored, target } of report.assets) assert.is(target, ['SUB', 'BDG'].includes(category) ? 0 : stored);
  const walletOf = new Map(recordsOf('fedowuser').map(({ pk, fields }) => [pk, fields['wallet']]));
  const rows = await database.sql(`SELECT c.uuid, coalesce(u.wallet_id, c.wallet_ephemere_id) AS wallet FROM "QrcodeCashless_cartecashless" c LEFT JOIN "AuthBillet_tibilletuser" u ON u.id = c.user_id`);
  const seen = new Map(rows.map(({ uuid, wallet }) => [uuid, wallet]));
  for (const { fields } of recordsOf('card')) assert.is(seen.get(fields['qrcode_uuid']), walletOf.get(fields['user']) ?? fields['wallet_ephemere']);
});

provenance('a role that may only read can audit: SELECT on both schemas is enough', async () => {
  const role = `auditor_${process.pid}`;
  await database.sql(`CREATE ROLE ${role} LOGIN PASSWORD 'x'`);
  await database.sql(`GRANT USAGE ON SCHEMA convoyeur TO ${role}; GRANT SELECT ON ALL TABLES IN SCHEMA public, convoyeur TO ${role}`);
  const url = Object.assign(new URL(database.url), { username: role, password: 'x' }).href;
  for (const words of [['invariants', 'run', '--database'], ['verify', 'import', '--source', CLEAN], ['runs']]) {
    const { code, stderr } = await convoyeur(...words, '--database-url', url);
    assert.is(code, 0, `${words.join(' ')}: ${stderr.slice(-500)}`);
  }
  const refused = await convoyeur('import', 'fedow', '--source', CLEAN, '--commit', '--database-url', url);
  assert.is(refused.code, 3);
  assert.match(refused.stderr, 'a role that lacks a right');
  await database.sql(`REVOKE SELECT ON fedow_core_token FROM ${role}`);
  for (const words of [['invariants', 'run', '--database'], ['verify', 'import', '--source', CLEAN]]) {
    const { code, stderr } = await convoyeur(...words, '--database-url', url);
    assert.is(code, 3);
    assert.match(stderr, 'a role that lacks a right');
    assert.match(stderr, 'fedow_core_token');
  }
  await database.sql(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
});

provenance('after an import V2’s own check has nothing to say', async () => {
  const { code, report } = await convoyeur('verify', 'transactions', '--database-url', database.url);
  assert.is(code, 0);
  assert.equal(report.tokenErrors, []);
  assert.is(report.gaps, 0);
});

const SALE = recordOf('transaction', ({ action, metadata }) => action === 'SAL' && metadata !== null).pk;
const CREDIT = recordOf('transaction', ({ action }) => action === 'REF').pk;
const OTHER_WALLET = recordOf('wallet').pk;
const ONE = (assignment: string, pk = SALE): string => `UPDATE fedow_core_transaction SET ${assignment} WHERE uuid = '${pk}'`;

/** What somebody could change in the new database, one thing each. */
const TAMPERED: Readonly<Record<string, string>> = {
  'an amount by one cent': ONE('amount = amount + 1'),
  'a comment': ONE(`comment = comment || '.'`),
  'the metadata': ONE(`metadata = metadata || '{"added": 1}'`),
  'a moment by one microsecond': ONE(`datetime = datetime + interval '1 microsecond'`),
  'a receiver': ONE(`receiver_id = '${OTHER_WALLET}'`, CREDIT),
  'a sender': ONE(`sender_id = '${OTHER_WALLET}'`),
  'a hash': ONE(`hash = repeat('0', 64)`),
  'no hash any more': ONE('hash = NULL'),
  'an action': ONE(`action = 'CRE'`),
  'a tenant': ONE('tenant_id = (SELECT c.uuid FROM "Customers_client" c WHERE c.uuid <> tenant_id ORDER BY 1 LIMIT 1)'),
  'the card': ONE('card_id = (SELECT min(id) FROM "QrcodeCashless_cartecashless" c WHERE c.id <> card_id)', recordOf('transaction', ({ card, action }) => card !== null && action === 'SAL').pk),
  'the mark of a migrated row': ONE('migrated = false'),
  'a subscription': ONE(`subscription_type = 'X'`),
  'a row that is gone': `DELETE FROM fedow_core_transaction WHERE uuid = '${SALE}'`,
  'a balance by one cent': `UPDATE fedow_core_token SET value = value + 1 WHERE uuid = (SELECT uuid FROM fedow_core_token WHERE value > 0 ORDER BY 1 LIMIT 1)`,
  'a token that is gone': `DELETE FROM fedow_core_token WHERE uuid = (SELECT uuid FROM fedow_core_token WHERE value > 0 ORDER BY 1 LIMIT 1)`,
  'a card’s holder': `UPDATE "QrcodeCashless_cartecashless" SET user_id = NULL WHERE id = (SELECT min(id) FROM "QrcodeCashless_cartecashless" WHERE user_id IS NOT NULL)`,
  'a user’s wallet': `UPDATE "AuthBillet_tibilletuser" SET wallet_id = NULL WHERE id = (SELECT id FROM "AuthBillet_tibilletuser" WHERE wallet_id IS NOT NULL ORDER BY 1 LIMIT 1)`,
};
/** What shows only beside the dump: of these the database alone has no second word. */
const NEEDS_THE_DUMP = new Set(['a tenant', 'a card’s holder']);

for (const [what, statement] of Object.entries(TAMPERED)) {
  provenance(`changed since: ${what} is found by verify import${NEEDS_THE_DUMP.has(what) ? '' : ' and by an audit of the database alone'}`, async () => {
    await tampered(statement, async () => {
      const verified = await convoyeur('verify', 'import', '--source', CLEAN, '--database-url', database.url);
      assert.is(verified.code, 1, 'verify import');
      const audited = await convoyeur('invariants', 'run', '--database', '--database-url', database.url);
      assert.is(audited.code, NEEDS_THE_DUMP.has(what) ? 0 : 1, 'invariants run --database');
    });
  });
}

provenance('no secret of the dump is in the database, nor in what the commands print', async () => {
  const other = await server.lespass();
  const told: string[] = [];
  for (const words of [['import', 'fedow', '--source', CLEAN], ['import', 'fedow', '--source', CLEAN, '--commit'], ['verify', 'import', '--source', CLEAN], ['invariants', 'run', '--database'], ['runs'], ['verify', 'transactions']]) {
    for (const json of [[], ['--json']]) {
      const { stdout, stderr } = await plainly(...words, ...json, '--database-url', other.url);
      told.push(stdout, stderr);
    }
  }
  const { stdout, stderr } = await plainly('inspect', '--source', CLEAN);
  assert.not.match([...told, stdout, stderr].join('\n'), 'FAKE-SECRET');
  const stored = Object.values(await snapshotOf(other)).flat();
  assert.ok(stored.length > 4000);
  assert.not.ok(stored.some((row) => row.includes('FAKE-SECRET')));
  const dumped = spawnSync('pg_dump', ['--dbname', other.url], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (dumped.error === undefined && dumped.status === 0) assert.not.match(dumped.stdout, 'FAKE-SECRET');
  await other.close();
});

provenance('the acceptance that let a dump in stands with its run, signatures included', async () => {
  const other = await server.lespass();
  const milliseconds = fixture('clean.dumpdata.json');
  await committed(milliseconds, other.url, ...await signedAcceptance(milliseconds));
  const { report } = await convoyeur('runs', '--database-url', other.url);
  assert.is(report.runs[0]?.verdict, 'accepted');
  assert.match(JSON.stringify(report.runs[0]), 'known since 2024');
  await other.close();
});

/** Changes a row, looks, and puts everything back as it was. */
async function tampered(statement: string, look: () => Promise<void>): Promise<void> {
  const tables = ['fedow_core_transaction', 'fedow_core_token', '"QrcodeCashless_cartecashless"', '"AuthBillet_tibilletuser"'];
  for (const [at, table] of tables.entries()) await database.sql(`CREATE TEMP TABLE kept_${at} AS SELECT * FROM public.${table}`);
  try {
    await database.sql(statement);
    await look();
  } finally {
    for (const [at, table] of tables.entries()) {
      await database.sql(`BEGIN; DELETE FROM public.${table}; INSERT INTO public.${table} SELECT * FROM kept_${at}; COMMIT`).catch(() => undefined);
      await database.sql(`DROP TABLE kept_${at}`);
    }
  }
}

provenance.run();
