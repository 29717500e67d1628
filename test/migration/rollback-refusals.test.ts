import { createV2 } from '#convoyeur/target/schema/create-v2.js';
import type { Refusal } from '#convoyeur/migration/rollback/refusal.js';
import { RollbackRefusedError } from '#convoyeur/migration/rollback/refused-error.js';
import { TargetError } from '#convoyeur/target/target-error.js';
import type { Target } from '#convoyeur/target/target.js';
import { grouped } from '#convoyeur/words/index.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { freshServer } from '../target/schema-server.js';
import { until } from '../until.js';
import { importInto, live, LIVED, localTransaction, makeDatabase, recordsOf, snapshot, undoRun } from './rollback-lespass.js';

const test = suite('what refuses a rollback');
// A server of one's own: CONVOYEUR_TEST_SERVER=postgres://… takes another version of PostgreSQL.
const given = process.env['CONVOYEUR_TEST_SERVER'];
const server = given === undefined ? await freshServer() : { url: given, close: () => Promise.resolve() };

test.after(() => server.close());

const place = recordsOf('place')[0];
const [, unlinkedUser, createdUser] = recordsOf('fedowuser');
const tokens = recordsOf('token').filter(({ fields }) => !['SUB', 'BDG'].includes(String(recordsOf('asset').find(({ pk }) => pk === fields['asset'])?.fields['category'])));
const token = tokens[0]?.pk ?? '';
const transaction = recordsOf('transaction')[0]?.pk ?? '';
const asset = recordsOf('asset').find(({ fields }) => fields['category'] === 'TLF')?.pk ?? '';
const federation = recordsOf('federation')[0]?.pk ?? '';
const federatedEuro = recordsOf('asset').find(({ fields }) => fields['category'] === 'FED')?.pk ?? '';
const tag = String(recordsOf('card')[4]?.fields['first_tag_id']);
const CARD = `(SELECT id FROM "QrcodeCashless_cartecashless" WHERE tag_id = '${tag}')`;

/** Makes, once each, the databases of which every case gets a copy: what was imported into a Lespass that has lived, and into an empty one. */
async function prepare(name: string, kind: Target['kind']): Promise<void> {
  const target = await makeDatabase(server.url, name, { kind });
  const queryRunner = target.dataSource.createQueryRunner();
  await createV2(queryRunner);
  await queryRunner.release();
  if (kind === 'external') await live(target);
  await importInto(target);
  await target.close();
}

await prepare('refusals_lived', 'external');
await prepare('refusals_made', 'embedded');
let copies = 0;

async function withCopy(of: 'refusals_lived' | 'refusals_made', work: (target: Target) => Promise<void>): Promise<void> {
  copies += 1;
  const target = await makeDatabase(server.url, `refusals_${copies}`, { kind: of === 'refusals_lived' ? 'external' : 'embedded', copyOf: of });
  try {
    await work(target);
  } finally {
    await target.close();
  }
}

type Case = readonly [what: string, change: string, refusals: readonly (readonly [code: string, words: RegExp])[]];

