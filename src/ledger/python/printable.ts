import { PRINTABLE_RUN_LENGTHS } from './printable-table.js';

/** The first code point of each run, alternately not printable (even index) and printable (odd index). */
const RUN_STARTS = runStarts(PRINTABLE_RUN_LENGTHS);

/**
 * Whether Python 3.11 shows the code point as it is in a `repr` (`str.isprintable`). Node's own tables are of a
 * newer Unicode and would let characters through that Python escaped when the hash was made.
 * @param codePoint 0 to 0x10FFFF; a lone surrogate is not printable
 */
export function isPrintable(codePoint: number): boolean {
  if (codePoint < 0x7f) return codePoint >= 0x20;
  let low = 0;
  let high = RUN_STARTS.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((RUN_STARTS[middle] ?? Infinity) <= codePoint) low = middle;
    else high = middle;
  }
  return low % 2 === 1;
}

function runStarts(runLengths: string): Uint32Array {
  const starts = [0];
  let start = 0;
  for (const length of runLengths.trim().split(/\s+/)) {
    start += Number.parseInt(length, 36);
    starts.push(start);
  }
  return Uint32Array.from(starts);
}
