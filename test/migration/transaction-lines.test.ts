import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Transaction, TransactionOrigin } from '#convoyeur/entities/index.js';
import { rowFingerprint } from '#convoyeur/ledger/row-fingerprint.js';
import type { OriginRow } from '#convoyeur/mapping/transaction.js';
import { ORIGIN_LINE, originLine, TRANSACTION_LINE, transactionFingerprint, transactionLine } from '#convoyeur/migration/apply/transaction-lines.js';
import { copyValue } from '#convoyeur/target/write/copy-text.js';
import { getMetadataArgsStorage } from 'typeorm';
import { moment } from '../ledger/made-records.js';

const test = suite('the lines of a transaction');

const orNull = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some);
const uuid = fc.uuid();
const timestamp = fc.nat(10_000_000_000).map(moment);
const text = fc.oneof(fc.constantFrom('', '\\N', '\\', 'a\tb\nc\rd', '"quoted"', "l'été \u{1F468}", '\ud800', '\u2028'), fc.string(), fc.string({ unit: 'binary' }));
const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const card = orNull(fc.integer({ min: 1, max: 2_147_483_647 }));
const anyRow: fc.Arbitrary<Transaction> = fc.record({
  id: fc.integer({ min: 1, max: 2 ** 40 }).map(String), uuid, hash: orNull(hash), migrated: fc.boolean(), sender_id: uuid, receiver_id: orNull(uuid), asset_id: uuid, amount: fc.nat(2_147_483_647),
  action: fc.constantFrom('SAL', 'CRE', 'DEP'), card_id: card, primary_card_id: card, datetime: timestamp, comment: text, metadata: fc.oneof(fc.constant('{}'), fc.json()),
  subscription_type: orNull(text), subscription_start_datetime: orNull(timestamp), checkout_stripe: orNull(uuid), tenant_id: uuid, ip: fc.constantFrom('0.0.0.0', '::1'),
}, { noNullPrototype: true });
const anyOrigin: fc.Arbitrary<OriginRow> = fc.record({
  uuid, run_id: fc.nat(9).map(String), action: fc.constantFrom('SAL', 'REF'), receiver: uuid, previous: uuid, card: orNull(uuid), primary_card: orNull(uuid), checkout: orNull(uuid),
  session_id: orNull(text), last_check: orNull(timestamp), subscription_first: orNull(timestamp), comment_is_null: fc.boolean(), metadata: orNull(fc.oneof(text, fc.json())),
}, { noNullPrototype: true });

/** The same as any table's rows are written. */
function plainly(columns: readonly string[], row: object): string {
  return `${columns.map((column) => copyValue((row as Record<string, unknown>)[column])).join('\t')}\n`;
}

test('are those of any row, value by value', () => {
  fc.assert(fc.property(anyRow, anyOrigin, (row, origin) => {
    assert.is(transactionLine(row), plainly(TRANSACTION_LINE, row));
    const fingerprint = transactionFingerprint(row);
    assert.is(originLine(origin, fingerprint), plainly(ORIGIN_LINE, { ...origin, fingerprint }));
  }), { includeErrorInReport: true, numRuns: 500 });
});

test('have the fingerprint of any row', () => {
  fc.assert(fc.property(anyRow, (row) => { assert.is(transactionFingerprint(row), rowFingerprint(row)); }), { includeErrorInReport: true, numRuns: 500 });
});

test('have every column of their tables', () => {
  const columnsOf = (entity: new () => object): string[] => getMetadataArgsStorage().columns.filter(({ target }) => target === entity).map(({ propertyName }) => propertyName).sort();
  assert.equal([...TRANSACTION_LINE].sort(), columnsOf(Transaction));
  assert.equal([...ORIGIN_LINE].sort(), columnsOf(TransactionOrigin));
});

test.run();
