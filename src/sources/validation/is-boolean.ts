import { decorate, type Rule } from './rule.js';
import { sentence } from '../../words/index.js';

const boolean: Rule = { name: 'isBoolean', expected: sentence('true or false'), accepts: (value) => typeof value === 'boolean' };

/** A JSON boolean; `0`, `1` and words are none. */
export function IsBoolean(): PropertyDecorator {
  return decorate(boolean);
}
