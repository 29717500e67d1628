import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { cardCollisions, emailCollisions, paidWithoutRefill } from '#convoyeur/ledger/collisions.js';
import { placeGroups } from '#convoyeur/ledger/place-groups.js';
import { placeTotals } from '#convoyeur/ledger/place-totals.js';
import type { Action, FedowRecord, TransactionRecord } from '#convoyeur/ledger/records.js';
import { assetRecord, cardRecord, federationRecord, ledgerOf, originRecord, placeRecord, tokenRecord, transactionRecord, userRecord, uuid } from './made-records.js';

const test = suite('places: groups, collisions and what they are owed');

const [FED, LOCAL] = [uuid('d', 0), uuid('d', 1)];
const PLACES = [1, 2, 3, 4].map((number) => placeRecord(uuid('c', number), uuid('a', number), { name: `P${number}` }));
const NETWORK: FedowRecord[] = [
  { model: 'configuration', primaryWallet: uuid('a', 0) }, ...PLACES, assetRecord(FED, 'FED', uuid('a', 0)), assetRecord(LOCAL, 'TLF', uuid('a', 1)),
  ...[1, 2, 3, 4].map((number) => originRecord(String(number), uuid('c', number))),
];

let lastTransaction = 0;
function moved(action: Action, asset: string, sender: number, receiver: number, changes: Partial<TransactionRecord> = {}): TransactionRecord {
  lastTransaction += 1;
  return transactionRecord({ uuid: uuid('1', lastTransaction), action, asset, sender: uuid('a', sender), receiver: uuid('a', receiver), ...changes });
}

/** The groups by the places' names. */
function groups(...records: FedowRecord[]): string[] {
  return placeGroups(ledgerOf([...NETWORK, ...records])).map((places) => places.map(({ name }) => name).join('+'));
}

test('places that share nothing stand alone', () => {
  assert.equal(groups(), ['P1', 'P2', 'P3', 'P4']);
  assert.equal(groups(moved('SAL', FED, 50, 2), moved('SAL', LOCAL, 50, 1)), ['P1', 'P2', 'P3', 'P4']);
});

test('a federation joins its places, and the issuer of what they accept', () => {
  assert.equal(groups(federationRecord(uuid('3', 1), 'x', [uuid('c', 2), uuid('c', 4)], [])), ['P2+P4', 'P1', 'P3']);
  assert.equal(groups(federationRecord(uuid('3', 1), 'x', [uuid('c', 2), uuid('c', 99)], [LOCAL])), ['P1+P2', 'P3', 'P4']);
  assert.equal(groups(federationRecord(uuid('3', 1), 'x', [uuid('c', 99), uuid('c', 3)], [LOCAL, uuid('d', 99)]), federationRecord(uuid('3', 2), 'y', [uuid('c', 4)], [uuid('d', 99)])), ['P1+P3', 'P2', 'P4']);
});

test('an asset that two places have moved joins them: the federated euro, or one of a place that has left', () => {
  assert.equal(groups(moved('SAL', FED, 50, 2), moved('BNK', FED, 3, 0)), ['P2+P3', 'P1', 'P4']);
  assert.equal(groups(moved('SAL', LOCAL, 50, 4)), ['P1+P4', 'P2', 'P3']);
});

test('a card joins where it was made, where it is primary and where it was used', () => {
  assert.equal(groups(cardRecord(uuid('e', 1), '3', { primaryPlaces: [uuid('c', 4), uuid('c', 2)] })), ['P2+P3+P4', 'P1']);
  assert.equal(groups(cardRecord(uuid('e', 1), '3'), moved('SAL', LOCAL, 50, 1, { card: uuid('e', 1) })), ['P1+P3', 'P2', 'P4']);
});

test('a card that was never used joins nobody, whatever moves without a card', () => {
  assert.equal(groups(cardRecord(uuid('e', 1), '4'), moved('SAL', LOCAL, 50, 1)), ['P1', 'P2', 'P3', 'P4']);
});

test('groups grow together, the largest first', () => {
  const two = (number: number, a: number, b: number): FedowRecord => federationRecord(uuid('3', number), `f${number}`, [uuid('c', a), uuid('c', b)], []);
  assert.equal(groups(two(1, 3, 4), two(2, 2, 1), two(3, 4, 2)), ['P1+P2+P3+P4']);
});

