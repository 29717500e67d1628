import type { Forks } from './chain.js';
import type { FedowLedger } from './fedow-ledger.js';
import { NONE } from './uuid-index.js';

/** Where the chain of an asset ends. */
export interface ChainEnd {
  /** The stored hash of its latest transaction that none follows; null without any. What it follows, back to the first block, cannot change without it. */
  readonly lastHash: string | null;
  /** Transactions that none follows: 1 in a chain without a fork. A branch that ends is not covered by the last hash. */
  readonly chainEnds: number;
}

/** The end of each asset's chain, by the index of the asset. @param childCount of `findForks` */
export function chainEnds({ transactions: table, indices }: FedowLedger, { childCount }: Pick<Forks, 'childCount'>): ChainEnd[] {
  const last = new Int32Array(indices.assets.size).fill(NONE);
  const ends = new Uint32Array(indices.assets.size);
  for (let row = 0; row < table.rows; row += 1) {
    if (table.present[row] !== 1 || childCount[row] !== 0) continue;
    const asset = table.asset[row] ?? NONE;
    ends[asset] = (ends[asset] ?? 0) + 1;
    const other = last[asset] ?? NONE;
    if (other === NONE || isLater(row, other)) last[asset] = row;
  }
  return Array.from(last, (row, asset) => ({ lastHash: row === NONE ? null : table.hashAt(row), chainEnds: ends[asset] ?? 0 }));

  function isLater(row: number, other: number): boolean {
    return ((table.microseconds[row] ?? 0) - (table.microseconds[other] ?? 0) || table.uuids.compare(row, other)) > 0;
  }
}
