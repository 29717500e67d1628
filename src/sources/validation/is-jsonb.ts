import { fitsJsonb, FRACTION_DIGITS_MAX, INTEGER_DIGITS_MAX, JSON_DEPTH_MAX } from '../json/jsonb-limits.js';
import { decorate, type Presence, type Rule } from './rule.js';
import { sentence } from '../../words/index.js';

const jsonb: Rule = {
  name: 'isJsonb',
  expected:
    sentence('JSON that PostgreSQL can hold: no \\u0000, no lone surrogate, nested at most {depth} deep, numbers of at most {integer} digits before and {fraction} after the point', {
      depth: JSON_DEPTH_MAX, integer: INTEGER_DIGITS_MAX, fraction: FRACTION_DIGITS_MAX,
    }),
  accepts: (value) => typeof value === 'string' && fitsJsonb(value),
};

/** The text of a JSON value that `jsonb` can hold. */
export function IsJsonb(presence?: Presence): PropertyDecorator {
  return decorate(jsonb, presence);
}
