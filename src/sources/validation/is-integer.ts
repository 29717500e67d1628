import { decorate } from './rule.js';

/** What PostgreSQL's `integer` and `smallint` hold. */
export const INTEGER_MIN = -2_147_483_648;
export const INTEGER_MAX = 2_147_483_647;
export const SMALLINT_MIN = -32_768;
export const SMALLINT_MAX = 32_767;

/** A whole number within bounds; a number written as a string is none. */
export function IsInteger(min: number, max: number, unit = 'a whole number'): PropertyDecorator {
  return decorate({
    name: 'isInteger',
    expected: `${unit} from ${min} to ${max}`,
    accepts: (value) => typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max,
  });
}

/** An amount or balance in whole cents. */
export function IsCents(min: number): PropertyDecorator {
  return IsInteger(min, INTEGER_MAX, 'whole cents');
}
