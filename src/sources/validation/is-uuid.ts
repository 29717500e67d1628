import { ANY_CASE, isHex } from './hex.js';
import { decorate, type Presence, type Rule } from './rule.js';
import { sentence } from '../../words/index.js';

const DASH = 0x2d;

const uuid: Rule = { name: 'isUuid', expected: sentence('a uuid'), accepts: isUuid };
const uuidList: Rule = { name: 'isUuidList', expected: sentence('a list of uuids'), accepts: (value) => Array.isArray(value) && value.every(isUuid) };

/** A uuid of any version, 36 characters with dashes, in either case. */
export function IsUuid(presence?: Presence): PropertyDecorator {
  return decorate(uuid, presence);
}

/** A list of uuids, may be empty. */
export function IsUuidList(): PropertyDecorator {
  return decorate(uuidList);
}

/** By hand rather than by a regular expression: a transaction has nine of them. */
function isUuid(value: unknown): boolean {
  if (typeof value !== 'string' || value.length !== 36) return false;
  if (value.charCodeAt(8) !== DASH || value.charCodeAt(13) !== DASH || value.charCodeAt(18) !== DASH || value.charCodeAt(23) !== DASH) return false;
  return (
    isHex(value, 0, 8, ANY_CASE) && isHex(value, 9, 13, ANY_CASE) && isHex(value, 14, 18, ANY_CASE) &&
    isHex(value, 19, 23, ANY_CASE) && isHex(value, 24, 36, ANY_CASE)
  );
}
