import { PairSums } from './balances.js';
import { NONE } from './uuid-index.js';
import { v2ReceiverFactor, v2SenderFactor, type V2Reading } from './v2-effects.js';
import type { V2Ledger } from './v2-ledger.js';

/** By whose rules a row counts, migrated or local; null leaves it out. */
export type ReadingOf = (isMigrated: boolean) => V2Reading | null;

/** V2's own check reads every row alike. */
export const AS_CHECKED: ReadingOf = () => 'check';
/** Each row by the rules of the code that wrote it (SPEC 3.1). */
export const AS_WRITTEN: ReadingOf = (isMigrated) => (isMigrated ? 'check' : 'service');
/** What has happened in V2 beside the imports. */
export const LOCAL_ONLY: ReadingOf = (isMigrated) => (isMigrated ? null : 'service');

/** What V2's transactions add up to, by wallet and asset. */
export function v2Balances({ transactions: table }: V2Ledger, readingOf: ReadingOf): PairSums {
  const sums = new PairSums();
  const [ofMigrated, ofLocal] = [readingOf(true), readingOf(false)];
  for (let row = 0; row < table.count; row += 1) {
    const reading = table.migrated[row] === 1 ? ofMigrated : ofLocal;
    if (reading === null) continue;
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
