import type { Timestamp } from '../ledger/records.js';

/** This moment, as a timestamp with whole milliseconds. */
export function isoNow(): Timestamp {
  return new Date().toISOString().replace('Z', '000+00:00');
}
