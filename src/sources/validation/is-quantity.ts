import { millionthsOf } from '../../ledger/witness/quantity.js';
import { decorate, type Presence } from './rule.js';
import { sentence } from '../../words/index.js';

/** More millionths are no exact number. */
const WHOLE_MAX = Math.floor(Number.MAX_SAFE_INTEGER / 1_000_000);

/** A quantity as Django writes it: text with at most six decimals. */
export function IsQuantity(presence?: Presence): PropertyDecorator {
  return decorate({
    name: 'isQuantity',
    expected: sentence('a number as text, with at most six decimals, from {min} to {max}', { min: -WHOLE_MAX, max: WHOLE_MAX }),
    accepts: (value) => typeof value === 'string' && millionthsOf(value) !== null,
  }, presence);
}
