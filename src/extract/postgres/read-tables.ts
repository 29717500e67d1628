import type pg from 'pg';

import type { OldColumn, OldTable } from '../old-database.js';
import { postgresKind } from './columns.js';

/** From the catalogue, which every role may read; the tables that the role's `search_path` shows. */
const COLUMNS = `
  SELECT c.relname, a.attname, t.typname, CASE WHEN t.typname = 'bpchar' THEN a.atttypmod - 4 END, NOT a.attnotnull,
         coalesce(k.conkey = ARRAY[a.attnum], false), has_column_privilege(c.oid, a.attnum, 'SELECT'), c.reltuples::bigint
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
  JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND pg_table_is_visible(c.oid) AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  ORDER BY c.relname, a.attnum`;

/** The tables that this connection sees, all values of the answer being text. */
export async function readTables(client: pg.ClientBase): Promise<ReadonlyMap<string, OldTable>> {
  const { rows } = await client.query<(string | null)[]>({ text: COLUMNS, rowMode: 'array' });
  const tables = new Map<string, { name: string; columns: Map<string, OldColumn>; rowsAbout: number }>();
  for (const [table, name, type, length, nullable, key, readable, rowsAbout] of rows) {
    if (table === null || table === undefined || name === null || name === undefined) continue;
    const found = tables.get(table) ?? { name: table, columns: new Map<string, OldColumn>(), rowsAbout: Math.max(0, Number(rowsAbout)) };
    tables.set(table, found);
    const kind = postgresKind(type ?? '', length === null || length === undefined ? null : Number(length));
    found.columns.set(name, { name, kind, nullable: nullable === 't', key: key === 't', readable: readable === 't' });
  }
  return tables;
}
