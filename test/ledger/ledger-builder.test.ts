import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LedgerBuilder } from '#convoyeur/ledger/ledger-builder.js';
import type { FedowLedger } from '#convoyeur/ledger/fedow-ledger.js';
import type { FedowRecord, TransactionRecord } from '#convoyeur/ledger/records.js';
import { CONTENT, type TransactionTable } from '#convoyeur/ledger/transaction-table.js';
import {
  assetRecord, cardRecord, federationRecord, ledgerOf, moment, originRecord, placeRecord, sealed, tokenRecord, transactionRecord, userRecord, uuid, walletRecord,
} from './made-records.js';

const test = suite('LedgerBuilder');

const ASSET = uuid('d', 1);
const SESSION: FedowRecord = { model: 'checkoutstripe', uuid: uuid('4', 1), sessionId: 'cs_1', status: 'V', asset: ASSET, user: null };
const CHAIN = sealed(
  Array.from({ length: 6 }, (_, at) => transactionRecord({
    uuid: uuid('1', at), previous: uuid('1', Math.max(0, at - 1)), datetime: moment(at), action: at === 0 ? 'FST' : 'REF', amount: at * 10,
    checkout: at === 3 ? uuid('4', 1) : null, card: at === 4 ? uuid('e', 1) : null, comment: at === 5 ? '' : null, metadata: at === 2 ? '{"a": 1.0}' : '{}',
  })),
  new Map([[uuid('4', 1), 'cs_1']]),
);
const OTHERS: FedowRecord[] = [
  SESSION, assetRecord(ASSET, 'FED', uuid('a', 0)), walletRecord(uuid('a', 0)), walletRecord(uuid('a', 1), { name: 'one' }), placeRecord(uuid('c', 1), uuid('a', 1)),
  originRecord('1', uuid('c', 1)), cardRecord(uuid('e', 1), '1'), userRecord(uuid('b', 1), 'Ann@example.org', uuid('a', 2)), tokenRecord(uuid('f', 1), uuid('a', 1), ASSET, 5),
  federationRecord(uuid('3', 1), 'all', [uuid('c', 1)], [ASSET]), { model: 'configuration', primaryWallet: uuid('a', 0) },
];

/** All that is told of one transaction, without the indices that depend on the order. */
function told(table: TransactionTable, indices: FedowLedger['indices'], key: string): unknown {
  const row = table.rowOf(key);
  return {
    action: table.actionAt(row), amount: table.amount[row], asset: indices.assets.at(table.asset[row]!), sender: indices.wallets.at(table.sender[row]!),
    receiver: indices.wallets.at(table.receiver[row]!), card: table.card[row] === -1 ? null : indices.cards.at(table.card[row]!), previous: table.uuids.at(table.previous[row]!),
    microseconds: table.microseconds[row], content: table.content[row], hash: table.hashAt(row),
  };
}

test('any order of records gives the same ledger, with every hash settled', () => {
  const records = [...CHAIN, ...OTHERS];
  const reference = ledgerOf([...OTHERS, ...CHAIN]);
  fc.assert(fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (shuffled) => {
    const ledger = ledgerOf(shuffled);
    for (const { uuid: key } of CHAIN) {
      assert.equal(told(ledger.transactions, ledger.indices, key), told(reference.transactions, reference.indices, key));
      assert.ok(ledger.transactions.sameContent(ledger.transactions.rowOf(key), reference.transactions, reference.transactions.rowOf(key)));
      assert.is(ledger.transactions.content[ledger.transactions.rowOf(key)], CONTENT.verified);
    }
    assert.is(ledger.primaryWallet, uuid('a', 0));
    for (const kind of ['wallets', 'users', 'places', 'assets', 'origins', 'cards', 'tokens', 'checkouts', 'federations', 'refilledCheckouts'] as const) {
      assert.equal(new Set(ledger[kind].keys()), new Set(reference[kind].keys()), kind);
    }
  }), { includeErrorInReport: true, numRuns: 150 });
});

test('what came before its parent or checkout waits for the second pass, nothing else does', () => {
  const builder = new LedgerBuilder();
  for (const record of [...CHAIN.slice(3), ...CHAIN.slice(0, 3)]) builder.add(record);
  // The fourth has neither checkout nor parent, which are still to come; the others follow their parent.
  assert.is(builder.unsettled, 1);
  builder.add(SESSION);
  for (const record of CHAIN) builder.settle(record);
  assert.is(builder.unsettled, 0);
  assert.is(builder.finish().transactions.content[builder.ledger.transactions.rowOf(CHAIN[3]!.uuid)], CONTENT.verified);
});

