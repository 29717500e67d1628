import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hashCounts } from '#convoyeur/invariants/hash-chain.js';
import type { FedowRecord } from '#convoyeur/ledger/records.js';
import { IMPORTER_FAULTS, SOURCE_FAULTS, withFaults } from '#convoyeur/testing/faults/index.js';
import { jsonbText } from '#convoyeur/testing/faults/jsonb-text.js';
import { codesOf } from '#convoyeur/testing/fault-matrix.js';
import { generateFedow } from '#convoyeur/testing/fedow/generate.js';
import { examine } from '#convoyeur/testing/projection/examine.js';

const test = suite('faults');
const healthy = [...generateFedow({ seed: 21, transactions: 400 })];

async function audited(records: readonly FedowRecord[]) {
  const { audit, evidence } = await examine({ records, format: 'jsonl', precision: 'microseconds' });
  assert.ok(evidence.source !== undefined);
  return { codes: codesOf(audit), hashes: hashCounts(evidence.source) };
}

test('names are kebab-case, and none stands twice', () => {
  const names = [...SOURCE_FAULTS, ...IMPORTER_FAULTS].map(({ name }) => name);
  assert.is(new Set(names).size, names.length);
  assert.equal(names.filter((name) => !/^[a-z]+(?:-[a-z]+)*$/u.test(name)), []);
});

test('what V1 wrote itself, without a lock, has hashes that are right', async () => {
  for (const name of ['drift', 'hidden-drift', 'no-token', 'negative', 'fork', 'time', 'cross-asset', 'genesis-missing', 'genesis-twice', 'not-federated']) {
    const { hashes } = await audited(withFaults(healthy, [name]));
    assert.equal([hashes.mismatch, hashes.unverifiable], [0, 0], name);
  }
});

test('what somebody changed afterwards gives one hash that is wrong, and no more', async () => {
  for (const name of ['comment-changed', 'float-changed', 'hash-changed', 'amount-changed']) {
    const { hashes } = await audited(withFaults(healthy, [name]));
    assert.equal([hashes.mismatch, hashes.unverifiable], [1, 0], name);
  }
});

test('several faults are planted together', async () => {
  const { codes } = await audited(withFaults(healthy, ['drift', 'fork', 'comment-changed', 'both']));
  assert.equal(codes, ['card-wallet-linkage/both', 'hash-chain/content', 'hash-chain/fork', 'sum-conservation/asset-total', 'sum-conservation/drift']);
});

test('the records that a fault is planted in stay as they are', () => {
  const before = JSON.stringify(healthy);
  for (const fault of SOURCE_FAULTS) {
    const planted = fault.apply(healthy);
    assert.not.equal(planted, healthy, fault.name);
  }
  assert.is(JSON.stringify(healthy), before);
});

test('an unknown name, and a dump with nothing to plant a fault in, are told in words', () => {
  assert.throws(() => withFaults(healthy, ['rust']), /--faults: expected a fault, found rust\. Known: drift, /u);
  assert.throws(() => withFaults([], ['drift']), /expected a balance with money to plant the fault in, found none/u);
});

test('jsonb writes numbers without exponent, with the digits that they have', () => {
  const numbers = { '1e+21': '1000000000000000000000', '1.5e-07': '0.00000015', '1.25E2': '125', '1.25e1': '12.5', '-0.0': '0.0', '-0': '0', '-1e-3': '-0.001', '100.0': '100.0', '12e1': '120', '0': '0', '123456789012345678901': '123456789012345678901' };
  for (const [number, expected] of Object.entries(numbers)) assert.is(jsonbText(number), expected);
});

test('jsonb puts keys by length, then by bytes, at every depth', () => {
  assert.is(jsonbText('{"bb": 1, "a": {"é": 1, "z": [{"10": 1.0, "2": "a, b"}]}}'), '{"a": {"z": [{"2": "a, b", "10": 1.0}], "é": 1}, "bb": 1}');
  assert.is(jsonbText('[]'), '[]');
  assert.is(jsonbText('"{}"'), '"{}"');
  assert.is(jsonbText('{"a": 1, "a": {}}'), '{"a": {}}');
});

test.run();
