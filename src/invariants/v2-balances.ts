import { PairSums } from '../ledger/balances.js';
import { v2ReceiverFactor, v2SenderFactor, type V2Reading } from '../ledger/v2-effects.js';
import type { V2Ledger } from '../ledger/v2-ledger.js';
import { NONE } from '../ledger/uuid-index.js';

/** Which rows of V2 are added up. */
export type V2Rows = 'all' | 'local';

/**
 * What V2's transactions give each wallet (SPEC 3.1): migrated rows read as V2's own check reads them, local rows as
 * the service layer that wrote them does.
 * @param rows `local` leaves the migrated ones out: what has happened in V2 since the import
 */
export function v2Balances(target: V2Ledger, rows: V2Rows = 'all'): PairSums {
  const table = target.transactions;
  const sums = new PairSums(target.indices.assets.size);
  for (let row = 0; row < table.count; row += 1) {
    const isMigrated = table.migrated[row] === 1;
    if (isMigrated && rows === 'local') continue;
    const reading: V2Reading = isMigrated ? 'check' : 'service';
    const action = table.actionAt(row);
    const asset = table.asset[row] ?? NONE;
    const amount = table.amount[row] ?? 0;
    const receiver = table.receiver[row] ?? NONE;
    // V2's check names the exceptions only, so a code that is not V2's debits and credits like any other.
    const out = action === null ? -1 : v2SenderFactor(action, reading);
    const into = action === null ? 1 : v2ReceiverFactor(action, reading);
    if (out !== 0) sums.add(table.sender[row] ?? NONE, asset, out * amount);
    if (into !== 0 && receiver !== NONE) sums.add(receiver, asset, into * amount);
  }
  return sums;
}
