import { hash } from 'node:crypto';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fingerprintColumns, rowFingerprint } from '#convoyeur/ledger/row-fingerprint.js';

const test = suite('fingerprint of a row');

const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));

test('depends on the values and not on the order of the columns', () => {
  fc.assert(fc.property(fc.dictionary(fc.string({ minLength: 1 }), value, { minKeys: 1 }), value, (row, other) => {
    const print = rowFingerprint(row);
    assert.match(print, /^[0-9a-f]{32}$/);
    assert.is(rowFingerprint(Object.fromEntries(Object.entries(row).toReversed())), print);
    for (const [column, before] of Object.entries(row)) {
      if (['ip', 'metadata'].includes(column)) continue;
      assert.is(rowFingerprint({ ...row, [column]: other }) === print, other === before, column);
    }
  }), { includeErrorInReport: true });
});

test('tells a number from its text, and empty from NULL', () => {
  const prints = [1, '1', true, 'true', null, '', 'null', 0].map((one) => rowFingerprint({ a: one }));
  assert.is(new Set(prints).size, prints.length);
  assert.is(rowFingerprint({ a: undefined }), rowFingerprint({ a: null }));
});

test('leaves out what PostgreSQL writes in another form, or the plan does not keep', () => {
  assert.equal(fingerprintColumns(['uuid', 'public_pem', 'ip', 'amount', 'metadata']), ['amount', 'public_pem', 'uuid']);
  assert.is(rowFingerprint({ a: 1, ip: 'x', metadata: 'y' }), rowFingerprint({ a: 1 }));
});

test('is that of the values in JSON, by the names of their columns: it stands in databases', () => {
  assert.is(rowFingerprint({ uuid: '0061e2c4-a504-4871-9094-a73bed5317a6', name: null, origin_id: 'é' }), hash('sha256', '[null,"é","0061e2c4-a504-4871-9094-a73bed5317a6"]').slice(0, 32));
});

test.run();
