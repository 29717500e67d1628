import type { Millionths } from './till-sales.js';

/** A decimal number with at most six decimals that say something: `1.000000`, `-2`, `0.333333`. */
const QUANTITY = /^(-?)(\d+)(?:\.(\d{1,6})0*)?$/;

/**
 * The millionths of a decimal text, by its digits alone.
 * @returns null for any other text, and for more than a number holds exactly
 */
export function millionthsOf(decimal: string): Millionths | null {
  const parts = QUANTITY.exec(decimal);
  if (parts === null) return null;
  const [, sign = '', whole = '', fraction = ''] = parts;
  const millionths = Number(`${sign}${whole}${fraction.padEnd(6, '0')}`);
  return Number.isSafeInteger(millionths) ? millionths + 0 : null;
}
