import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { CardRecord, FedowRecord, Uuid } from '#convoyeur/ledger/records.js';
import type { V2Card } from '#convoyeur/ledger/v2-records.js';
import { madeUpUuid } from '#convoyeur/mapping/made-up-uuid.js';
import { CARD, USER, WALLET } from '../invariants/healthy.js';
import { originRecord, uuid } from '../ledger/made-records.js';
import type { Lespass } from './lespass.js';
import { changed, changesOf, conflictsOf, fedowRecords, imported, lespass, plan, PLACE, TENANT, type Choices } from './plan-network.js';

const test = suite('cards');

const recordOf = (card: Uuid): CardRecord => fedowRecords().find((record): record is CardRecord => record.model === 'card' && record.uuid === card)!;
const skip = (...cards: readonly Uuid[]): Choices => ({ decisions: { skippedCards: new Map(cards.map((card) => [card, 'lost'])) } });

/** V2's card with the keys of one of the dump's, and what is changed in it. */
function twin(card: Uuid, changes: Partial<V2Card> = {}): V2Card {
  const { firstTagId, qrcodeUuid, numberPrinted } = recordOf(card);
  return { id: 500, tagId: firstTagId.toUpperCase(), uuid: qrcodeUuid, number: numberPrinted, user: null, walletEphemere: null, ...changes };
}

function withCards(...cards: readonly V2Card[]): Lespass {
  const there = lespass();
  for (const card of cards) there.card(card);
  return there;
}

test('each comes over with its holder and its batch', () => {
  const planned = plan(fedowRecords(), lespass());
  assert.equal(planned.cards.create.map(({ tag_id, user_id, wallet_ephemere_id }) => [tag_id, user_id, wallet_ephemere_id]), [
    ['AABB0000', USER.ann, null], ['AABB0001', USER.bob, null], ['AABB0002', null, WALLET.loose], ['AABB0003', null, null],
  ]);
  const batchOf = new Map(planned.batches.create.map(({ id, origine_id, generation, base_url }) => [id, [origine_id, generation, base_url]]));
  assert.equal(planned.cards.create.map(({ detail_id }) => batchOf.get(detail_id!)), [
    [TENANT.bar, 1, 'bar.example'], [TENANT.hall, 1, 'hall.example'], [TENANT.bar, 1, 'bar.example'], [TENANT.bar, 1, 'bar.example'],
  ]);
  assert.is(planned.walletsProvisioned, 0);
});

const KEYS: Readonly<Record<string, Partial<V2Card>>> = {
  'its tag': { uuid: null, number: 'other' }, 'its QR code': { tagId: 'OTHER', number: 'other' }, 'its number': { tagId: 'OTHER', uuid: null },
};

for (const [name, others] of Object.entries(KEYS)) {
  test(`a card that V2 knows by ${name} is that card, and no second one is made`, () => {
    const planned = plan(fedowRecords(), withCards(twin(CARD.loose, others)));
    assert.equal([planned.cards.counts.create, planned.links.cardOf.get(CARD.loose)], [3, 500]);
    assert.match(conflictsOf(planned).join(), /^QrcodeCashless_cartecashless 500: (tag_id|number) is /);
  });
}

test('a tag in other letters is the same card', () => {
  assert.is(plan(fedowRecords(), withCards(twin(CARD.loose))).links.cardOf.get(CARD.loose), 500);
  assert.is(recordOf(CARD.loose).firstTagId, 'aabb0002');
});

test('one that V2 has declared lost since is not given back by importing again', () => {
  const there = lespass();
  imported(fedowRecords(), there);
  const lost = [...there.cards.values()].find(({ user }) => user === USER.ann)!;
  there.card({ ...lost, user: null });
  assert.match(conflictsOf(plan(fedowRecords(), there)).join(), /user_id is empty in Lespass and [\w-]{36} in the dump; an earlier import brought it: .*if Lespass has changed it since, it is not to be imported again/);
  assert.equal(changesOf(plan(fedowRecords(), there, skip(recordOf(CARD.ann).uuid))), {}, 'unless a person leaves it behind');
});

test('blank ones can be given wallets by a second import', () => {
  const there = lespass();
  imported(fedowRecords(), there);
  assert.is(imported(fedowRecords(), there, { unlinkedCards: 'provision' }).cards.fill.length, 1);
});

test('one that V2 has without QR code and holder is filled', () => {
  const planned = plan(fedowRecords(), withCards(twin(CARD.loose, { uuid: null })));
  assert.equal(planned.cards.fill, [{ key: '500', set: { uuid: recordOf(CARD.loose).qrcodeUuid, wallet_ephemere_id: WALLET.loose } }]);
});

