import { parseTimestamp } from '../ledger/timestamp.js';
import type { Timestamp } from '../ledger/records.js';

/** This moment, to the millisecond. */
export function isoNow(): Timestamp {
  const now = parseTimestamp(new Date().toISOString());
  if (now === null) throw new RangeError('the clock of this machine shows no moment that a database can hold');
  return now;
}
