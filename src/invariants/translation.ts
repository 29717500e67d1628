import { NONE, type UuidIndex } from '../ledger/uuid-index.js';

/**
 * Where each entry of one index stands in another, `NONE` where it does not. Looked up once an index instead of once
 * a transaction: two ledgers number the same wallets differently.
 */
export function translation(from: UuidIndex, to: UuidIndex): Int32Array {
  const map = new Int32Array(from.size);
  for (let index = 0; index < from.size; index += 1) map[index] = to.indexOfEntry(from, index);
  return map;
}

/** An entry of a translation; `NONE` stays `NONE`. */
export function translated(map: Int32Array, index: number): number {
  return index === NONE ? NONE : (map[index] ?? NONE);
}