const CHANGES: readonly Partial<TransactionRecord>[] = [
  { amount: 11 }, { sender: uuid('a', 9) }, { receiver: uuid('a', 9) }, { asset: uuid('d', 9) }, { action: 'SAL' }, { card: uuid('e', 9) }, { primaryCard: uuid('e', 9) },
  { datetime: moment(7) }, { lastCheck: moment(7) }, { comment: '' }, { metadata: '{"a": 1}' }, { metadata: null }, { subscriptionType: 'x' }, { subscriptionFirst: moment(7) },
  { subscriptionStart: moment(7) }, { previous: uuid('1', 0) },
];

for (const change of CHANGES) {
  test(`a change of ${JSON.stringify(change)} is another content`, () => {
    const changed = CHAIN.map((record, at) => (at === 2 ? { ...record, ...change } : record));
    const [before, after] = [ledgerOf([...OTHERS, ...CHAIN]).transactions, ledgerOf([...OTHERS, ...changed]).transactions];
    const key = CHAIN[2]!.uuid;
    assert.is(after.content[after.rowOf(key)], CONTENT.differs);
    assert.not(after.sameContent(after.rowOf(key), before, before.rowOf(key)));
    assert.ok(after.sameHash(after.rowOf(key), before, before.rowOf(key)));
    assert.is(after.content[after.rowOf(CHAIN[3]!.uuid)], CONTENT.verified, 'its child covers the stored hash');
  });
}

test('without its parent or its checkout a hash cannot be calculated, and the contents still differ', () => {
  for (const change of [{ previous: uuid('1', 77) }, { checkout: uuid('4', 77) }]) {
    const record = { ...CHAIN[2]!, ...change };
    const [one, other] = [ledgerOf([...OTHERS, CHAIN[0]!, CHAIN[1]!, record]).transactions, ledgerOf([...OTHERS, CHAIN[0]!, CHAIN[1]!, { ...record, amount: 1 }]).transactions];
    assert.is(one.content[one.rowOf(record.uuid)], CONTENT.incalculable);
    assert.not(one.sameContent(one.rowOf(record.uuid), other, other.rowOf(record.uuid)));
    assert.ok(one.sameContent(one.rowOf(record.uuid), one, one.rowOf(record.uuid)));
  }
});

const TWICE: readonly (readonly [name: string, first: FedowRecord, again: FedowRecord, field: string])[] = [
  ['a wallet', walletRecord(uuid('a', 1)), walletRecord(uuid('a', 1), { name: 'x' }), 'pk'],
  ['a token', tokenRecord(uuid('f', 1), uuid('a', 1), ASSET, 1), tokenRecord(uuid('f', 1), uuid('a', 2), ASSET, 1), 'pk'],
  ['a wallet and asset', tokenRecord(uuid('f', 1), uuid('a', 1), ASSET, 1), tokenRecord(uuid('f', 2), uuid('a', 1), ASSET, 2), 'wallet and asset'],
  ['an e-mail', userRecord(uuid('b', 1), 'a@b.c', null), userRecord(uuid('b', 2), 'a@b.c', null), 'email'],
  ['a user', userRecord(uuid('b', 1), 'a@b.c', null), userRecord(uuid('b', 1), 'd@b.c', null), 'pk'],
  ['a user’s wallet', userRecord(uuid('b', 1), 'a@b.c', uuid('a', 1)), userRecord(uuid('b', 2), 'd@b.c', uuid('a', 1)), 'wallet'],
  ['a place', placeRecord(uuid('c', 1), uuid('a', 1)), placeRecord(uuid('c', 1), uuid('a', 2)), 'pk'],
  ['an asset', assetRecord(ASSET, 'TLF', uuid('a', 1)), assetRecord(ASSET, 'TNF', uuid('a', 1)), 'pk'],
  ['the federated euro', assetRecord(ASSET, 'FED', uuid('a', 1)), assetRecord(uuid('d', 2), 'FED', uuid('a', 1)), 'category'],
  ['an origin', originRecord('1', uuid('c', 1)), originRecord('1', uuid('c', 2)), 'pk'],
  ['a card', cardRecord(uuid('e', 1), '1'), { ...cardRecord(uuid('e', 2), '1'), uuid: uuid('e', 1) }, 'pk'],
  ['a tag in other letters', cardRecord(uuid('e', 1), '1', { firstTagId: 'aabb' }), cardRecord(uuid('e', 2), '1', { firstTagId: 'AABB' }), 'first_tag_id'],
  ['a QR code', cardRecord(uuid('e', 1), '1'), cardRecord(uuid('e', 2), '1', { qrcodeUuid: cardRecord(uuid('e', 1), '1').qrcodeUuid }), 'qrcode_uuid'],
  ['a printed number', cardRecord(uuid('e', 1), '1'), cardRecord(uuid('e', 2), '1', { numberPrinted: '00000001' }), 'number_printed'],
  ['a checkout', SESSION, { ...SESSION, sessionId: 'x' }, 'pk'],
  ['a federation', federationRecord(uuid('3', 1), 'a', [], []), federationRecord(uuid('3', 1), 'b', [], []), 'pk'],
  ['a federation’s name', federationRecord(uuid('3', 1), 'a', [], []), federationRecord(uuid('3', 2), 'a', [], []), 'name'],
  ['a transaction', CHAIN[0]!, { ...CHAIN[0]!, hash: 'a'.repeat(64) }, 'pk'],
  ['a hash', CHAIN[0]!, { ...CHAIN[0]!, uuid: uuid('1', 50) }, 'hash'],
  ['the configuration', { model: 'configuration', primaryWallet: null }, { model: 'configuration', primaryWallet: null }, 'pk'],
];

