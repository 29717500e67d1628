import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Failure } from '#convoyeur/ledger/failure.js';
import type { FedowRecord } from '#convoyeur/ledger/records.js';
import { refuseDuplicateNames } from '#convoyeur/migration/laboutik/product-names.js';
import { loadCatalogue } from '#convoyeur/sources/laboutik/load-catalogue.js';
import { openLaboutikDump } from '#convoyeur/sources/laboutik/open.js';
import { CATALOGUE_FAULTS, FaultError, TILL_FAULTS, withTillFaults } from '#convoyeur/testing/faults/index.js';
import { codesOf } from '#convoyeur/testing/fault-matrix.js';
import { dumps } from '#convoyeur/testing/fedow/dumps.js';
import { generateFedow } from '#convoyeur/testing/fedow/generate.js';
import { tillClassesOf, TILL_CLASSES } from '#convoyeur/testing/laboutik/classes.js';
import { generateTill } from '#convoyeur/testing/laboutik/generate-till.js';
import { productionTill, WHOLE_TILL } from '#convoyeur/testing/laboutik/production-till.js';
import type { MadeTillRecord } from '#convoyeur/testing/laboutik/records.js';
import { readTillBack } from '#convoyeur/testing/laboutik/round-trip.js';
import { type GeneratedTill, tillChoices, tillOf } from '#convoyeur/testing/laboutik/tills.js';
import { eventfulDumps } from '#convoyeur/testing/fuzz/eventful-dumps.js';
import { examineCatalogue, examineTill } from '#convoyeur/testing/projection/examine-till.js';
import { Random } from '#convoyeur/testing/random/random.js';
import { writeTillFile } from '#convoyeur/testing/write/write-dump.js';

const test = suite('made-up tills');
const folder = mkdtempSync(join(tmpdir(), 'tills-test-'));
test.after(() => { rmSync(folder, { recursive: true, force: true }); });

const RUNS: fc.Parameters<unknown> = { numRuns: 150, includeErrorInReport: true };
const network = [...generateFedow({ seed: 1, transactions: 600 })];
const whole = (place = 0): MadeTillRecord[] => [...generateTill(network, { shape: { ...WHOLE_TILL, place }, sells: true, random: new Random(2) })];
/** Tills of any network, or of one in which everything happens. */
const tills = (): fc.Arbitrary<GeneratedTill> => fc.tuple(fc.oneof(dumps(), eventfulDumps()), tillChoices()).map(([{ records }, choice]) => tillOf(choice, records));

async function read(records: readonly MadeTillRecord[]) {
  const path = join(folder, 'till');
  await writeTillFile(records, path, { format: 'jsonl', overwrite: true });
  return loadCatalogue(await openLaboutikDump(path));
}

test('a till is read back as it was written, whatever its order and format', async () => {
  await fc.assert(fc.asyncProperty(tills(), async (till) => {
    const path = join(folder, 'read-back');
    await writeTillFile(till.records, path, { format: till.format, overwrite: true });
    await readTillBack(await openLaboutikDump(path), till);
  }), RUNS);
});

test('the catalogue of every till holds on its projection', async () => {
  let judged = 0;
  await fc.assert(fc.asyncProperty(tills(), async (till) => {
    const { plan, results } = await examineTill(till);
    assert.equal(plan.conflicts, []);
    assert.equal(codesOf(results), []);
    judged += results.filter(({ id, status }) => id === 'catalogue' && status === 'pass').length;
  }), RUNS);
  assert.ok(judged > 100, `${judged} tills had something to judge`);
});

test('a fault of the import is found in any till that has something to plant it in', async () => {
  const found = new Set<string>();
  await fc.assert(fc.asyncProperty(tills(), fc.constantFrom(...CATALOGUE_FAULTS), async (till, fault) => {
    try {
      const codes = codesOf((await examineTill(till, fault.spoil)).results);
      assert.ok(fault.codes.some((code) => codes.includes(code)), `${fault.name}: expected ${fault.codes.join(', ')}, found ${codes.join(', ')}`);
      found.add(fault.name);
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
    }
  }), { ...RUNS, numRuns: 250 });
  assert.is(found.size, CATALOGUE_FAULTS.length, [...found].join(', '));
});

