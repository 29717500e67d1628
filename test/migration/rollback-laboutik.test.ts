import { importLaboutik, type LaboutikOutcome } from '#convoyeur/migration/laboutik/import-laboutik.js';
import { NO_DECISIONS } from '#convoyeur/migration/plan/decisions.js';
import { loadCatalogue } from '#convoyeur/sources/laboutik/load-catalogue.js';
import { openLaboutikDump } from '#convoyeur/sources/laboutik/open.js';
import { createV2 } from '#convoyeur/target/schema/create-v2.js';
import type { Target } from '#convoyeur/target/target.js';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { freshServer } from '../target/schema-server.js';
import { importInto, makeDatabase, snapshot, undoRun } from './rollback-lespass.js';

const test = suite('rollback of a till');
const server = await freshServer();
test.after(() => server.close());

const till = await openLaboutikDump(fileURLToPath(new URL('../../test/fixtures/laboutik/mama-sound.json', import.meta.url)));
const catalogue = await loadCatalogue(till);

async function importTill(target: Target): Promise<LaboutikOutcome> {
  return importLaboutik(till, catalogue, target, {
    mode: 'commit', tenant: 'mamasound', decisions: NO_DECISIONS, renameDuplicates: true, now: '2026-07-01T12:00:00.123000+00:00', reviewedDigest: null,
    run: { toolVersion: '0.0.0', flags: {}, accepted: [] },
  }, { stage: () => undefined, advance: () => undefined });
}

test('there and back, and Fedow after it only', async () => {
  const target = await makeDatabase(server.url, 'till', { kind: 'embedded' });
  try {
    const queryRunner = target.dataSource.createQueryRunner();
    await createV2(queryRunner);
    await queryRunner.release();
    const empty = await snapshot(target);
    await importInto(target);
    const before = await snapshot(target);

    const { committed, run, counts } = await importTill(target);
    assert.equal([committed, run], [true, '2']);
    const inUse = (await undoRun(target, '1', true)).refusals;
    assert.ok(inUse.some(({ code, key }) => code === 'schema-in-use' && key === 'mamasound'), JSON.stringify(inUse));

    const tried = await undoRun(target, '2');
    assert.equal(tried.refusals, []);
    const undone = await undoRun(target, '2', true);
    assert.equal(undone.counts, tried.counts);
    for (const [table, { create, update }] of Object.entries(counts)) assert.equal(undone.counts[table] ?? { delete: 0, restore: 0 }, { delete: create, restore: update }, table);
    assert.equal(await snapshot(target), before);
    assert.equal((await importTill(target)).counts, counts, 'the next import has the same plan');
    await undoRun(target, '3', true);
    await undoRun(target, '1', true);
    assert.equal(await snapshot(target), empty);
  } finally {
    await target.close();
  }
});

test('a price that was changed since is told', async () => {
  const target = await makeDatabase(server.url, 'till_changed', { kind: 'embedded' });
  try {
    const queryRunner = target.dataSource.createQueryRunner();
    await createV2(queryRunner);
    await queryRunner.release();
    await importInto(target);
    await importTill(target);
    await target.dataSource.query('UPDATE mamasound."BaseBillet_price" SET prix = prix + 0.01 WHERE uuid = (SELECT uuid FROM mamasound."BaseBillet_price" LIMIT 1)');
    const { refusals } = await undoRun(target, '2');
    assert.equal(refusals.map(({ code }) => code), ['changed']);
    assert.match(String(refusals[0]?.message), /^mamasound\.BaseBillet_price [-0-9a-f]{36}: expected the row as the run wrote it, found it changed since$/);
  } finally {
    await target.close();
  }
});

test.run();
