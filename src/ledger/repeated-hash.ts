import { hashNumber } from './hex-column.js';
import type { TransactionTable } from './transaction-table.js';

/**
 * Whether two transactions have the same stored hash. Sorting a number for each is ten times faster than looking each up among those before it, which waits
 * for the machine's memory every time. Of all dumps of ten million healthy transactions, one in two hundred is suspected for nothing: what follows must be a closer look.
 */
export function repeatsHash(table: TransactionTable): boolean {
  const numbers = new Float64Array(table.count);
  let count = 0;
  for (let row = 0; row < table.rows; row += 1) if (table.present[row] === 1) numbers[count++] = hashNumber(table.hashes, row);
  numbers.sort();
  for (let at = 1; at < count; at += 1) if (numbers[at] === numbers[at - 1]) return true;
  return false;
}
