import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runAudit } from '#convoyeur/migration/run-audit.js';
import { verifyImport } from '#convoyeur/migration/audit.js';
import { FEDOW_PLANS } from '#convoyeur/migration/run-import-fedow.js';
import { readPlan, requireNoFile } from '#convoyeur/migration/saved-plan.js';
import { runImportFedow } from '#convoyeur/migration/run-import-fedow.js';
import { loadLedger } from '#convoyeur/sources/fedow/load-ledger.js';
import { openFedowDump } from '#convoyeur/sources/fedow/open.js';
import { openTarget, type Target } from '#convoyeur/target/target.js';
import { openFolder } from '../open-folder.js';

const lost = suite('rows that somebody took out of the new database, or put into it');
const folder = openFolder('lost');
const dataDir = join(folder, 'data');
const CLEAN = fileURLToPath(new URL('../../test/fixtures/fedow/clean.jsonl', import.meta.url));
const SILENT = { stage: () => undefined, advance: () => undefined };
const IMPORT = {
  sourcePath: CLEAN, databaseUrl: undefined, dataDir, acceptPath: undefined, mappingPath: undefined, createTenants: true, primaryTenant: null,
  unlinkedCards: 'keep', toolVersion: 'test', planPath: undefined,
} as const;
let target: Target;

lost.before(async () => {
  const { outcome } = await runImportFedow({ ...IMPORT, mode: 'commit' }, SILENT);
  assert.ok(outcome.committed);
  target = await openTarget({ databaseUrl: undefined, dataDir, create: false });
});

lost.after(async () => {
  await target.close();
  rmSync(folder, { recursive: true, force: true });
});

async function databaseCodes(): Promise<Record<string, number>> {
  const { audited } = await runAudit({ sourcePath: undefined, databaseUrl: undefined, dataDir, only: undefined, acceptPath: undefined, writeAcceptPath: undefined, language: 'en', witnessPaths: [] }, SILENT);
  return Object.assign({}, ...audited.results.map(({ codes }) => codes)) as Record<string, number>;
}

async function conflictsOfNewImport(): Promise<string[]> {
  const { outcome } = await runImportFedow({ ...IMPORT, mode: 'dry-run' }, SILENT);
  return outcome.plan.conflicts.map(({ message }) => String(message));
}

/** Runs statements, looks, and undoes them by their opposite. */
async function during<T>(change: string[], undo: string[], look: () => Promise<T>): Promise<T> {
  for (const statement of change) await target.dataSource.query(statement);
  try {
    return await look();
  } finally {
    for (const statement of undo) await target.dataSource.query(statement);
  }
}

const LAST = '(SELECT max(t.id) FROM fedow_core_transaction t WHERE t.action = \'SAL\' AND NOT EXISTS (SELECT FROM convoyeur.transaction_origin o WHERE o.previous = t.uuid AND o.uuid <> t.uuid))';
const TAKE = ['CREATE TABLE taken AS SELECT * FROM fedow_core_transaction WHERE id = ' + LAST, 'DELETE FROM fedow_core_transaction WHERE id = (SELECT id FROM taken)'];
const GIVE = ['INSERT INTO fedow_core_transaction SELECT * FROM taken', 'DROP TABLE taken'];
const MOVE = (sign: '+' | '-', wallet: string) => `UPDATE fedow_core_token k SET value = value ${sign} t.amount FROM taken t WHERE k.asset_id = t.asset_id AND k.wallet_id = t.${wallet}`;

lost('the database alone is clean, and its figures are those of the dump', async () => {
  assert.equal(await databaseCodes(), {});
  const { audited } = await runAudit({ sourcePath: undefined, databaseUrl: undefined, dataDir, only: undefined, acceptPath: undefined, writeAcceptPath: undefined, language: 'en', witnessPaths: [] }, SILENT);
  const tokens = [...audited.ledger.tokens.values()];
  assert.is(tokens.length, 433);
  const dump = await loadLedger(await openFedowDump(CLEAN));
  const sum = (values: Iterable<{ readonly value: number }>): number => [...values].reduce((total, { value }) => total + value, 0);
  assert.is(sum(tokens), sum(dump.tokens.values()));
});

