import { fitsJsonb, FRACTION_DIGITS_MAX, INTEGER_DIGITS_MAX, JSON_DEPTH_MAX } from '../json/jsonb-limits.js';
import { decorate, type Presence, type Rule } from './rule.js';

const jsonb: Rule = {
  name: 'isJsonb',
  expected:
    `JSON that PostgreSQL can hold: no \\u0000, no lone surrogate, nested at most ${JSON_DEPTH_MAX} deep, ` +
    `numbers of at most ${INTEGER_DIGITS_MAX} digits before and ${FRACTION_DIGITS_MAX} after the point`,
  accepts: (value) => typeof value === 'string' && fitsJsonb(value),
};

/** The text of a JSON value that `jsonb` can hold. */
export function IsJsonb(presence?: Presence): PropertyDecorator {
  return decorate(jsonb, presence);
}
