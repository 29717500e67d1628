import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { FedowLedger } from '#convoyeur/ledger/fedow-ledger.js';
import { NONE, type UuidIndex } from '#convoyeur/ledger/uuid-index.js';
import type { V2Ledger } from '#convoyeur/ledger/v2-ledger.js';
import { readLedgers, type ReadingOptions } from '#convoyeur/migration/facts/read-facts.js';
import { inTransaction, type Target } from '#convoyeur/target/target.js';
import { dumps, type GeneratedDump } from '#convoyeur/testing/fedow/dumps.js';
import { eventfulDumps } from '#convoyeur/testing/fuzz/eventful-dumps.js';
import { type Laboratory, openLaboratory, rowsOf } from './laboratory.js';

const laws = suite('laws of reading back on several threads');
const laboratory: Laboratory = await openLaboratory();
laws.after(() => laboratory.close());

const anyDump: fc.Arbitrary<GeneratedDump> = fc.oneof(dumps(), eventfulDumps());

const nameIn = (index: UuidIndex) => (at: number | undefined): string | null => (at === undefined || at === NONE ? null : index.at(at));

function recordedContent({ transactions: table, indices, ...ledger }: FedowLedger): unknown {
  const [wallet, asset, card, previous] = [nameIn(indices.wallets), nameIn(indices.assets), nameIn(indices.cards), nameIn(table.uuids)];
  const rows = Array.from({ length: table.rows }, (_, row) => (table.present[row] !== 1 ? table.uuids.at(row) : [
    table.uuids.at(row), table.actionAt(row), table.amount[row], asset(table.asset[row]), wallet(table.sender[row]), wallet(table.receiver[row]), card(table.card[row]),
    card(table.primaryCard[row]), previous(table.previous[row]), table.microseconds[row], table.content[row], table.hashAt(row), ledger.inJsonbOrder && table.jsonbSensitive[row],
  ]));
  return { rows, checkouts: [...ledger.checkouts.values()], tokens: [...ledger.tokens.values()], refilled: [...ledger.refilledCheckouts], precision: ledger.precision, inOrder: ledger.inJsonbOrder };
}

function v2Content({ transactions: table, indices }: V2Ledger): unknown {
  const [wallet, asset, tenant] = [nameIn(indices.wallets), nameIn(indices.assets), nameIn(indices.tenants)];
  return Array.from({ length: table.count }, (_, row) => [
    table.uuids.at(row), table.id[row], table.migrated[row], table.actionAt(row) ?? table.foreignActions.get(row), table.amount[row], asset(table.asset[row]), wallet(table.sender[row]),
    wallet(table.receiver[row]), tenant(table.tenant[row]), table.card[row], table.microseconds[row], table.hashAt(row),
  ]);
}

/** Both ledgers, row by row in their order. */
async function read(target: Target, reading: ReadingOptions): Promise<unknown> {
  let content: unknown;
  await inTransaction(target.dataSource, 'read', async ({ client }) => {
    const { ledger, recorded } = await readLedgers(client, reading);
    content = { v2: v2Content(ledger), recorded: recordedContent(recorded) };
    return 'rollback';
  });
  return content;
}

/** What somebody has done to the database since, of which the parts may know nothing of each other. */
const TAMPERED: readonly (readonly [words: string, sql: string])[] = [
  ['nothing', 'SELECT 1'],
  ['hashes taken away', 'UPDATE fedow_core_transaction SET hash = NULL WHERE id % 2 = 0'],
  ['sessions of checkouts altered', `UPDATE convoyeur.transaction_origin SET session_id = 'cs_other' WHERE checkout IS NOT NULL AND uuid::text < '8'`],
  ['one checkout for two refills', `UPDATE convoyeur.transaction_origin SET checkout = '00000000-0000-4000-8000-000000000001', session_id = left(uuid::text, 1) WHERE action IN ('REF', 'SAL')`],
  ['parents after their children', 'UPDATE fedow_core_transaction SET id = 1000000 - id'],
  ['ids in clusters', 'UPDATE fedow_core_transaction SET id = 1000000 + id + id / 3 * 7919'],
  ['ids far apart', 'UPDATE fedow_core_transaction SET id = id * 1000000007'],
  ['rows of V2’s own, with codes of nobody', `UPDATE fedow_core_transaction SET action = 'XYZ', migrated = false WHERE id % 3 = 0`],
  ['rows without provenance', `DELETE FROM convoyeur.transaction_origin WHERE uuid::text < '4'`],
];

for (const [words, sql] of TAMPERED) {
  laws(`both ledgers are the same on any number of threads, in rounds of any length: ${words}`, async () => {
    const seen = { rows: 0 };
    await fc.assert(fc.asyncProperty(anyDump, fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 40 }), async (dump, threads, blockRows) => {
      await laboratory.inEmpty(async (target) => {
        await laboratory.import(dump, target, 'commit');
        await rowsOf(target, sql);
        const whole = await read(target, { threads: 1 }) as { v2: readonly unknown[] };
        assert.equal(await read(target, { threads, blockRows }), whole);
        seen.rows += whole.v2.length;
      });
    }), { numRuns: 3, includeErrorInReport: true });
    assert.ok(seen.rows > 0);
  });
}

laws('threads that have several rounds to give at once give them in their order', async () => {
  const [dump] = fc.sample(anyDump, { seed: 1, numRuns: 1 });
  assert.ok(dump !== undefined);
  await laboratory.inEmpty(async (target) => {
    await laboratory.import(dump, target, 'commit');
    // Shares of two ids each: the first of the three threads, which asks the others, finds a row in the first round only.
    await rowsOf(target, 'UPDATE fedow_core_transaction SET id = 1000000 + CASE WHEN id = 1 THEN 0 ELSE (id - 2) / 4 * 6 + 2 + (id - 2) % 4 END');
    const whole = await read(target, { threads: 1 }) as { v2: readonly unknown[] };
    assert.ok(whole.v2.length > 4);
    assert.equal(await read(target, { threads: 3, blockRows: 1 }), whole);
  });
});

laws.run();
