import { NONE, type UuidIndex } from './uuid-index.js';

/** What each entry of another ledger's index is in the one of this ledger that is given. */
export type MeaningOf = (index: UuidIndex) => Int32Array;

/** Where each entry of another index stands in this one from now on. */
export function interned(index: UuidIndex, words: Int32Array): Int32Array {
  return Int32Array.from({ length: words.length / 4 }, (_, at) => index.internEntry(words, at));
}

type Numbers = Uint8Array | Int32Array | Float64Array;

/**
 * Copies a column to the rows that its entries have here.
 * @param rows `NONE` for entries that are left out
 * @param meaning where the values are indices: what each of them is here
 */
export function copyRows(rows: Int32Array, from: Numbers, to: Numbers, meaning?: Int32Array): void {
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? NONE;
    const value = from[at] ?? NONE;
    if (row !== NONE) to[row] = meaning === undefined ? value : (meaning[value] ?? NONE);
  }
}

/** The same for a column of several bytes a row. */
export function copyBytes(rows: Int32Array, from: Uint8Array, to: Uint8Array, width: number): void {
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? NONE;
    for (let byte = 0; row !== NONE && byte < width; byte += 1) to[row * width + byte] = from[at * width + byte] ?? 0;
  }
}
