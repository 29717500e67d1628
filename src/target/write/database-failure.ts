import { TargetError } from '../target-error.js';

/**
 * Says in words what PostgreSQL refuses for reasons outside of this program: a role without the right, or Lespass at work
 * on the same rows. Anything else is given back as it is.
 */
export function databaseFailure(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const meant = REASONS.find(([codes]) => codes.test(String(error.code)))?.[1];
  return meant === undefined ? error : new TargetError(`${meant}; nothing was written`, [`PostgreSQL says: ${error.message}`]);
}

/** By SQLSTATE. Of a broken constraint only the message is told: its detail may quote a row. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^42501$/u, 'this role of the database lacks a right'],
  [/^25006$/u, 'this database can only be read: is it a standby?'],
  [/^(23\d{3}|40001|40P01|55P03)$/u, 'Lespass or another program changed or held the same rows while the import was under way; run it again'],
  [/^(57P0\d|08\d{3})$/u, 'the server closed the connection; run it again'],
  [/^53\d{3}$/u, 'the server has no room left (disk, memory or connections)'],
];
