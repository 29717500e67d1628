import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hashCounts } from '#convoyeur/invariants/hash-chain.js';
import { runInvariants } from '#convoyeur/invariants/run.js';
import type { InvariantResult } from '#convoyeur/invariants/result.js';
import { FaultError, SOURCE_FAULTS } from '#convoyeur/testing/faults/index.js';
import { codesOf } from '#convoyeur/testing/fault-matrix.js';
import { classesOf, DUMP_CLASSES } from '#convoyeur/testing/fedow/classes.js';
import { dumps, type GeneratedDump } from '#convoyeur/testing/fedow/dumps.js';
import { examine } from '#convoyeur/testing/projection/examine.js';

const test = suite('dumps()');

/** What does not hold, whole: for the report of a counterexample. */
function faultsOf(results: readonly InvariantResult[]): unknown[] {
  return results.filter(({ status }) => status !== 'pass' && status !== 'skipped').map(({ id, status, codes, samples }) => ({ id, status, codes, samples: samples.slice(0, 3) }));
}

const RUNS: fc.Parameters<unknown> = { numRuns: 120, includeErrorInReport: true };

test('every invariant holds on every dump and on its projection, whatever its order and format', async () => {
  await fc.assert(fc.asyncProperty(dumps(), async (dump) => {
    const { audit, import: imported, plan } = await examine(dump);
    assert.equal(plan.conflicts, []);
    assert.equal(faultsOf(audit), []);
    assert.equal(faultsOf(imported), []);
  }), RUNS);
});

test('cut to milliseconds, a dump is verified or unverifiable, never wrong', async () => {
  await fc.assert(fc.asyncProperty(dumps({ cut: true }), async (dump) => {
    const { audit, evidence } = await examine(dump);
    assert.equal(codesOf(audit).filter((code) => code !== 'hash-chain/unverifiable'), []);
    const transactions = dump.records.filter(({ model }) => model === 'transaction').length;
    assert.ok(evidence.source !== undefined);
    const { verified, mismatch, unverifiable } = hashCounts(evidence.source);
    assert.equal([mismatch, verified + unverifiable], [0, transactions]);
  }), { ...RUNS, numRuns: 60 });
});

test('a fault is found in any dump that has something to plant it in, and something always is', async () => {
  const found = new Set<string>();
  await fc.assert(fc.asyncProperty(dumps({ movementsMax: 80 }), fc.constantFrom(...SOURCE_FAULTS), async (dump, fault) => {
    const planted = plantedIn(dump, fault);
    if (planted === null) return;
    const { audit, evidence } = await examine(planted);
    const codes = codesOf(audit);
    // Where all metadata stands as jsonb would put it, one that was changed may have been put so by PostgreSQL (SPEC 2.5).
    const isExcused = evidence.source?.inJsonbOrder === true && fault.codes.includes('hash-chain/content') && codes.includes('hash-chain/unverifiable');
    assert.ok(isExcused || fault.codes.some((code) => codes.includes(code)), `${fault.name}: expected ${fault.codes.join(', ')}, found ${codes.join(', ')}`);
    found.add(fault.name);
  }), { ...RUNS, numRuns: 500 });
  assert.ok(found.size > SOURCE_FAULTS.length / 2, [...found].join(', '));
});

function plantedIn({ records }: GeneratedDump, fault: (typeof SOURCE_FAULTS)[number]): GeneratedDump | null {
  try {
    return { records: fault.apply(records), format: 'jsonl', precision: 'microseconds' };
  } catch (error) {
    if (error instanceof FaultError) return null;
    throw error;
  }
}

test('every class comes', () => {
  const counts = new Map(Object.keys(DUMP_CLASSES).map((name) => [name, 0]));
  for (const { records } of fc.sample(dumps({ movementsMax: 80 }), { numRuns: 400, seed: 1 })) {
    for (const name of classesOf(records)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  assert.equal([...counts].filter(([, count]) => count === 0), []);
});

test('a shrunk dump is a valid one, and small', async () => {
  const withFusion = fc.property(dumps(), ({ records }) => !records.some((record) => record.model === 'transaction' && record.action === 'FUS' && record.amount > 0));
  const { counterexample } = fc.check(withFusion, { seed: 5, numRuns: 2000 });
  const [dump] = counterexample ?? [];
  assert.ok(dump !== undefined, 'no fusion came');
  assert.equal(faultsOf((await examine(dump)).import), []);
  const transactions = dump.records.filter(({ model }) => model === 'transaction').length;
  // The first block and a refill of two, then the fusion.
  assert.ok(transactions <= 5, `${transactions} transactions: ${fc.stringify(dump)}`);
});

test('a counterexample is shown as the dump that it is', () => {
  const [dump] = fc.sample(dumps(), { numRuns: 1, seed: 1 });
  assert.match(fc.stringify(dump), /^a dump \((?:jsonl|json|sections), microseconds\):\n\{"model": "fedow_core/u);
});

test('the same seed of fast-check gives the same dumps', () => {
  const sample = (): unknown => fc.sample(dumps(), { numRuns: 20, seed: 7 });
  assert.equal(sample(), sample());
  assert.ok(runInvariants({}).length > 0);
});

test.run();