const LIVED_CASES: readonly Case[] = [
  ['a user who logged in', `UPDATE "AuthBillet_tibilletuser" SET last_login = now() WHERE id = '${createdUser?.pk ?? ''}'`,
    [['changed', new RegExp(`^AuthBillet_tibilletuser ${createdUser?.pk ?? ''}: expected the row as the run wrote it, found it changed since$`)]]],
  ['a balance that moved', `UPDATE fedow_core_token SET value = value + 1 WHERE uuid = '${token}'`, [['changed', new RegExp(`^fedow_core_token ${token}: `)]]],
  ['a key that a wallet got', `UPDATE "AuthBillet_wallet" SET public_pem = 'V2’s key' WHERE uuid = '${String(createdUser?.fields['wallet'])}'`,
    [['changed', new RegExp(`^AuthBillet_wallet ${String(createdUser?.fields['wallet'])}: `)]]],
  ['what Lespass keeps in a column that it got later',
    `ALTER TABLE fedow_core_token ADD note text, ADD times integer NOT NULL DEFAULT 0; UPDATE fedow_core_token SET times = 1 WHERE uuid = '${token}'`, [['changed', new RegExp(`^fedow_core_token ${token}: `)]]],
  ['a transaction that was touched', `UPDATE fedow_core_transaction SET comment = 'x' WHERE uuid = '${transaction}'`, [['changed', new RegExp(`^fedow_core_transaction ${transaction}: `)]]],
  ['its metadata', `UPDATE fedow_core_transaction SET metadata = '{"x": 1}' WHERE uuid = '${transaction}'`, [['changed', new RegExp(`^fedow_core_transaction ${transaction}: `)]]],
  ['its moment, by a microsecond', `UPDATE fedow_core_transaction SET datetime = datetime + '1 microsecond' WHERE uuid = '${transaction}'`, [['changed', /^fedow_core_transaction /]]],
  ['a balance that is gone', `DELETE FROM fedow_core_token WHERE uuid = '${token}'`, [['gone', new RegExp(`^fedow_core_token ${token}: expected the row that the run created, found it gone$`)]]],
  ['a place that left a federation', `DELETE FROM fedow_core_federation_tenants WHERE id = (SELECT min(id) FROM fedow_core_federation_tenants WHERE federation_id = '${federation}')`, [['gone', /^fedow_core_federation_tenants \d+: /]]],
  ['another wallet for a user whose wallet was filled',
    `UPDATE "AuthBillet_tibilletuser" SET wallet_id = '${LIVED.ownWallet}' WHERE email = '${String(unlinkedUser?.fields['email']).toLowerCase()}'`,
    [['refilled', new RegExp(`^AuthBillet_tibilletuser bbbbbbbb-0000-4000-8000-000000000002, wallet_id: expected ${String(unlinkedUser?.fields['wallet'])}, which the run put there, found ${LIVED.ownWallet}$`)]]],
  ['another name for a wallet that got one', `UPDATE "AuthBillet_wallet" SET name = 'Caisse' WHERE uuid = '${String(place?.fields['wallet'])}'`,
    [['refilled', /^AuthBillet_wallet [-0-9a-f]+, name: expected Lieu lieu_0, which the run put there, found Caisse$/]]],
  ['a column that was emptied again', `UPDATE "AuthBillet_wallet" SET origin_id = NULL WHERE uuid = '${String(place?.fields['wallet'])}'`, [['refilled', /, origin_id: .*, found nothing$/]]],
  ['another issuer of the adopted asset', `UPDATE fedow_core_asset SET wallet_origin_id = '${LIVED.centralWallet}' WHERE uuid = '${federatedEuro}'`, [['refilled', /^fedow_core_asset [-0-9a-f]+, wallet_origin_id: /]]],
  ['a new card of an imported user', `INSERT INTO "QrcodeCashless_cartecashless" (tag_id, number, user_id) VALUES ('00000001', '00000001', '${createdUser?.pk ?? ''}')`,
    [['pointed-to', new RegExp(`^QrcodeCashless_cartecashless \\d+: not of run 1, and its user_id points to AuthBillet_tibilletuser ${createdUser?.pk ?? ''}, which would go$`)]]],
  ['an old card given to one', `UPDATE "AuthBillet_tibilletuser" SET client_source_id = NULL; INSERT INTO "QrcodeCashless_cartecashless" (tag_id, number, wallet_ephemere_id)
      VALUES ('00000001', '00000001', (SELECT uuid FROM "AuthBillet_wallet" WHERE uuid = '${String(createdUser?.fields['wallet'])}'))`, [['pointed-to', /its wallet_ephemere_id points to AuthBillet_wallet /]]],
  ['a balance on an imported wallet', `INSERT INTO fedow_core_token VALUES (gen_random_uuid(), '${String(createdUser?.fields['wallet'])}', '${LIVED.ownAsset}', 0)`, [['pointed-to', /^fedow_core_token .* its wallet_id points to /]]],
  ['an invitation to an imported asset', `INSERT INTO fedow_core_asset_pending_invitations (asset_id, client_id) VALUES ('${asset}', '${LIVED.elsewhere}')`, [['pointed-to', /^fedow_core_asset_pending_invitations \d+: .* asset_id points to fedow_core_asset /]]],
  ['a primary card of LaBoutik', `INSERT INTO lieu_0.laboutik_carteprimaire VALUES ('${LIVED.product}', ${CARD}, false, now())`,
    [['pointed-to', new RegExp(`^lieu_0.laboutik_carteprimaire ${LIVED.product}: not of run 1, and its carte_id points to QrcodeCashless_cartecashless \\d+, which would go$`)]]],
  ['a membership, in a table that this tool does not know', `CREATE TABLE lieu_0."Membership" (id serial PRIMARY KEY, "user" uuid REFERENCES "AuthBillet_tibilletuser"(id)); INSERT INTO lieu_0."Membership" ("user") VALUES ('${createdUser?.pk ?? ''}')`,
    [['pointed-to', /^lieu_0.Membership 1: .* its user points to AuthBillet_tibilletuser /]]],
  ['a pointer to a uuid that is no primary key, from a table without one', `CREATE TABLE lieu_0.ticket (of uuid REFERENCES fedow_core_transaction(uuid)); INSERT INTO lieu_0.ticket VALUES ('${transaction}')`,
    [['pointed-to', new RegExp(`^lieu_0.ticket: not of run 1, and its of points to fedow_core_transaction ${transaction}, which would go$`)]]],
  ['a pointer to the primary key of a transaction', `CREATE TABLE lieu_0.ticket (id integer PRIMARY KEY, of bigint REFERENCES fedow_core_transaction(id)); INSERT INTO lieu_0.ticket SELECT 5, id FROM fedow_core_transaction WHERE uuid = '${transaction}'`,
    [['pointed-to', new RegExp(`^lieu_0.ticket 5: .* points to fedow_core_transaction ${transaction}, which would go$`)]]],
  ['a primary card that another run brought', `INSERT INTO lieu_0.laboutik_carteprimaire VALUES ('${LIVED.product}', ${CARD}, false, now());
      INSERT INTO convoyeur.import_run (command, tenant, source_name, source_sha256, source_format, tool_version, started_at, verdict) VALUES ('import laboutik', 'lieu_0', 'till.json', '', 'json', '', now(), 'clean');
      INSERT INTO convoyeur.row_origin (run_id, table_name, row_key, change) VALUES (2, 'laboutik_carteprimaire', '${LIVED.product}', 'created')`,
    [['pointed-to', /^lieu_0.laboutik_carteprimaire .*: written by run 2, which has to be rolled back first, and its carte_id points to /]]],
  ['a run of another import that took one of its rows for its own', `
      INSERT INTO convoyeur.import_run (command, tenant, source_name, source_sha256, source_format, tool_version, started_at, verdict) VALUES ('import laboutik', 'lieu_0', 'till.json', '', 'json', '', now(), 'clean');
      INSERT INTO convoyeur.row_origin (run_id, table_name, row_key, change) VALUES (2, 'fedow_core_asset', '${asset}', 'linked')`,
    [['later-run', /^run 2 \(import laboutik of lieu_0, till.json\): built on run 1; roll it back first$/]]],
];

