import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { EFFECTS, receiverFactor, senderFactor } from '#convoyeur/ledger/effects.js';
import { ACTIONS, ASSET_CATEGORIES, type Action } from '#convoyeur/ledger/records.js';
import { V2_ACTIONS, v2DebtFactor, v2ReceiverFactor, v2SenderFactor, WITHOUT_TOKENS } from '#convoyeur/ledger/v2-effects.js';

const test = suite('what a transaction does to balances');

/** Sender and receiver, as the table of the contract has them; `RFD`'s receiver depends. */
const V1: Readonly<Record<Action, readonly [sender: number, receiver: number | 'depends']>> = {
  FST: [0, 0], CRE: [0, 1], REF: [-1, 1], SAL: [-1, 1], QRS: [-1, 1], FUS: [-1, 1], RFD: [-1, 'depends'], BNK: [-1, 0], SUB: [0, 1], BDG: [0, 0], TRF: [0, 0],
  VID: [0, 0], COR: [0, 0],
};

test('every action of the old server has its line and no other is known', () => {
  assert.equal(Object.keys(V1).sort(), [...ACTIONS].sort());
  assert.equal(Object.keys(EFFECTS).sort(), [...ACTIONS].sort());
});

for (const action of ACTIONS) {
  const [sender, receiver] = V1[action];
  test(`${action}: sender ${sender}, receiver ${receiver}`, () => {
    assert.is(senderFactor(action), sender);
    for (const category of ASSET_CATEGORIES) {
      for (const isPlace of [true, false]) {
        const expected = receiver === 'depends' ? (category === 'FED' && isPlace ? 1 : 0) : receiver;
        assert.is(receiverFactor(action, category, isPlace), expected, `${action} of ${category}, ${isPlace ? 'to a place' : 'to somebody else'}`);
      }
    }
  });
}

test('V2’s check debits all but FST and CRE, and credits every receiver', () => {
  assert.equal([...V2_ACTIONS].sort(), ['BTR', 'CRE', 'DEP', 'FST', 'FUS', 'QRS', 'RFD', 'RFL', 'SAL', 'TRF', 'VOI']);
  for (const action of V2_ACTIONS) {
    assert.is(v2SenderFactor(action, 'check'), action === 'FST' || action === 'CRE' ? 0 : -1, action);
    assert.is(v2ReceiverFactor(action, 'check'), 1, action);
  }
});

test('V2’s service layer does not debit RFL and BTR either, and BTR credits nobody', () => {
  for (const action of V2_ACTIONS) {
    assert.is(v2SenderFactor(action, 'service'), ['FST', 'CRE', 'RFL', 'BTR'].includes(action) ? 0 : -1, action);
    assert.is(v2ReceiverFactor(action, 'service'), action === 'BTR' ? 0 : 1, action);
  }
});

test('the central pot owes refunds less transfers', () => {
  for (const action of V2_ACTIONS) assert.is(v2DebtFactor(action), action === 'RFD' ? 1 : action === 'BTR' ? -1 : 0, action);
});

test('memberships and badges have no token in V2', () => {
  assert.equal(ASSET_CATEGORIES.filter((category) => WITHOUT_TOKENS.has(category)), ['BDG', 'SUB']);
});

test.run();
