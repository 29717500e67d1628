import { isHex, LOWER_CASE } from './hex.js';
import { decorate, type Rule } from './rule.js';
import { sentence } from '../../words/index.js';

const hash: Rule = {
  name: 'isHash',
  expected: sentence('a hash of 64 lower-case hexadecimal digits'),
  accepts: (value) => typeof value === 'string' && value.length === 64 && isHex(value, 0, 64, LOWER_CASE),
};

/** A SHA-256 as V1 writes it. */
export function IsHash(): PropertyDecorator {
  return decorate(hash);
}