const MADE_CASES: readonly Case[] = [
  ['a row in the schema of a tenant that the run made', `INSERT INTO mamasound."BaseBillet_tva" VALUES ('${LIVED.product}', 5.5)`,
    [['schema-in-use', /^schema mamasound, which run 1 made: expected its tables empty, found 1 row in BaseBillet_tva; it would be lost with the schema$/]]],
  ['a till that was imported into such a tenant', `INSERT INTO mamasound."BaseBillet_tva" VALUES ('${LIVED.product}', 5.5);
      INSERT INTO convoyeur.import_run (command, tenant, source_name, source_sha256, source_format, tool_version, started_at, verdict) VALUES ('import laboutik', 'mamasound', 'till.json', '', 'json', '', now(), 'clean');
      INSERT INTO convoyeur.row_origin (run_id, table_name, row_key, change) VALUES (2, 'BaseBillet_tva', '${LIVED.product}', 'created')`,
    [['later-run', /^run 2 \(import laboutik of mamasound, till.json\): built on run 1; roll it back first$/], ['schema-in-use', /found 1 row in BaseBillet_tva/]]],
  ['another table in it, even an empty one', 'CREATE TABLE mamasound.notes (id integer)', [['schema-in-use', /found notes, which the run did not make/]]],
  ['a view in it', 'CREATE VIEW mamasound.rates AS SELECT * FROM mamasound."BaseBillet_tva"', [['schema-in-use', /found rates, which the run did not make/]]],
  ['the schema is gone', 'DROP SCHEMA mamasound CASCADE', [['gone', /^schema mamasound: expected the tables that run 1 made there, found none$/]]],
  ['a tenant that was renamed', `UPDATE "Customers_client" SET name = 'Mama' WHERE schema_name = 'mamasound'`, [['changed', /^Customers_client /]]],
  ['a domain more', `INSERT INTO "Customers_domain" (domain, tenant_id, is_primary) SELECT 'new.example', uuid, false FROM "Customers_client" WHERE schema_name = 'mamasound'`,
    [['pointed-to', /^Customers_domain \d+: not of run 1, and its tenant_id points to Customers_client /]]],
];

