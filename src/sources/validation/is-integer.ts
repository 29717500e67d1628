import { decorate, type Presence } from './rule.js';
import { sentence } from '../../words/index.js';

/** What PostgreSQL's `integer` and `smallint` hold. */
export const INTEGER_MIN = -2_147_483_648;
export const INTEGER_MAX = 2_147_483_647;
export const SMALLINT_MIN = -32_768;
export const SMALLINT_MAX = 32_767;

/** A whole number within bounds; a number written as a string is none. */
export function IsInteger(min: number, max: number, unit: 'number' | 'cents' = 'number', presence?: Presence): PropertyDecorator {
  return decorate({ name: 'isInteger', expected: sentence('{unit, select, cents {whole cents} other {a whole number}} from {min} to {max}', { unit, min, max }), accepts: (value) => isWithin(value, min, max) }, presence);
}

/** The integer key of another record. */
export function IsKey(presence?: Presence): PropertyDecorator {
  return IsInteger(1, INTEGER_MAX, 'number', presence);
}

/** A list of integer keys, may be empty. */
export function IsKeyList(): PropertyDecorator {
  return decorate({ name: 'isKeyList', expected: sentence('a list of whole numbers'), accepts: (value) => Array.isArray(value) && value.every((one) => isWithin(one, 1, INTEGER_MAX)) });
}

/** An amount or balance in whole cents. */
export function IsCents(min: number): PropertyDecorator {
  return IsInteger(min, INTEGER_MAX, 'cents');
}

function isWithin(value: unknown, min: number, max: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}
