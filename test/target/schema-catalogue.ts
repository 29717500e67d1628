import type { QueryRunner } from 'typeorm';
import { columnText, type Description } from '../entities/description.js';

interface ColumnRow {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly generated: string | null;
}

interface DefinitionRow {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/**
 * A schema's tables as PostgreSQL's catalogue tells them, by name. Definitions name tables as the session's `search_path`
 * does, and an index's own table by its schema.
 */
export async function describeSchema(queryRunner: QueryRunner, schema: string): Promise<Record<string, Description>> {
  const columns = (await queryRunner.query(COLUMNS, [schema])) as ColumnRow[];
  const constraints = (await queryRunner.query(CONSTRAINTS, [schema])) as (DefinitionRow & { readonly primary: boolean })[];
  const indexes = (await queryRunner.query(INDEXES, [schema])) as DefinitionRow[];
  const of = <Row extends { table: string }>(rows: readonly Row[], table: string): Row[] => rows.filter((row) => row.table === table);
  return Object.fromEntries(
    [...new Set(columns.map(({ table }) => table))].map((table) => [
      table,
      {
        table: `${schema}.${table}`,
        columns: of(columns, table).map(({ name, type, nullable, generated }) => columnText(name, type, nullable, generated ?? undefined)),
        constraints: of(constraints, table).map(({ name, definition, primary }) => (primary ? definition : `${name}: ${definition}`)).sort(),
        indexes: of(indexes, table).map(({ name, definition }) => `${name}: ${definition}`).sort(),
      },
    ]),
  );
}

const TABLES = `FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = $1 AND c.relkind = 'r'`;

const COLUMNS = `
  SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable,
    CASE WHEN a.attidentity = 'd' THEN 'identity' WHEN pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%' THEN 'serial' ELSE pg_get_expr(d.adbin, d.adrelid) END AS generated
  ${TABLES} JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  ORDER BY c.relname, a.attnum`;

const CONSTRAINTS = `
  SELECT c.relname AS table, k.conname AS name, pg_get_constraintdef(k.oid) AS definition, k.contype = 'p' AS primary
  ${TABLES} JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype <> 'n'`;

const INDEXES = `
  SELECT c.relname AS table, i.relname AS name, pg_get_indexdef(i.oid) AS definition
  ${TABLES} JOIN pg_index x ON x.indrelid = c.oid JOIN pg_class i ON i.oid = x.indexrelid
  WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.oid AND k.conrelid = c.oid)`;
