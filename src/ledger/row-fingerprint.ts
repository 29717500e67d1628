import { hash } from 'node:crypto';

/** Columns that a fingerprint leaves out: PostgreSQL may write them in another form (`inet`, `jsonb`). */
const LEFT_OUT: ReadonlySet<string> = new Set(['ip', 'metadata']);

/** The columns that a fingerprint covers, in its order. */
export function fingerprintColumns(columns: readonly string[]): string[] {
  return columns.filter((column) => !LEFT_OUT.has(column)).sort();
}

/**
 * Tells whether a row is still what a run wrote: 32 hexadecimal digits over its values. Moments must be `Timestamp`s, and
 * keys of type `bigint` text, whether the row was made or read back.
 */
export function rowFingerprint(row: object): string {
  const values = columnsOf(row).map((column) => (row as Record<string, unknown>)[column] ?? null);
  return hash('sha256', JSON.stringify(values)).slice(0, 32);
}

/** The rows of a table come one after another with the same columns, which are chosen and sorted once for all of them. */
const last = { names: [] as readonly string[], columns: [] as readonly string[] };

function columnsOf(row: object): readonly string[] {
  const names = Object.keys(row);
  if (names.length !== last.names.length || !names.every((name, at) => name === last.names[at])) {
    last.names = names;
    last.columns = fingerprintColumns(names);
  }
  return last.columns;
}
