import { parentOf } from './chain.js';
import type { TransactionTable } from './transaction-table.js';
import { NONE } from './uuid-index.js';

/**
 * The rows of all present transactions in the order in which V2 numbers them (SPEC 4): by time, among equal times
 * a parent before its child, then by uuid.
 */
export function chronologicalRows(table: TransactionTable): Int32Array {
  const rows = new Int32Array(table.count);
  let count = 0;
  for (let row = 0; row < table.rows; row += 1) if (table.present[row] === 1) rows[count++] = row;
  const { microseconds, uuids } = table;
  // Most dumps stand in this order already, and sorting a million rows takes more than a second.
  if (!isSorted(rows, microseconds)) rows.sort((a, b) => (microseconds[a] ?? 0) - (microseconds[b] ?? 0) || uuids.compare(a, b));
  for (let start = 0; start < count; ) {
    let end = start + 1;
    while (end < count && microseconds[rows[end] ?? 0] === microseconds[rows[start] ?? 0]) end += 1;
    if (end - start > 1) rows.set(parentsFirst(table, rows.subarray(start, end)), start);
    start = end;
  }
  return rows;
}

/** Whether no row is earlier than the one before it, and no two are of one moment. */
function isSorted(rows: Int32Array, microseconds: Float64Array): boolean {
  for (let at = 1; at < rows.length; at += 1) if ((microseconds[rows[at] ?? 0] ?? 0) <= (microseconds[rows[at - 1] ?? 0] ?? 0)) return false;
  return true;
}

/** Reorders rows of one moment, given in the order of their uuids, so that no child stands before its parent. */
function parentsFirst(table: TransactionTable, rows: Int32Array): number[] {
  const waiting = new Set(rows);
  const ordered: number[] = [];
  for (const row of rows) {
    // The ancestors of this moment that are not placed yet, eldest last. A cycle ends where it meets itself.
    const line: number[] = [];
    for (let at = row; at !== NONE && waiting.has(at); at = parentOf(table, at)) {
      waiting.delete(at);
      line.push(at);
    }
    ordered.push(...line.reverse());
  }
  return ordered;
}
