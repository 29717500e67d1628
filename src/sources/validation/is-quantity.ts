import { millionthsOf } from '../../ledger/witness/quantity.js';
import { decorate, type Presence } from './rule.js';
import { sentence } from '../../words/index.js';

/** A quantity as Django writes it: text with at most six decimals. */
export function IsQuantity(presence?: Presence): PropertyDecorator {
  return decorate({
    name: 'isQuantity',
    expected: sentence('a number as text, with at most six decimals'),
    accepts: (value) => typeof value === 'string' && millionthsOf(value) !== null,
  }, presence);
}
