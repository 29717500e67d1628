import { hash } from 'node:crypto';

/** Columns that a fingerprint leaves out: PostgreSQL may write them in another form (`inet`, `jsonb`), or the plan does not keep them. */
const LEFT_OUT: ReadonlySet<string> = new Set(['ip', 'metadata', 'public_pem']);

/** The columns that a fingerprint covers, in its order. */
export function fingerprintColumns(columns: readonly string[]): string[] {
  return columns.filter((column) => !LEFT_OUT.has(column)).sort();
}

/**
 * Tells whether a row is still what a run wrote: 32 hexadecimal digits over its values. Moments must be `Timestamp`s, and
 * keys of type `bigint` text, whether the row was made or read back.
 */
export function rowFingerprint(row: object): string {
  const values = fingerprintColumns(Object.keys(row)).map((column) => (row as Record<string, unknown>)[column] ?? null);
  return hash('sha256', JSON.stringify(values)).slice(0, 32);
}
