import type { ColumnKind } from '../old-database.js';

const KINDS: Readonly<Record<string, ColumnKind>> = {
  uuid: 'uuid', bool: 'boolean', int2: 'integer', int4: 'integer', int8: 'integer', float4: 'float', float8: 'float',
  timestamptz: 'moment', timestamp: 'moment', json: 'json', jsonb: 'json',
};

/**
 * What a column of PostgreSQL holds.
 * @param type as `pg_type` names it
 * @param length of `char(length)`, null for any other type: a uuid that came over from SQLite stands in `char(32)`
 */
export function postgresKind(type: string, length: number | null): ColumnKind {
  if (type === 'bpchar' && length === 32) return 'uuid';
  return KINDS[type] ?? 'text';
}
