import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hashCounts } from '#convoyeur/invariants/hash-chain.js';
import { verdictOf } from '#convoyeur/invariants/result.js';
import type { FedowRecord } from '#convoyeur/ledger/records.js';
import { openFedowDump } from '#convoyeur/sources/fedow/open.js';
import { classesOf, DUMP_CLASSES } from '#convoyeur/testing/fedow/classes.js';
import { generateFedow } from '#convoyeur/testing/fedow/generate.js';
import { examine } from '#convoyeur/testing/projection/examine.js';
import { kindsOfMovement } from './kinds-of-movement.js';

const test = suite('generateFedow');

const FIXTURE = join(import.meta.dirname, '../../test/fixtures/fedow/clean.jsonl');

function made(seed: number, transactions: number, wallets?: number): FedowRecord[] {
  return [...generateFedow({ seed, transactions, ...(wallets === undefined ? {} : { wallets }) })];
}

function countOf(records: readonly FedowRecord[], model: FedowRecord['model']): number {
  return records.filter((record) => record.model === model).length;
}

test('the same seed gives the same records, another seed others', () => {
  assert.equal(made(3, 500), made(3, 500));
  assert.not.equal(made(3, 500), made(4, 500));
});

test('gives exactly as many transactions as asked for', () => {
  for (const transactions of [16, 17, 18, 31, 32, 33, 99, 250, 1001]) assert.is(countOf(made(transactions, transactions), 'transaction'), transactions);
  assert.throws(() => made(1, 15), /expected at least 16 transactions/u);
});

test('gives about as many wallets as asked for', () => {
  const wallets = countOf(made(1, 4000, 3000), 'wallet');
  assert.ok(wallets > 2000 && wallets < 3500, `${wallets}`);
});

test('three thousand transactions are read back, and everything holds on the dump and on its import', async () => {
  const { audit, import: imported, evidence, plan } = await examine({ records: made(11, 3000), format: 'jsonl', precision: 'microseconds' });
  assert.equal(plan.conflicts, []);
  assert.equal(audit.filter(({ status }) => status !== 'pass' && status !== 'skipped'), []);
  // The catalogue of a till is LaBoutik's.
  const judged = imported.filter(({ id }) => id !== 'catalogue');
  assert.equal(judged.filter(({ status, checked }) => status !== 'pass' || checked === 0), []);
  assert.is(verdictOf(imported), 'clean');
  assert.ok(evidence.source !== undefined);
  assert.equal(hashCounts(evidence.source), { verified: 3000, mismatch: 0, unverifiable: 0 });
});

test('three hundred transactions have every class already, whatever the seed', () => {
  for (let seed = 1; seed <= 10; seed += 1) {
    const classes = classesOf(made(seed, 300));
    assert.equal(Object.keys(DUMP_CLASSES).filter((name) => !classes.has(name)), [], `seed ${seed}`);
  }
});

test('a movement has the parties and the papers that the real Fedow gave it', async () => {
  const real: FedowRecord[] = [];
  for await (const { records } of (await openFedowDump(FIXTURE)).read()) real.push(...records);
  const known = kindsOfMovement(real);
  const strange = [...kindsOfMovement(made(5, 3000))].filter((kind) => !known.has(kind));
  // What Fedow allows and the recorded network had no occasion for: a void, time or loyalty paid back, and places among themselves.
  const unrecorded = [/^VID of FED: client → place/u, /^(?:SAL|SUB|TRF) of [A-Z]{3}: place → place, no card, no checkout$/u, /^(?:RFD|QRS|SAL|FUS) of (?:TIM|FID): client → (?:place|client), card, no checkout$/u];
  assert.equal(strange.filter((kind) => !unrecorded.some((pattern) => pattern.test(kind))), []);
});

test('actions come in the proportions of production', () => {
  const records = made(2, 20_000);
  const share = (action: string): number => records.filter((record) => record.model === 'transaction' && record.action === action).length / 20_000;
  // 33,627 refills, 9,085 memberships and 2,030 badges of 145,763; a third more or less is alike.
  for (const [action, real] of [['REF', 0.231], ['SUB', 0.062], ['BDG', 0.0139], ['FUS', 0.027]] as const) {
    assert.ok(Math.abs(share(action) / real - 1) < 0.35, `${action}: ${share(action)} instead of ${real}`);
  }
  const places = countOf(records, 'place');
  const active = new Set(records.flatMap((record) => (record.model === 'asset' ? [record.walletOrigin] : []))).size - 1;
  assert.ok(active / places < 0.35, `${active} of ${places} places are active`);
});

test.run();