const OTHERS: readonly (readonly [words: string, card: Uuid, changes: Partial<V2Card>])[] = [
  ['another number', CARD.loose, { number: 'other' }],
  ['another QR code', CARD.loose, { uuid: uuid('5', 99) }],
  ['another wallet', CARD.loose, { walletEphemere: uuid('a', 70) }],
  ['a user, where the dump has a wallet', CARD.loose, { user: uuid('6', 9) }],
  ['a wallet, where the dump has a user', CARD.ann, { walletEphemere: uuid('a', 70) }],
  ['a holder, where the dump has none', CARD.virgin, { user: uuid('6', 9) }],
];

for (const [words, card, changes] of OTHERS) {
  test(`${words} in V2 is a conflict, which leaving the card behind decides`, () => {
    const there = withCards(twin(card, changes));
    assert.is(conflictsOf(plan(fedowRecords(), there)).length, 1);
    const planned = plan(fedowRecords(), there, skip(card));
    assert.equal(conflictsOf(planned), []);
    assert.is(planned.links.cardOf.has(card), false);
    assert.equal(planned.links.leftOut.get('card'), new Map([[card, 'lost']]));
  });
}

test('keys that belong to two cards of V2 are a conflict that names both', () => {
  const there = withCards(twin(CARD.loose, { id: 500, uuid: uuid('5', 98), number: 'first' }), twin(CARD.loose, { id: 501, tagId: 'SECOND', uuid: uuid('5', 97) }));
  const [message = ''] = conflictsOf(plan(fedowRecords(), there));
  assert.match(message, /AABB0002 \(number first, id 500\) and SECOND \(number NUMloose, id 501\)/);
  assert.match(message, new RegExp(`cards: \\{${CARD.loose}: \\{skip: true`));
});

test('an ephemeral wallet on two cards is a conflict, of two cards of the dump or with one of V2', () => {
  const shared = changed(fedowRecords(), 'card', CARD.virgin, { walletEphemere: WALLET.loose });
  assert.match(conflictsOf(plan(shared, lespass())).join(), new RegExp(`^card aabb0003: its wallet ${WALLET.loose} is also that of card aabb0002`));
  assert.equal(conflictsOf(plan(shared, lespass(), skip(CARD.loose))), []);
  const there = withCards({ id: 500, tagId: 'OTHER', uuid: null, number: 'other', user: null, walletEphemere: WALLET.loose });
  assert.match(conflictsOf(plan(fedowRecords(), there)).join(), /^card aabb0002: .* is also that of V2’s card OTHER/);
});

test('movements of a card that is left behind have none in V2', () => {
  const there = lespass();
  imported(fedowRecords(), there, skip(CARD.loose));
  const used = there.transactions.filter(({ origin }) => origin?.card === CARD.loose);
  assert.ok(used.length > 0);
  assert.equal(new Set(used.map(({ row }) => row.card_id)), new Set([null]));
  assert.equal(changesOf(plan(fedowRecords(), there, skip(CARD.loose))), {});
});

test('--unlinked-cards=provision gives each card that nobody holds one empty wallet, once', () => {
  const there = withCards(twin(CARD.virgin));
  const provision: Choices = { unlinkedCards: 'provision' };
  const planned = imported(fedowRecords(), there, provision);
  const made = madeUpUuid('card wallet', CARD.virgin);
  assert.is(planned.walletsProvisioned, 1);
  assert.equal(planned.cards.fill, [{ key: '500', set: { wallet_ephemere_id: made } }]);
  assert.equal(there.wallets.get(made), { uuid: made, origin: null, name: null });
  const again = plan(fedowRecords(), there, provision);
  assert.equal([changesOf(again), again.walletsProvisioned, again.notes], [{}, 0, []]);
});

test('origins: one batch for a tenant and generation, the oldest of V2’s where there are several', () => {
  const records: FedowRecord[] = [...fedowRecords(), originRecord('3', PLACE.bar, 2), originRecord('4', PLACE.bar, 2)];
  const there = lespass();
  there.batches.push({ id: 9, origine_id: TENANT.bar, generation: 1 }, { id: 4, origine_id: TENANT.bar, generation: 1 }, { id: 2, origine_id: TENANT.hall, generation: 7 });
  const planned = plan(records, there);
  assert.equal(planned.batches.create.map(({ id, origine_id, generation }) => [id, origine_id, generation]), [[10, TENANT.hall, 1], [11, TENANT.bar, 2]]);
  assert.is(planned.batches.counts.unchanged, 2);
  assert.equal(planned.cards.create.map(({ detail_id }) => detail_id), [4, 10, 4, 4]);
});

test.run();
