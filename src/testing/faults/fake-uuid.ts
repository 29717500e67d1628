import { createHash } from 'node:crypto';
import type { Uuid } from '../../ledger/records.js';

/** A uuid that no record bears, and always the same for the same words. */
export function fakeUuid(words: string): Uuid {
  const digits = createHash('sha256').update(words).digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}
