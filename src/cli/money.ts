const WHOLE = new Intl.NumberFormat('en-GB');

/**
 * An amount for people: `1,234.56 €`, `-0.05 €`. A plain space stands before the sign, so that a search for it finds it.
 * @param cents whole cents; added up exactly, also where a number of euros would lose its last digits
 * @throws RangeError when it is no whole number: an amount that was divided or is missing must not be shown
 */
export function euros(cents: number | bigint): string {
  if (typeof cents === 'number' && !Number.isSafeInteger(cents)) {
    throw new RangeError(`expected whole cents, found ${cents}`);
  }
  const exact = BigInt(cents);
  const size = exact < 0n ? -exact : exact;
  const sign = exact < 0n ? '-' : '';
  return `${sign}${WHOLE.format(size / 100n)}.${String(size % 100n).padStart(2, '0')} €`;
}

/** A difference for people, its sign always shown: `+40.00 €`, `-13.00 €`, `0.00 €`. */
export function signedEuros(cents: number | bigint): string {
  return cents > 0 ? `+${euros(cents)}` : euros(cents);
}
