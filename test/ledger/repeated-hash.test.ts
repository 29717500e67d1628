import { LedgerBuilder } from '#convoyeur/ledger/ledger-builder.js';
import type { TransactionRecord } from '#convoyeur/ledger/records.js';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

function transaction(number: number, hash: string): TransactionRecord {
  return {
    model: 'transaction', uuid: uuid(number), hash, action: 'SAL', amount: 1, asset: uuid(1), sender: uuid(2), receiver: uuid(3), card: null, primaryCard: null, previous: uuid(999),
    checkout: null, datetime: '2024-01-01T00:00:00+00:00', lastCheck: null, subscriptionType: null, subscriptionFirst: null, subscriptionStart: null, comment: null, metadata: null, ip: '0.0.0.0',
  };
}

/** Hashes that differ in one digit only, wherever it stands. */
const hash = fc.oneof(fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }), fc.nat(63).map((at) => `${'0'.repeat(at)}1${'0'.repeat(63 - at)}`));

test('a hash that stands twice is found at the end, and nothing else is', () => {
  const answers = new Set<boolean>();
  fc.assert(fc.property(fc.array(hash, { maxLength: 40 }), (hashes) => {
    const builder = new LedgerBuilder('at the end');
    for (const [at, one] of hashes.entries()) assert.is(builder.add(transaction(at + 10, one)), null);
    const isRepeated = new Set(hashes).size < hashes.length;
    answers.add(isRepeated);
    assert.is(builder.repeatsHash(), isRepeated);
  }));
  assert.is(answers.size, 2);
});

test('a transaction of V2 whose hash was taken away does not have the one before it', () => {
  const builder = new LedgerBuilder('at the end');
  builder.add(transaction(10, 'ab'.repeat(32)));
  builder.add(transaction(11, ''));
  const { transactions } = builder.ledger;
  assert.is(transactions.hashAt(transactions.rowOf(uuid(11))), '0'.repeat(64));
});

test.run();