test('a fault of the till is told where it is said to be', async () => {
  const tags = new Set(whole().flatMap((record) => (record.model === 'cartecashless' ? [record.tagId] : [])));
  for (const { name, told, apply } of TILL_FAULTS) {
    const planted = apply(whole());
    assert.not.equal(planted, whole(), name);
    if (told === 'exit 2') {
      const error: unknown = await read(planted).then(refuseDuplicateNames).catch((reason: unknown) => reason);
      assert.instance(error, Failure, name);
      assert.is((error as Failure).exitCode, 2, name);
    } else {
      const catalogue = await read(planted);
      refuseDuplicateNames(catalogue);
      assert.is(examineCatalogue(catalogue, tags).plan.conflicts.length > 0, told === 'conflict', name);
    }
  }
  assert.throws(() => withTillFaults(whole(), ['rust']), /--faults: expected a fault, found rust\. Known: sale-not-sent, /u);
  assert.throws(() => withTillFaults([], ['sale-lost']), /expected a sale in federated euros to plant the fault in, found none/u);
});

/** By its own arithmetic: what the till took in federated euros, instalments left out, and what its transfers brought, in cents. */
function tookIn(records: readonly MadeTillRecord[]): { collected: number; deposited: number } {
  const method = new Map(records.flatMap((record) => (record.model === 'articles' ? [[record.uuid, record.method] as const] : [])));
  const [federated] = records.flatMap((record) => (record.model === 'moyenpaiement' && record.category === 'SF' ? [record.uuid] : []));
  const sold = records.filter((record) => record.model === 'articlevendu');
  const sum = (lines: typeof sold): number => lines.reduce((cents, { price, quantity }) => cents + Math.round((price * quantity) / 1_000_000), 0);
  return {
    collected: sum(sold.filter(({ article, currency }) => currency === federated && method.get(article) !== 'FR')),
    deposited: sum(sold.filter(({ article }) => method.get(article) === 'TR')),
  };
}

function booked(records: readonly FedowRecord[], till: readonly MadeTillRecord[]): { collected: number; deposited: number } {
  const [venue] = till.flatMap((record) => (record.model === 'place' ? [record.uuid] : []));
  const [wallet] = records.flatMap((record) => (record.model === 'place' && record.uuid === venue ? [record.wallet] : []));
  const [federated] = records.flatMap((record) => (record.model === 'asset' && record.category === 'FED' ? [record.uuid] : []));
  const moved = records.filter((record) => record.model === 'transaction').filter(({ asset }) => asset === federated);
  const sum = (lines: typeof moved): number => lines.reduce((cents, { amount }) => cents + amount, 0);
  return {
    collected: sum(moved.filter(({ action, receiver }) => receiver === wallet && ['SAL', 'QRS', 'RFD'].includes(action))),
    deposited: sum(moved.filter(({ action, sender }) => sender === wallet && action === 'BNK')),
  };
}

test('what a till took in is what Fedow has received there, at every place', () => {
  const places = network.filter(({ model }) => model === 'place').length;
  let collected = 0;
  for (let place = 0; place < places; place += 1) {
    assert.equal(tookIn(whole(place)), booked(network, whole(place)));
    collected += tookIn(whole(place)).collected;
  }
  assert.ok(collected > 0);
  const without = tookIn(withTillFaults(whole(), ['sale-lost']));
  assert.ok(without.collected < booked(network, whole()).collected);
});

test('a real till, and one of everything, have every class whatever the seed', () => {
  for (let seed = 1; seed <= 5; seed += 1) {
    const random = new Random(seed);
    const shape = productionTill(random, 60);
    const classes = tillClassesOf([...generateTill(generateFedow({ seed, transactions: 600 }), { shape, sells: true, random })]);
    const never = Object.keys(TILL_CLASSES).filter((name) => !classes.has(name));
    assert.equal(never, ['articles of one name', 'place not named', 'till without sales'], `seed ${seed}`);
  }
});

test('every class comes', () => {
  const counts = new Map(Object.keys(TILL_CLASSES).map((name) => [name, 0]));
  for (const { records } of fc.sample(tills(), { numRuns: 150, seed: 1 })) for (const name of tillClassesOf(records)) counts.set(name, (counts.get(name) ?? 0) + 1);
  assert.equal([...counts].filter(([, count]) => count === 0), []);
});

test('a shrunk till is a valid one, and small', async () => {
  const { counterexample } = fc.check(fc.property(tills(), ({ records }) => !records.some((record) => record.model === 'articles' && record.method === 'VV')), { seed: 5, numRuns: 200 });
  const [till] = counterexample ?? [];
  assert.ok(till !== undefined);
  assert.is(till.records.filter(({ model }) => model === 'articles').length, 1);
  assert.equal(codesOf((await examineTill(till)).results), []);
});

test.run();
