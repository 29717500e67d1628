import { NONE } from './uuid-index.js';
import type { TransactionTable } from './transaction-table.js';

/** The places where a hash chain splits. A first block, its own parent, is nobody's child. */
export interface Forks {
  /** Parents with several children. */
  readonly points: number;
  /** The children of those parents. */
  readonly children: number;
  /** For each row, whether it is such a child. */
  readonly isChild: Uint8Array;
  /** For each row, how many children it has. */
  readonly childCount: Uint32Array;
}

export function findForks(table: TransactionTable): Forks {
  const childCount = new Uint32Array(table.rows);
  const isChild = new Uint8Array(table.rows);
  for (let row = 0; row < table.rows; row += 1) {
    const parent = parentOf(table, row);
    if (parent !== NONE) childCount[parent] = (childCount[parent] ?? 0) + 1;
  }
  let points = 0;
  let children = 0;
  for (let row = 0; row < table.rows; row += 1) {
    if ((childCount[row] ?? 0) > 1) points += 1;
    const parent = parentOf(table, row);
    if (parent === NONE || (childCount[parent] ?? 0) < 2) continue;
    isChild[row] = 1;
    children += 1;
  }
  return { points, children, isChild, childCount };
}

/** The row of a transaction's parent: `NONE` for a first block and for rows that are only mentioned. */
export function parentOf(table: TransactionTable, row: number): number {
  const parent = table.previous[row] ?? NONE;
  return table.present[row] !== 1 || parent === row ? NONE : parent;
}
