import { centsOf, decimalOf } from '../../ledger/catalogue/decimal.js';
import type { Cents } from '../../ledger/records.js';
import { decorate } from './rule.js';
import { sentence } from '../../words/index.js';

/**
 * A decimal number as Django writes it, text with two decimals, within bounds. A JSON number is none: a binary
 * fraction may have been in between.
 * @param min and max in hundredths
 */
export function IsDecimal(min: Cents, max: Cents): PropertyDecorator {
  return decorate({
    name: 'isDecimal',
    expected: sentence('a number as text, with at most two decimals, from {min} to {max}', { min: decimalOf(min), max: decimalOf(max) }),
    accepts: (value) => {
      const cents = typeof value === 'string' ? centsOf(value) : null;
      return cents !== null && cents >= min && cents <= max;
    },
  });
}
