import { categoriesByIndex, placeWalletIndices } from '../../ledger/balances.js';
import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import type { Action, AssetCategory } from '../../ledger/records.js';
import { NONE } from '../../ledger/uuid-index.js';
import type { V2Action } from '../../ledger/v2-effects.js';
import type { V2Ledger } from '../../ledger/v2-ledger.js';
import type { Violation } from '../invariant.js';
import { sentence, type Text } from '../../words/index.js';

/** How a movement stands in V2: its action, and whether V2 has a receiver to credit. */
interface Form {
  readonly action: V2Action;
  readonly hasReceiver: boolean;
}

/**
 * SPEC 4.1, written down a second time: what the mapping says is what is being judged. Several of V2's letters move the same
 * money, but its reports, its till and its next import read them as different things.
 */
const FORMS: Readonly<Record<Exclude<Action, 'RFD'>, Form>> = {
  FST: { action: 'FST', hasReceiver: true },
  CRE: { action: 'CRE', hasReceiver: true },
  REF: { action: 'RFL', hasReceiver: true },
  SAL: { action: 'SAL', hasReceiver: true },
  QRS: { action: 'QRS', hasReceiver: true },
  FUS: { action: 'FUS', hasReceiver: true },
  BNK: { action: 'DEP', hasReceiver: false },
  SUB: { action: 'CRE', hasReceiver: false },
  BDG: { action: 'CRE', hasReceiver: false },
  TRF: { action: 'CRE', hasReceiver: false },
  VID: { action: 'CRE', hasReceiver: false },
  COR: { action: 'CRE', hasReceiver: false },
};
const REFUND_TO_PLACE: Form = { action: 'TRF', hasReceiver: true };
const REFUND_ONLINE: Form = { action: 'VOI', hasReceiver: false };
const REFUND_OF_LOCAL_MONEY: Form = { action: 'RFD', hasReceiver: false };

/**
 * `/action`: a migrated row has an action of V2, but not the one that its movement comes to there.
 * @param rowInV2 the row in V2 of each row of Fedow, or `NONE`: a missing one is `uuid-preservation`'s finding
 */
export function* formFaults(v1: FedowLedger, target: V2Ledger, rowInV2: Int32Array): Generator<Violation> {
  const { transactions: table } = v1;
  const { transactions: inV2 } = target;
  const placeWallets = placeWalletIndices(v1);
  const categories = categoriesByIndex(v1);
  for (let row = 0; row < table.rows; row += 1) {
    const v2Row = rowInV2[row] ?? NONE;
    const found = table.present[row] !== 1 || v2Row === NONE ? null : inV2.actionAt(v2Row);
    if (found === null) continue;
    const action = table.actionAt(row);
    const expected = formOf(action, categories[table.asset[row] ?? NONE] ?? null, placeWallets.has(table.receiver[row] ?? NONE));
    const hasReceiver = (inV2.receiver[v2Row] ?? NONE) !== NONE;
    if (found === expected.action && hasReceiver === expected.hasReceiver) continue;
    const transaction = table.uuids.at(row);
    yield {
      code: 'effect-preservation/action',
      subjects: { transaction, action: found },
      figures: {},
      message: sentence('Transaction {transaction}, {action} in Fedow, comes to {expected} in V2; there it is {found}.', { transaction, action, expected: told(expected), found: told({ action: found, hasReceiver }) }),
    };
  }
}

function formOf(action: Action, category: AssetCategory | null, receiverIsPlace: boolean): Form {
  if (action !== 'RFD') return FORMS[action];
  if (category !== 'FED') return REFUND_OF_LOCAL_MONEY;
  return receiverIsPlace ? REFUND_TO_PLACE : REFUND_ONLINE;
}

function told({ action, hasReceiver }: Form): Text {
  return hasReceiver ? sentence('{action} with a receiver', { action }) : sentence('{action} without a receiver', { action });
}
