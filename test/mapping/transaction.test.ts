import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ACTIONS, ASSET_CATEGORIES, type Action, type AssetCategory, type TransactionRecord } from '#convoyeur/ledger/records.js';
import { V2_ACTIONS, v2DebtFactor } from '#convoyeur/ledger/v2-effects.js';
import { numberedCards } from '#convoyeur/mapping/numbered-cards.js';
import { transactionFromV2, transactionRows, v2Form } from '#convoyeur/mapping/transaction.js';
import { moment, transactionRecord, uuid } from '../ledger/made-records.js';

const test = suite('a transaction in V2');

type Line = readonly [v2: string, receiver: 'kept' | 'none', v1Effect: readonly [sender: number, receiver: number]];

/** V2's code, whether the receiver stays, and what the movement did in V1: the contract's two tables typed again. */
function expected(action: Action, category: AssetCategory, receiverIsPlace: boolean): Line {
  switch (action) {
    case 'FST': return ['FST', 'kept', [0, 0]];
    case 'CRE': return ['CRE', 'kept', [0, 1]];
    case 'REF': return ['RFL', 'kept', [-1, 1]];
    case 'SAL': return ['SAL', 'kept', [-1, 1]];
    case 'QRS': return ['QRS', 'kept', [-1, 1]];
    case 'FUS': return ['FUS', 'kept', [-1, 1]];
    case 'RFD': return category !== 'FED' ? ['RFD', 'none', [-1, 0]] : receiverIsPlace ? ['TRF', 'kept', [-1, 1]] : ['VOI', 'none', [-1, 0]];
    case 'BNK': return ['DEP', 'none', [-1, 0]];
    case 'SUB': return ['CRE', 'none', [0, 1]];
    case 'COR': case 'TRF': case 'VID': case 'BDG': return ['CRE', 'none', [0, 0]];
  }
}

for (const action of ACTIONS) {
  test(`${action}: the same effect, in V2’s letters`, () => {
    for (const category of ASSET_CATEGORIES) {
      for (const isPlace of [true, false]) {
        const words = `${action} of ${category} to ${isPlace ? 'a place' : 'somebody else'}`;
        const [v2, receiver, v1Effect] = expected(action, category, isPlace);
        const form = v2Form(action, category, isPlace);
        assert.equal(form, { action: v2, receiver }, words);
        assert.ok((V2_ACTIONS as readonly string[]).includes(form.action), words);
        // V2's check: all but FST and CRE debit, whoever receives is credited. A first block has amount 0.
        const effect = [['FST', 'CRE'].includes(v2) ? 0 : -1, receiver === 'kept' ? 1 : 0];
        if (action === 'SUB') assert.equal(effect, [0, 0], words);
        else if (action !== 'FST') assert.equal(effect, v1Effect, words);
        if (category === 'FED') assert.is(v2DebtFactor(form.action), 0, `${words} must not look like a debt of the central pot`);
      }
    }
  });
}

const anyUuid = fc.uuid();
const orNull = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some);
const timestamp = fc.nat(10_000_000_000).map(moment);
const text = fc.oneof(fc.constantFrom('', 'None', '\\N', "l'été"), fc.string());
const anyRecord: fc.Arbitrary<TransactionRecord> = fc.record({
  model: fc.constant('transaction' as const), uuid: anyUuid, hash: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }), action: fc.constantFrom(...ACTIONS),
  amount: fc.nat(2_147_483_647), asset: anyUuid, sender: anyUuid, receiver: anyUuid, card: orNull(anyUuid), primaryCard: orNull(anyUuid), previous: anyUuid, checkout: orNull(anyUuid),
  datetime: timestamp, lastCheck: orNull(timestamp), subscriptionType: orNull(text), subscriptionFirst: orNull(timestamp), subscriptionStart: orNull(timestamp), comment: orNull(text),
  metadata: orNull(fc.oneof(fc.constantFrom('{}', '""', '{"a": 100.0, "a": 1}', '[]', '-0.0', '{ "b" : 1e5 }'), fc.json())), ip: fc.constantFrom('0.0.0.0', '::1', '10.0.0.7'),
}, { noNullPrototype: true });
const placement = fc.record({ category: fc.constantFrom(...ASSET_CATEGORIES), isPlace: fc.boolean(), leaveCardsOut: fc.boolean(), id: fc.integer({ min: 1, max: 2 ** 40 }), tenant: anyUuid });

