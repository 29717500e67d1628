import { createV2 } from '#convoyeur/target/schema/create-v2.js';
import { TargetError } from '#convoyeur/target/target-error.js';
import type { Target } from '#convoyeur/target/target.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { freshServer } from '../target/schema-server.js';
import { dump, importInto, live, LIVED, localTransaction, makeDatabase, recordsOf, snapshot, undoRun } from './rollback-lespass.js';

const test = suite('rollback of a run');
// A server of one's own: CONVOYEUR_TEST_SERVER=postgres://… takes another version of PostgreSQL.
const given = process.env['CONVOYEUR_TEST_SERVER'];
const server = given === undefined ? await freshServer() : { url: given, close: () => Promise.resolve() };

test.after(() => server.close());

async function withTarget(name: string, kind: Target['kind'], work: (target: Target) => Promise<void>): Promise<void> {
  const target = await makeDatabase(server.url, name, { kind });
  const queryRunner = target.dataSource.createQueryRunner();
  try {
    await createV2(queryRunner);
    await queryRunner.release();
    await work(target);
  } finally {
    await target.close();
  }
}

/** Imports, tries the rollback dry, does it, and compares the whole database each time. */
async function thereAndBack(target: Target): Promise<void> {
  const before = await snapshot(target);
  const first = await importInto(target);
  assert.ok(first.committed, JSON.stringify(first.results.filter(({ violations }) => violations > 0).concat()));
  const imported = await snapshot(target);
  assert.not.equal(imported, before);

  const tried = await undoRun(target, '1');
  assert.equal(tried.refusals, []);
  assert.is(tried.committed, false);
  assert.equal(await snapshot(target), imported, 'a dry-run writes nothing');

  const undone = await undoRun(target, '1', true);
  assert.is(undone.committed, true);
  assert.equal([undone.counts, undone.schemas], [tried.counts, tried.schemas], 'the dry-run had said the same');
  for (const [table, { create, update, adopt }] of Object.entries(first.counts)) {
    assert.equal(undone.counts[table] ?? { delete: 0, restore: 0 }, { delete: create, restore: update + adopt }, table);
  }
  assert.equal(await snapshot(target), before, 'the database is the one before');

  const second = await importInto(target, 'dry-run');
  assert.equal(second.counts, first.counts, 'the next import has the same plan');
  const again = await importInto(target);
  assert.is(again.run, '2');
  assert.equal(await snapshot(target), imported, 'and writes the same rows');
  await undoRun(target, '2', true);
  assert.equal(await snapshot(target), before);
}

test('an empty database whose tenants the run made', async () => {
  await withTarget('empty_target', 'embedded', async (target) => {
    await thereAndBack(target);
    const [{ count }] = await target.dataSource.query<[{ count: number }]>('SELECT count(*)::int AS count FROM convoyeur.row_origin');
    assert.is(count, 0, 'no origin row stays');
  });
});

test('a database that has lived: rows filled, the federated euro adopted, local money as before', async () => {
  await withTarget('lived_target', 'external', async (target) => {
    await live(target);
    await importInto(target);
    const undone = await undoRun(target, '1');
    const restored = Object.fromEntries(Object.entries(undone.counts).flatMap(([table, { restore }]) => (restore === 0 ? [] : [[table, restore]])));
    assert.equal(restored, { AuthBillet_wallet: 1, AuthBillet_tibilletuser: 1, QrcodeCashless_cartecashless: 3, fedow_core_asset: 1 });
    const [product] = await target.dataSource.query<{ asset_id: string }[]>('SELECT asset_id FROM lieu_1."BaseBillet_product"');
    assert.is(product?.asset_id, recordsOf('asset').find(({ fields }) => fields['category'] === 'FED')?.pk, 'it followed the adoption');
    await undoRun(target, '1', true);
    const [back] = await target.dataSource.query<{ asset_id: string }[]>('SELECT asset_id FROM lieu_1."BaseBillet_product"');
    assert.is(back?.asset_id, LIVED.federated);
  });
});

