import { categoriesByIndex, placeWalletIndices } from '../../ledger/balances.js';
import { receiverFactor, senderFactor } from '../../ledger/effects.js';
import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import type { Cents } from '../../ledger/records.js';
import { unitOf } from '../../ledger/unit.js';
import { NONE } from '../../ledger/uuid-index.js';
import { v2ReceiverFactor, v2SenderFactor } from '../../ledger/v2-effects.js';
import type { V2Ledger } from '../../ledger/v2-ledger.js';
import type { Violation } from '../invariant.js';
import { unitNote } from '../asset-names.js';
import { translated, translation } from '../translation.js';
import { cents, sentence, type Text, type Unit } from '../../words/index.js';

/** What one transaction does, on one server: changes in cents, and whose balance they change, by V2's indices. */
interface Effect {
  senderCents: Cents;
  receiverCents: Cents;
  sender: number;
  receiver: number;
  asset: number;
}

/**
 * `/effect`: the row in V2 moves something else than the transaction did in Fedow.
 * @param rowInV2 the row in V2 of each row of Fedow, or `NONE`: a missing one is `uuid-preservation`'s finding
 */
export function* effectFaults(v1: FedowLedger, target: V2Ledger, rowInV2: Int32Array): Generator<Violation> {
  const inFedow = fedowEffects(v1, target);
  const inV2 = v2Effects(target);
  const { transactions: table } = v1;
  const categories = categoriesByIndex(v1);
  for (let row = 0; row < table.rows; row += 1) {
    const v2Row = rowInV2[row] ?? NONE;
    // A code that is not V2's has no known effect, and a finding of its own.
    if (table.present[row] !== 1 || v2Row === NONE || target.transactions.actionAt(v2Row) === null) continue;
    const [before, after] = [inFedow(row), inV2(v2Row)];
    if (isSame(before, after)) continue;
    const transaction = table.uuids.at(row);
    const unit = unitOf(categories[table.asset[row] ?? NONE]);
    yield {
      code: 'effect-preservation/effect',
      subjects: { transaction },
      figures: { senderCents: before.senderCents, receiverCents: before.receiverCents, v2SenderCents: after.senderCents, v2ReceiverCents: after.receiverCents },
      ...unitNote(unit),
      message: sentence('Transaction {transaction} changed its sender by {sender} and its receiver by {receiver}; in V2 {difference}.', { transaction, sender: cents(before.senderCents, unit), receiver: cents(before.receiverCents, unit), difference: differently(before, after, unit) }),
    };
  }
}

/** One object is filled again and again: a million of them would be garbage. */
function fedowEffects(v1: FedowLedger, target: V2Ledger): (row: number) => Effect {
  const { transactions: table, indices } = v1;
  const placeWallets = placeWalletIndices(v1);
  const categories = categoriesByIndex(v1);
  const walletInV2 = translation(indices.wallets, target.indices.wallets);
  const assetInV2 = translation(indices.assets, target.indices.assets);
  const effect = blank();
  return (row) => {
    const action = table.actionAt(row);
    const amount = table.amount[row] ?? 0;
    const asset = table.asset[row] ?? NONE;
    const receiver = table.receiver[row] ?? NONE;
    // A membership's token does not come over (SPEC 4), so in V2 the action `SUB` must have no effect at all.
    const isMembership = action === 'SUB';
    effect.senderCents = isMembership ? 0 : senderFactor(action) * amount;
    effect.receiverCents = isMembership ? 0 : receiverFactor(action, categories[asset] ?? 'TLF', placeWallets.has(receiver)) * amount;
    effect.sender = translated(walletInV2, table.sender[row] ?? NONE);
    effect.receiver = translated(walletInV2, receiver);
    effect.asset = translated(assetInV2, asset);
    return effect;
  };
}

function v2Effects({ transactions: table }: V2Ledger): (row: number) => Effect {
  const effect = blank();
  return (row) => {
    const action = table.actionAt(row) ?? 'CRE';
    const amount = table.amount[row] ?? 0;
    effect.receiver = table.receiver[row] ?? NONE;
    effect.sender = table.sender[row] ?? NONE;
    effect.asset = table.asset[row] ?? NONE;
    effect.senderCents = v2SenderFactor(action, 'check') * amount;
    effect.receiverCents = effect.receiver === NONE ? 0 : v2ReceiverFactor(action, 'check') * amount;
    return effect;
  };
}

/** Whose balance it is matters only where it changes. Compared by numbers: -0 and 0 are the same change. */
function isSame(before: Effect, after: Effect): boolean {
  if (before.senderCents !== after.senderCents || before.receiverCents !== after.receiverCents) return false;
  if (before.senderCents !== 0 && before.sender !== after.sender) return false;
  if (before.receiverCents !== 0 && before.receiver !== after.receiver) return false;
  return (before.senderCents === 0 && before.receiverCents === 0) || before.asset === after.asset;
}

function differently(before: Effect, after: Effect, unit: Unit): Text {
  if (before.senderCents !== after.senderCents || before.receiverCents !== after.receiverCents) {
    return sentence('by {sender} and {receiver}', { sender: cents(after.senderCents, unit), receiver: cents(after.receiverCents, unit) });
  }
  return before.asset === after.asset ? sentence('it changes another wallet') : sentence('it moves another asset');
}

function blank(): Effect {
  return { senderCents: 0, receiverCents: 0, sender: NONE, receiver: NONE, asset: NONE };
}