for (const [of, cases] of [['refusals_lived', LIVED_CASES], ['refusals_made', MADE_CASES]] as const) {
  for (const [what, change, expected] of cases) {
    test(what, () => withCopy(of, async (target) => {
      await target.dataSource.query(change);
      await refused(target, expected);
    }));
  }
}

/** Dry and committed, it is refused for exactly these reasons, and nothing is written. */
async function refused(target: Target, expected: Case[2], run = '1'): Promise<void> {
  const before = await snapshot(target);
  for (const commit of [false, true]) {
    const { refusals, committed } = await undoRun(target, run, commit);
    assert.is(committed, false);
    assert.equal(refusals.map(({ code }) => code), expected.map(([code]) => code), JSON.stringify(refusals));
    for (const [at, [, words]] of expected.entries()) assert.match(String(refusals[at]?.message), words);
  }
  assert.equal(await snapshot(target), before);
}

test('a transaction of Lespass at a tenant concerned; older ones do not count', () => withCopy('refusals_lived', async (target) => {
  assert.equal((await undoRun(target, '1')).refusals, []);
  await localTransaction(target.dataSource, place?.pk ?? '', { wallet: LIVED.ownWallet, asset: LIVED.ownAsset });
  await refused(target, [['local-transaction', /^tenant lieu_0: expected no transaction of its own since run 1, found 1 with migrated=false \(the first [-0-9a-f]{36}, the latest of [-0-9]{10} [0-9:]{8} UTC\)$/]]);
}));

test('all reasons at once', () => withCopy('refusals_lived', async (target) => {
  await localTransaction(target.dataSource, place?.pk ?? '', { wallet: LIVED.ownWallet, asset: LIVED.ownAsset });
  await target.dataSource.query(`UPDATE fedow_core_token SET value = value + 1 WHERE uuid IN ('${token}', '${tokens[1]?.pk ?? ''}'); DELETE FROM fedow_core_federation_assets WHERE federation_id = '${federation}'`);
  await target.dataSource.query(`UPDATE "AuthBillet_wallet" SET name = 'Caisse' WHERE uuid = '${String(place?.fields['wallet'])}'`);
  await target.dataSource.query(`INSERT INTO lieu_0.laboutik_carteprimaire VALUES ('${LIVED.product}', ${CARD}, false, now())`);
  await refused(target, [['local-transaction', /./], ['changed', /./], ['changed', /./], ['gone', /./], ['refilled', /./], ['pointed-to', /./]]);
}));

test('of very many only some are named, the others counted', () => withCopy('refusals_lived', async (target) => {
  await target.dataSource.query('UPDATE fedow_core_transaction SET amount = amount + 1 WHERE migrated');
  const { refusals } = await undoRun(target, '1');
  assert.is(refusals.length, 51);
  assert.is(String(refusals.at(-1)?.message), `fedow_core_transaction: ${grouped(recordsOf('transaction').length - 50)} more rows have changed since the run`);
  assert.is(refusals.at(-1)?.key, null);
}));