/** V2's numbers for cards: two that are always different. */
const cardNumbers = ({ card, primaryCard }: TransactionRecord): Map<string, number> => new Map([card, primaryCard].flatMap((key, at) => (key === null ? [] : [[key, 11 + at]])));

function mapped(record: TransactionRecord, { category, isPlace, leaveCardsOut, id, tenant }: { category: AssetCategory; isPlace: boolean; leaveCardsOut: boolean; id: number; tenant: string }) {
  const numbers = cardNumbers(record);
  const numberOf = (key: string | null): number | null => (key === null || leaveCardsOut ? null : (numbers.get(key) ?? null));
  const rows = transactionRows(record, v2Form(record.action, category, isPlace), { id, tenant, card: numberOf(record.card), primaryCard: numberOf(record.primaryCard), sessionId: 'cs', run: '7' });
  const keys = new Map(Array.from(numbers, ([key, number]) => [number, key]));
  return { ...rows, cards: numberedCards(leaveCardsOut ? new Map() : keys) };
}

test('the old record comes back from both rows, whatever it was', () => {
  const seen = { 'comment NULL': 0, 'comment empty': 0, 'metadata NULL': 0, 'receiver NULL': 0, 'card left out': 0 };
  fc.assert(fc.property(anyRecord, placement, (record, where) => {
    const { row, origin, cards } = mapped(record, where);
    assert.equal(transactionFromV2(row, origin, cards), record);
    assert.is(row.id, String(where.id));
    assert.equal([row.uuid, row.hash, row.migrated, row.amount, row.datetime, row.checkout_stripe, row.tenant_id, row.asset_id, row.sender_id], [
      record.uuid, record.hash, true, record.amount, record.datetime, null, where.tenant, record.asset, record.sender,
    ]);
    assert.type(row.comment, 'string');
    assert.type(row.metadata, 'string');
    if (record.metadata === null) assert.is(row.metadata, '{}');
    seen['comment NULL'] += Number(record.comment === null);
    seen['comment empty'] += Number(record.comment === '');
    seen['metadata NULL'] += Number(record.metadata === null);
    seen['receiver NULL'] += Number(row.receiver_id === null);
    seen['card left out'] += Number(where.leaveCardsOut && record.card !== null);
  }), { includeErrorInReport: true, numRuns: 1000 });
  for (const [name, count] of Object.entries(seen)) assert.ok(count > 10, `hardly any record had: ${name}`);
});

const base = transactionRecord({ uuid: uuid('1', 1), card: uuid('e', 1), primaryCard: uuid('e', 2), comment: null, subscriptionStart: moment(3), subscriptionType: 'month' });
const CHANGES = {
  hash: 'f'.repeat(64), amount: 101, asset_id: uuid('d', 9), sender_id: uuid('a', 9), receiver_id: uuid('a', 9), card_id: 12, primary_card_id: 11, datetime: moment(9),
  comment: 'x', subscription_type: 'year', subscription_start_datetime: null,
} as const;

for (const [column, value] of Object.entries(CHANGES)) {
  test(`a later change of ${column} in V2 does not give the old record`, () => {
    const { row, origin, cards } = mapped(base, { category: 'TLF', isPlace: true, leaveCardsOut: false, id: 1, tenant: uuid('2', 1) });
    assert.equal(transactionFromV2(row, origin, cards), base);
    assert.not.equal(transactionFromV2({ ...row, [column]: value }, origin, cards), base);
  });
}

test('a card that V2 knows and its row does not name any more does not pass for the old one', () => {
  const { row, origin, cards } = mapped(base, { category: 'TLF', isPlace: true, leaveCardsOut: false, id: 1, tenant: uuid('2', 1) });
  assert.is(transactionFromV2({ ...row, card_id: null }, origin, cards).card, null);
  assert.is(transactionFromV2({ ...row, primary_card_id: null }, origin, cards).primaryCard, null);
  assert.equal(transactionFromV2({ ...row, card_id: null, primary_card_id: null }, origin, numberedCards(new Map())), base);
});

test('a card of V2 that was none of the old server’s does not pass for the old one', () => {
  const { row, origin, cards } = mapped(base, { category: 'TLF', isPlace: true, leaveCardsOut: false, id: 1, tenant: uuid('2', 1) });
  assert.is(transactionFromV2({ ...row, card_id: 999 }, origin, cards).card, null);
});

test.run();
