import type { Cents } from '../records.js';
import type { Millionths } from './till-sales.js';

/** Whole numbers of 10⁻⁸ euros: a price in cents times a quantity in millionths, exactly. */
export type Fine = bigint;

const FINE_PER_CENT = 1_000_000n;

/**
 * What one line of a ticket says was paid. LaBoutik cuts a quantity to six decimals: of 3.00 € paid from two balances, one
 * takes 0.333333 × 3.00 = 0.999999 €. So where whole cents lie within the half millionth that was cut, they are meant;
 * anything else, 0.125 kg at 1.99 €, stays what it is, and only a sum is rounded.
 */
export function lineAmount(price: Cents, quantity: Millionths): Fine {
  const exact = BigInt(price) * BigInt(quantity);
  const whole = nearestCents(exact) * FINE_PER_CENT;
  return 2n * size(exact - whole) <= size(BigInt(price)) ? whole : exact;
}

/** The nearest whole cents, a half away from zero. */
export function nearestCents(fine: Fine): bigint {
  const cents = (2n * size(fine) + FINE_PER_CENT) / (2n * FINE_PER_CENT);
  return fine < 0n ? -cents : cents;
}

function size(fine: Fine): bigint {
  return fine < 0n ? -fine : fine;
}