test('a later import that wrote something goes first', () => withCopy('refusals_lived', async (target) => {
  // Emptied by hand: the import that comes next fills it again.
  await target.dataSource.query(`UPDATE "AuthBillet_wallet" SET name = NULL WHERE uuid = '${String(place?.fields['wallet'])}'`);
  const emptied = await snapshot(target);
  const { run, counts } = await importInto(target);
  assert.equal([run, counts['AuthBillet_wallet']?.update], ['2', 1]);
  await refused(target, [['later-run', /^run 2 \(import fedow, clean.jsonl\): built on run 1; roll it back first$/]]);
  assert.equal((await undoRun(target, '2', true)).counts, { AuthBillet_wallet: { delete: 0, restore: 1 } });
  assert.equal(await snapshot(target), emptied);
  await target.dataSource.query(`UPDATE "AuthBillet_wallet" SET name = 'Lieu lieu_0' WHERE uuid = '${String(place?.fields['wallet'])}'`);
  assert.is((await undoRun(target, '1', true)).committed, true);
}));

test('what no check sees, PostgreSQL refuses in words: a function in a schema that would go', () => withCopy('refusals_made', async (target) => {
  await target.dataSource.query('CREATE FUNCTION mamasound.one() RETURNS integer LANGUAGE sql RETURN 1');
  await failsWith(target, undoRun(target, '1', true), /^the target: .*, found something else that depends on what would go\. Nothing was written/);
}));

test('a row that Lespass changes meanwhile', () => withCopy('refusals_lived', async (target) => {
  await meanwhile(target, `UPDATE fedow_core_token SET value = value + 1 WHERE uuid = '${token}'`, /^the target: .*, found another program that changed a row which the rollback changes too\. Nothing was written; run it again\.$/);
}));

test('a pointer that Lespass adds meanwhile', () => withCopy('refusals_lived', async (target) => {
  await meanwhile(target, `INSERT INTO fedow_core_token VALUES ('${LIVED.product}', '${String(createdUser?.fields['wallet'])}', '${LIVED.ownAsset}', 0)`,
    /^the target: .*, found another program that has pointed to a row which would go \(fedow_core_token\)\. Nothing was written; run it again\.$/);
}));

test('another import at work', () => withCopy('refusals_lived', async (target) => {
  const other = target.dataSource.createQueryRunner();
  await other.query(`SELECT pg_advisory_lock(hashtext('convoyeur import'))`);
  await failsWith(target, undoRun(target, '1', true), /^the target: expected no other run at work/);
  assert.equal((await undoRun(target, '1')).refusals, [], 'a dry-run needs no lock');
  await other.query(`SELECT pg_advisory_unlock(hashtext('convoyeur import'))`);
  await other.release();
}));

/** Another connection writes and commits while the rollback waits for it. */
async function meanwhile(target: Target, change: string, words: RegExp): Promise<void> {
  const other = target.dataSource.createQueryRunner();
  await other.startTransaction();
  // As a check that does not wait for COMMIT: it locks what the new row points to.
  await other.query('SET CONSTRAINTS ALL IMMEDIATE');
  await other.query(change);
  const undoing = undoRun(target, '1', true).catch((error: unknown) => error);
  const waiting = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  await until(async () => (await target.dataSource.query<unknown[]>(waiting)).length > 0, () => 'the rollback never waits', 20);
  await other.commitTransaction();
  await other.release();
  await failsWith(target, undoing.then((result) => { throw result; }), words);
}

async function failsWith(target: Target, work: Promise<unknown>, words: RegExp): Promise<void> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  assert.instance(error, TargetError);
  assert.match((error as TargetError).message, words);
  const [run] = await target.dataSource.query<{ verdict: string }[]>('SELECT verdict FROM convoyeur.import_run');
  assert.is(run?.verdict, 'clean', 'the run stands');
}

test('the way out of a refusal names the later runs, the latest first, and Lespass where there are none', () => {
  const refusal = (later?: string): Refusal => ({ code: 'pointed-to', table: 't', key: 'k', message: 'm', ...(later === undefined ? {} : { later }) });
  const wayOut = (...refusals: readonly Refusal[]): string => String(new RollbackRefusedError('1', refusals).told.todo);
  assert.is(wayOut(refusal()), 'Nothing was written. Take back in Lespass what it has done since, or keep the import.');
  assert.match(wayOut(refusal('2'), refusal()), 'Roll back first the later run, 2 (`convoyeur rollback --run 2`), then ask again for this one');
  assert.match(wayOut(refusal('2'), refusal('10'), refusal('2')), 'Roll back first the later runs, in this order: 10, 2 (`convoyeur rollback --run 10`)');
});

test.run();