test('the same twice, and once more after others moved a sequence without leaving a row', async () => {
  await withTarget('lived_and_back', 'external', async (target) => {
    await live(target);
    await thereAndBack(target);
    const before = await snapshot(target);
    await importInto(target);
    await target.dataSource.query(`SELECT nextval(pg_get_serial_sequence('fedow_core_transaction', 'id'))`);
    const { sequences } = await undoRun(target, '3', true);
    assert.ok(sequences.length > 0 && sequences.every(({ restored }) => restored));
    assert.equal(await snapshot(target), before);
  });
});

test('rows that Lespass added elsewhere stay, and their sequence with them', async () => {
  await withTarget('added_since', 'external', async (target) => {
    await live(target);
    const before = await snapshot(target);
    await importInto(target);
    const query = async (sql: string, ...values: unknown[]): Promise<void> => { await target.dataSource.query(sql, values); };
    await query(`INSERT INTO "QrcodeCashless_cartecashless" (tag_id, number, user_id) VALUES ('00000001', '00000001', $1)`, LIVED.stranger);
    await localTransaction(target.dataSource, LIVED.elsewhere, { wallet: LIVED.ownWallet, asset: LIVED.ownAsset });
    const added = await snapshot(target);
    const { sequences } = await undoRun(target, '1', true);
    assert.equal(sequences.filter(({ restored }) => !restored).map(({ table }) => table), ['QrcodeCashless_cartecashless', 'fedow_core_transaction']);
    const after = await snapshot(target);
    for (const [relation, lines] of Object.entries(after)) {
      const name = /cartecashless|fedow_core_transaction/.test(relation) ? relation : '';
      if (name.startsWith('S')) assert.equal(lines, added[relation], `${relation} stays ahead`);
      else if (name.startsWith('r')) assert.is(lines.length, (before[relation]?.length ?? 0) + 1, `${relation} keeps the row that was added`);
      else assert.equal(lines, before[relation], relation);
    }
    await query(`INSERT INTO "QrcodeCashless_cartecashless" (tag_id, number) VALUES ('00000002', '00000002')`);
  });
});

test('the run stays on record with what it was, and cannot be undone twice', async () => {
  await withTarget('on_record', 'embedded', async (target) => {
    await importInto(target);
    await undoRun(target, '1', true);
    const [run] = await target.dataSource.query<{ verdict: string; source_name: string; rolled_back: unknown }[]>('SELECT verdict, source_name, rolled_back FROM convoyeur.import_run');
    assert.is(run?.verdict, 'rolled back');
    assert.is(run?.source_name, dump.path.split('/').at(-1));
    assert.equal(run?.rolled_back, { at: '2026-07-01T12:00:00.123000+00:00', toolVersion: '0.0.0', verdict: 'clean' });
    for (const commit of [false, true]) assert.match(await refusalOf(target, '1', commit), /^run 1: expected a run that stands, found one that was rolled back already/);
  });
});

test('a run that is not on record', async () => {
  await withTarget('unknown_run', 'embedded', async (target) => {
    assert.match(await refusalOf(target, '1'), /^run 1: expected a run recorded in this database, found none/, 'no import ever');
    await importInto(target);
    assert.match(await refusalOf(target, '7'), /^run 7: expected a run recorded in this database, found none/);
  });
});

test('a run that changed nothing can be undone, whatever its place', async () => {
  await withTarget('nothing_to_do', 'embedded', async (target) => {
    const before = await snapshot(target);
    await importInto(target);
    const imported = await snapshot(target);
    await importInto(target);
    assert.equal((await undoRun(target, '2')).counts, {});
    await undoRun(target, '2', true);
    assert.equal(await snapshot(target), imported);
    await undoRun(target, '1', true);
    assert.equal(await snapshot(target), before);
  });
});

async function refusalOf(target: Target, run: string, commit = false): Promise<string> {
  const error: unknown = await undoRun(target, run, commit).catch((reason: unknown) => reason);
  assert.instance(error, TargetError);
  return (error as TargetError).message;
}

test.run();
