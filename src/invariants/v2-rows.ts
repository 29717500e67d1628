import type { V2Ledger } from '../ledger/v2-ledger.js';

/** How many rows of V2 an import wrote. */
export function migratedRows({ transactions: table }: V2Ledger): number {
  let rows = 0;
  for (let row = 0; row < table.count; row += 1) rows += table.migrated[row] ?? 0;
  return rows;
}
