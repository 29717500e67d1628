import { expectedBalances } from './balances.js';
import type { FedowLedger } from './fedow-ledger.js';
import type { AssetCategory, Cents, Uuid } from './records.js';
import { NONE } from './uuid-index.js';

export interface AssetTotal {
  readonly uuid: Uuid;
  readonly name: string;
  readonly category: AssetCategory;
  readonly transactions: number;
  /** Sum of the stored balances. */
  readonly stored: Cents;
  /** Sum of the expected balances. */
  readonly expected: Cents;
  /** expected − stored */
  readonly drift: Cents;
}

/** The figures of every asset of a ledger, in the order of the dump. */
export function assetTotals(ledger: FedowLedger): AssetTotal[] {
  const { assets } = ledger.indices;
  const transactions = new Float64Array(assets.size);
  const stored = new Float64Array(assets.size);
  const expected = new Float64Array(assets.size);
  const { transactions: table } = ledger;
  for (let row = 0; row < table.rows; row += 1) {
    const asset = table.asset[row] ?? NONE;
    if (table.present[row] === 1) transactions[asset] = (transactions[asset] ?? 0) + 1;
  }
  const { tokens } = ledger;
  for (let row = 0; row < tokens.size; row += 1) {
    const asset = tokens.asset[row] ?? NONE;
    stored[asset] = (stored[asset] ?? 0) + (tokens.value[row] ?? 0);
  }
  for (const { asset, cents } of expectedBalances(ledger).entries()) expected[asset] = (expected[asset] ?? 0) + cents;
  return Array.from(ledger.assets.values(), ({ uuid, name, category }) => {
    const index = assets.indexOf(uuid);
    const [storedCents, expectedCents] = [stored[index] ?? 0, expected[index] ?? 0];
    return { uuid, name, category, transactions: transactions[index] ?? 0, stored: storedCents, expected: expectedCents, drift: expectedCents - storedCents };
  });
}
