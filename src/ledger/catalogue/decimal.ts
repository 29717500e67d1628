import type { Cents } from '../records.js';

/** A decimal number as Django writes it, with at most two decimals that say something: `12.90`, `-1`, `0.100`. */
const DECIMAL = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/;

/**
 * The cents of a decimal text, by its digits alone: a binary fraction never comes in between.
 * @returns null for any other text, and for more cents than a number holds exactly
 */
export function centsOf(decimal: string): Cents | null {
  const parts = DECIMAL.exec(decimal);
  if (parts === null) return null;
  const [, sign = '', whole = '', fraction = ''] = parts;
  const cents = Number(`${sign}${whole}${fraction.padEnd(2, '0')}`);
  return Number.isSafeInteger(cents) ? cents + 0 : null;
}

/** Whole cents as the text of PostgreSQL's `numeric` with two decimals: `12.90`, `-1.00`, `0.05`. */
export function decimalOf(cents: Cents): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