lost('two users whose wallets were swapped are found by the database alone and by the comparison', async () => {
  const ledger = await loadLedger(await openFedowDump(CLEAN));
  // One at a time: a wallet has one user.
  const swap = [
    'CREATE TABLE swapped AS SELECT id, wallet_id, row_number() OVER (ORDER BY id) AS place FROM "AuthBillet_tibilletuser" WHERE wallet_id IS NOT NULL ORDER BY id LIMIT 2',
    'UPDATE "AuthBillet_tibilletuser" SET wallet_id = NULL WHERE id IN (SELECT id FROM swapped)',
    'UPDATE "AuthBillet_tibilletuser" u SET wallet_id = o.wallet_id FROM swapped s JOIN swapped o ON o.place <> s.place WHERE u.id = s.id',
  ];
  const back = ['UPDATE "AuthBillet_tibilletuser" SET wallet_id = NULL WHERE id IN (SELECT id FROM swapped)', 'UPDATE "AuthBillet_tibilletuser" u SET wallet_id = s.wallet_id FROM swapped s WHERE u.id = s.id', 'DROP TABLE swapped'];
  await during(swap, back, async () => {
    assert.is((await databaseCodes())['uuid-preservation/altered'], 2);
    const { results } = await verifyImport(ledger, target);
    assert.is(results.flatMap(({ samples }) => samples).filter(({ code, subjects }) => code === 'uuid-preservation/altered' && 'user' in subjects).length, 2);
  });
});

lost('a sale that was taken out with its money is missed by the database alone', async () => {
  const codes = await during([...TAKE, MOVE('+', 'sender_id'), MOVE('-', 'receiver_id')], [MOVE('-', 'sender_id'), MOVE('+', 'receiver_id'), ...GIVE], databaseCodes);
  assert.equal(codes, { 'count-parity/missing': 1, 'uuid-preservation/missing': 1 });
});

lost('a token that was taken out is missed by the database alone', async () => {
  const codes = await during(
    ['CREATE TABLE taken AS SELECT * FROM fedow_core_token WHERE uuid = (SELECT min(uuid::text)::uuid FROM fedow_core_token WHERE value = 0)', 'DELETE FROM fedow_core_token WHERE uuid = (SELECT uuid FROM taken)'],
    ['INSERT INTO fedow_core_token SELECT * FROM taken', 'DROP TABLE taken'], databaseCodes,
  );
  assert.equal(codes, { 'uuid-preservation/missing': 1 });
});

lost('balances of memberships and badges that were taken out of the provenance are missed by the database, the comparison and a new import', async () => {
  const ledger = await loadLedger(await openFedowDump(CLEAN));
  await during(['CREATE TABLE taken AS SELECT * FROM convoyeur.token_origin', 'DELETE FROM convoyeur.token_origin'], ['INSERT INTO convoyeur.token_origin SELECT * FROM taken', 'DROP TABLE taken'], async () => {
    const codes = await databaseCodes();
    assert.ok(Number(codes['sum-conservation/no-token']) > 0, JSON.stringify(codes));
    const { results } = await verifyImport(ledger, target);
    assert.equal(results.flatMap((result) => Object.entries(result.codes)), [['count-parity/missing', 1], ['uuid-preservation/missing', 37]]);
    assert.match((await conflictsOfNewImport()).join(), 'found 37 missing');
  });
});