for (const [name, first, again, field] of TWICE) {
  test(`${name} twice is told`, () => {
    const builder = new LedgerBuilder();
    assert.is(builder.add(first), null);
    assert.is(String(builder.add(again)?.field), field);
  });
}

test('hashes that differ anywhere are not the same', () => {
  const builder = new LedgerBuilder();
  const hashes = [...Array.from({ length: 64 }, (_, at) => `${'0'.repeat(at)}1`.padEnd(64, '0')), '0'.repeat(64), ...'123456789abcdef'.split('').map((digit) => digit.repeat(64))];
  for (const [at, hash] of hashes.entries()) assert.is(builder.add(transactionRecord({ uuid: uuid('1', at), hash })), null, hash);
  assert.is(builder.add(transactionRecord({ uuid: uuid('1', 500), hash: 'f'.repeat(64) }))?.field, 'hash');
});

test('a transaction that was mentioned as a parent before is no duplicate', () => {
  const builder = new LedgerBuilder();
  assert.is(builder.add(CHAIN[1]!), null);
  assert.not(builder.ledger.transactions.has(CHAIN[0]!.uuid));
  assert.is(builder.add(CHAIN[0]!), null);
  assert.is(builder.ledger.transactions.count, 2);
});

const METADATA: readonly (readonly [texts: (string | null)[], inOrder: boolean, sensitive: boolean[]])[] = [
  [['{}', null, '{"a": 1}'], true, [false, false, false]],
  [['{}', '{"n": 1e21}'], true, [false, true]],
  [['{"a": 1, "b": 2}', '{"a": 1}', '{"n": 1e21}'], true, [true, false, true]],
  [['{"a": 1, "b": 2}', '{"b": 1, "a": 2}'], false, [true, false]],
];

for (const [texts, inOrder, sensitive] of METADATA) {
  test(`metadata ${texts.join(' · ')}: ${inOrder ? 'as jsonb would have it' : 'never was jsonb'}`, () => {
    const ledger = ledgerOf(texts.map((metadata, at) => transactionRecord({ uuid: uuid('1', at), metadata })));
    assert.is(ledger.inJsonbOrder, inOrder);
    if (inOrder) assert.equal(sensitive.map((_, at) => ledger.transactions.jsonbSensitive[ledger.transactions.rowOf(uuid('1', at))] === 1), sensitive);
  });
}

test('the refills of the fixture answer their checkouts', () => {
  const lines = readFileSync('test/fixtures/fedow/clean.jsonl', 'utf8').split('\n');
  const refilled = new Set(lines.filter((line) => line.includes('"action": "REF"')).map((line) => /"checkout_stripe": "([^"]+)"/.exec(line)?.[1]).filter((key) => key !== undefined));
  assert.ok(refilled.size > 100);
  const ledger = ledgerOf([...refilled].map((checkout, at) => transactionRecord({ uuid: uuid('1', at), action: at % 2 === 0 ? 'REF' : 'CRE', checkout })));
  assert.is(ledger.refilledCheckouts.size, Math.ceil(refilled.size / 2));
});

test.run();
