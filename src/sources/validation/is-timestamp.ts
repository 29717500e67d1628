import { parseTimestamp } from '../../ledger/timestamp.js';
import { decorate, type Presence, type Rule } from './rule.js';
import { sentence } from '../../words/index.js';

const timestamp: Rule = {
  name: 'isTimestamp',
  expected: sentence('a moment like 2023-03-05T17:28:57.014564Z'),
  accepts: (value) => typeof value === 'string' && parseTimestamp(value) !== null,
};

/** A moment that `parseTimestamp` reads. */
export function IsTimestamp(presence?: Presence): PropertyDecorator {
  return decorate(timestamp, presence);
}