lost('one with another value is found by all three', async () => {
  const ledger = await loadLedger(await openFedowDump(CLEAN));
  const change = (sign: '+' | '-') => [`UPDATE convoyeur.token_origin SET value = value ${sign} 500 WHERE uuid = (SELECT min(uuid::text)::uuid FROM convoyeur.token_origin WHERE value > 0)`];
  await during(change('+'), change('-'), async () => {
    assert.equal(await databaseCodes(), { 'sum-conservation/asset-total': 1, 'sum-conservation/drift': 1 });
    const { results } = await verifyImport(ledger, target);
    assert.equal(results.flatMap((result) => Object.entries(result.codes)), [['uuid-preservation/altered', 1]]);
    const conflicts = await conflictsOfNewImport();
    assert.is(conflicts.length, 1);
    assert.match(conflicts.join(), 'the provenance of an earlier import keeps');
  });
});

for (const [column, field] of [['primary_card_id', 'primary card'], ['card_id', 'card']] as const) {
  lost(`movements that have lost their ${field} are found by the database, the comparison and a new import`, async () => {
    const ledger = await loadLedger(await openFedowDump(CLEAN));
    await during(
      [`CREATE TABLE taken AS SELECT id, ${column} FROM fedow_core_transaction WHERE ${column} IS NOT NULL`, `UPDATE fedow_core_transaction SET ${column} = NULL`],
      [`UPDATE fedow_core_transaction t SET ${column} = k.${column} FROM taken k WHERE k.id = t.id`, 'DROP TABLE taken'],
      async () => {
        const rows = Number((await target.dataSource.query<{ n: string }[]>('SELECT count(*) AS n FROM taken'))[0]?.n);
        assert.ok(rows > 100, String(rows));
        assert.equal(await databaseCodes(), { 'hash-chain/content': rows });
        const { results } = await verifyImport(ledger, target);
        assert.equal(results.flatMap((result) => Object.entries(result.codes)), [['uuid-preservation/altered', rows]]);
        assert.ok(results.flatMap(({ samples }) => samples).every(({ subjects }) => String(subjects['fields']).split(',').includes(field)));
        assert.is((await conflictsOfNewImport()).length, rows);
      },
    );
  });
}

lost('an asset that another tenant issues is found by the database alone and by the comparison, whichever it is', async () => {
  const ledger = await loadLedger(await openFedowDump(CLEAN));
  const assets = await target.dataSource.query<{ uuid: string; tenant: string; other: string }[]>(
    'SELECT uuid, tenant_origin_id AS tenant, (SELECT min(c.uuid::text) FROM "Customers_client" c WHERE c.uuid <> tenant_origin_id) AS other FROM fedow_core_asset',
  );
  assert.ok(assets.length > 3);
  for (const { uuid, tenant, other } of assets) {
    const set = (to: string) => [`UPDATE fedow_core_asset SET tenant_origin_id = '${to}' WHERE uuid = '${uuid}'`];
    await during(set(other), set(tenant), async () => {
      assert.is((await databaseCodes())['uuid-preservation/altered'], 1);
      const { results } = await verifyImport(ledger, target);
      assert.ok(results.some(({ samples }) => samples.some(({ subjects }) => subjects['asset'] === uuid && String(subjects['fields']) === 'tenant')), uuid);
    });
  }
});

lost('a sale that was taken out with its money and its provenance is missed by the run that brought it', async () => {
  const codes = await during(
    [...TAKE, 'CREATE TABLE taken_origin AS SELECT o.* FROM convoyeur.transaction_origin o JOIN taken ON taken.uuid = o.uuid', 'DELETE FROM convoyeur.transaction_origin WHERE uuid = (SELECT uuid FROM taken)', MOVE('+', 'sender_id'), MOVE('-', 'receiver_id')],
    [MOVE('-', 'sender_id'), MOVE('+', 'receiver_id'), 'INSERT INTO convoyeur.transaction_origin SELECT * FROM taken_origin', 'DROP TABLE taken_origin', ...GIVE],
    databaseCodes,
  );
  assert.equal(codes, { 'count-parity/missing': 1 });
});

