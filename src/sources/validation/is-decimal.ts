import { centsOf, decimalOf } from '../../ledger/catalogue/decimal.js';
import type { Cents } from '../../ledger/records.js';
import { decorate } from './rule.js';

/**
 * A decimal number as Django writes it, text with two decimals, within bounds. A JSON number is none: a binary
 * fraction may have been in between.
 * @param min and max in hundredths
 */
export function IsDecimal(min: Cents, max: Cents): PropertyDecorator {
  return decorate({
    name: 'isDecimal',
    expected: `a number as text, with at most two decimals, from ${decimalOf(min)} to ${decimalOf(max)}`,
    accepts: (value) => {
      const cents = typeof value === 'string' ? centsOf(value) : null;
      return cents !== null && cents >= min && cents <= max;
    },
  });
}