test('e-mails and ephemeral wallets that stand twice', () => {
  const ledger = ledgerOf([
    ...NETWORK, userRecord(uuid('b', 1), 'Ann@example.org', null), userRecord(uuid('b', 2), 'bob@example.org', null), userRecord(uuid('b', 3), 'ann@EXAMPLE.org', null),
    cardRecord(uuid('e', 1), '1', { walletEphemere: uuid('a', 60) }), cardRecord(uuid('e', 2), '1', { walletEphemere: uuid('a', 61) }),
    cardRecord(uuid('e', 3), '1', { walletEphemere: uuid('a', 60) }), cardRecord(uuid('e', 4), '1'), cardRecord(uuid('e', 5), '1'),
  ]);
  assert.equal(emailCollisions(ledger).map((same) => same.map(({ uuid: key }) => key)), [[uuid('b', 1), uuid('b', 3)]]);
  assert.equal(cardCollisions(ledger).map((same) => same.map(({ uuid: key }) => key)), [[uuid('e', 1), uuid('e', 3)]]);
});

test('a checkout that was paid and never refilled', () => {
  const checkout = (number: number, status: string | null): FedowRecord => ({ model: 'checkoutstripe', uuid: uuid('4', number), sessionId: 'x', status, asset: FED, user: null });
  const ledger = ledgerOf([
    ...['P', 'W', 'V', 'O', 'E', 'C', null].map((status, at) => checkout(at, status)), checkout(20, 'V'), checkout(21, 'V'),
    moved('REF', FED, 0, 50, { checkout: uuid('4', 20) }), moved('CRE', FED, 0, 0, { checkout: uuid('4', 21) }),
  ]);
  assert.equal(paidWithoutRefill(ledger).map(({ uuid: key }) => key), [0, 1, 2, 21].map((number) => uuid('4', number)));
});

test('collected − deposited = due, against what is stored: the largest venue', () => {
  const ledger = ledgerOf([
    ...NETWORK, tokenRecord(uuid('f', 1), uuid('a', 2), FED, 1_300), tokenRecord(uuid('f', 2), uuid('a', 2), LOCAL, 999), tokenRecord(uuid('f', 3), uuid('a', 4), FED, 7),
    moved('SAL', FED, 50, 2, { amount: 10_000_000 }), moved('QRS', FED, 50, 2, { amount: 500_350 }), moved('RFD', FED, 50, 2, { amount: 748_650 }), moved('BNK', FED, 2, 0, { amount: 11_143_190 }),
    // None of these is money of the place in the federated euro.
    moved('SAL', LOCAL, 50, 2, { amount: 5 }), moved('RFD', FED, 2, 0, { amount: 5 }), moved('COR', FED, 0, 2, { amount: 5 }), moved('TRF', FED, 50, 2, { amount: 5 }), moved('BNK', FED, 0, 2, { amount: 5 }),
  ]);
  assert.equal(placeTotals(ledger).map(({ place: _place, ...total }) => total), [
    { name: 'P2', sales: 10_500_350, refunds: 748_650, collected: 11_249_000, deposited: 11_143_190, due: 105_810, stored: 1_300, drift: 104_510, forks: 0 },
    { name: 'P4', sales: 0, refunds: 0, collected: 0, deposited: 0, due: 0, stored: 7, drift: -7, forks: 0 },
  ]);
});

test('forks: the children at a fork that move money of the place', () => {
  const parent = moved('FST', FED, 0, 0, { amount: 0 });
  const child = (action: Action, sender: number, receiver: number): TransactionRecord => moved(action, FED, sender, receiver, { previous: parent.uuid });
  const [first, second] = [child('SAL', 50, 1), child('SAL', 50, 2)];
  const ledger = ledgerOf([...NETWORK, parent, first, second, child('BNK', 1, 0), child('REF', 0, 50), moved('SAL', FED, 50, 1, { previous: first.uuid })]);
  assert.equal(placeTotals(ledger).map(({ name, forks }) => [name, forks]), [['P1', 2], ['P2', 1]]);
});

test('without a federated euro nobody is owed anything', () => {
  assert.equal(placeTotals(ledgerOf([...PLACES, assetRecord(LOCAL, 'TLF', uuid('a', 1)), moved('SAL', LOCAL, 50, 1)])), []);
});

test.run();