lost('so is a token that was taken out with its note', async () => {
  const codes = await during(
    [
      'CREATE TABLE taken AS SELECT * FROM fedow_core_token WHERE uuid = (SELECT min(uuid::text)::uuid FROM fedow_core_token WHERE value = 0)', 'DELETE FROM fedow_core_token WHERE uuid = (SELECT uuid FROM taken)',
      'CREATE TABLE taken_note AS SELECT * FROM convoyeur.row_origin WHERE row_key = (SELECT uuid::text FROM taken)', 'DELETE FROM convoyeur.row_origin WHERE id IN (SELECT id FROM taken_note)',
    ],
    ['INSERT INTO fedow_core_token SELECT * FROM taken', 'INSERT INTO convoyeur.row_origin SELECT * FROM taken_note', 'DROP TABLE taken, taken_note'],
    databaseCodes,
  );
  assert.equal(codes, { 'count-parity/missing': 1 });
});

lost('verify import names a migrated transaction that the dump does not know, also beside one that is gone', async () => {
  const ledger = await loadLedger(await openFedowDump(CLEAN));
  const stranger = '11111111-1111-4111-8111-111111111111';
  const { results } = await during(
    [...TAKE, `INSERT INTO fedow_core_transaction SELECT (t).* FROM (SELECT jsonb_populate_record(NULL::fedow_core_transaction, to_jsonb(taken) || '{"uuid": "${stranger}"}') AS t FROM taken) s`],
    [`DELETE FROM fedow_core_transaction WHERE uuid = '${stranger}'`, ...GIVE],
    () => verifyImport(ledger, target),
  );
  const found = results.flatMap(({ samples }) => samples.map(({ code, subjects }) => [code, subjects['transaction']]));
  assert.ok(found.some(([code, uuid]) => code === 'count-parity/surplus' && uuid === stranger), JSON.stringify(found));
  assert.ok(found.some(([code]) => code === 'uuid-preservation/missing'), JSON.stringify(found));
});

lost('of a transaction in the middle of a chain the one that is gone is named, not its child', async () => {
  const ledger = await loadLedger(await openFedowDump(CLEAN));
  const { results } = await during(
    ['CREATE TABLE taken AS SELECT * FROM fedow_core_transaction WHERE id = 700', 'DELETE FROM fedow_core_transaction WHERE id = 700'], GIVE, () => verifyImport(ledger, target),
  );
  assert.equal(results.flatMap(({ codes }) => Object.entries(codes)), [['count-parity/missing', 1], ['uuid-preservation/missing', 1]]);
});

lost('a saved plan that was damaged is bad input, in words', async () => {
  const path = join(folder, 'plan.json');
  const whole = { convoyeur: '0', command: 'import fedow', digest: 'a'.repeat(64), now: '2026-11-23T00:00:00+00:00', source: { sha256: 'b'.repeat(64) }, accept: null, mapping: null, options: { createTenants: true, primaryTenant: null, unlinkedCards: 'keep' }, report: {} };
  const read = async (plan: object): Promise<unknown> => {
    writeFileSync(path, JSON.stringify(plan));
    return readPlan(path, FEDOW_PLANS).then(() => 'read', (error: unknown) => [(error as { exitCode?: number }).exitCode, (error as Error).message]);
  };
  assert.is(await read(whole), 'read');
  const refusal = [2, `${path}: expected a plan that --save-plan has written, found other JSON. Give the file that --save-plan wrote.`];
  for (const damage of [{ command: undefined }, { accept: undefined }, { mapping: { path: 5 } }, { options: null }, { options: { ...whole.options, unlinkedCards: 'burn' } }, { digest: 'x' }, { now: 'today' }]) {
    assert.equal(await read({ ...whole, ...damage }), refusal, JSON.stringify(damage));
  }
  assert.throws(() => { requireNoFile(path); }, /expected no file of that name yet, found one/u);
  assert.ok(readFileSync(path).length > 0);
});

lost.run();
