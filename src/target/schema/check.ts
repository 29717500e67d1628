import type { QueryRunner } from 'typeorm';
import { differencesOf, type FoundColumn, type SchemaFinding } from './differences.js';
import { type TableFacts, v2Facts } from './v2-facts.js';
import { sentence } from '../../words/index.js';

export type { SchemaFinding } from './differences.js';

/**
 * Compares the target with the tables of Lespass V2 that this version was made for. Reads the catalogue only.
 * @param options.tenants the schemas whose tenant tables are wanted too; none unless told
 * @param options.shared whether those of `public` are wanted; they are unless told
 * @returns all differences that matter, in the order of the tables; no `error` among them means that an import can be written
 */
export async function checkSchema(queryRunner: QueryRunner, options: SchemaOptions = {}): Promise<SchemaFinding[]> {
  const { shared, tenant } = v2Facts();
  const { tenants = [] } = options;
  const schemas = tenants.length === 0 ? new Set() : await schemasPresent(queryRunner, tenants);
  const wanted: (readonly [string, TableFacts])[] = [...(options.shared === false ? [] : [['public', shared] as const]), ...tenants.map((schema) => [schema, tenant] as const)];
  const found = await columnsFound(queryRunner, wanted);
  return wanted.flatMap(([schema, tables]) => {
    if (schema !== 'public' && !schemas.has(schema)) {
      return [{ level: 'error', table: schema, message: sentence('schema {schema}: expected a tenant’s tables, found no such schema; check the tenant’s name', { schema }) } satisfies SchemaFinding];
    }
    return Object.entries(tables).flatMap(([name, fact]) => differencesOf(`${schema}.${name}`, fact, found.get(`${schema}.${name}`) ?? []));
  });
}

export interface SchemaOptions {
  readonly tenants?: readonly string[];
  readonly shared?: boolean;
}

async function schemasPresent(queryRunner: QueryRunner, names: readonly string[]): Promise<Set<string>> {
  const rows = (await queryRunner.query('SELECT nspname FROM pg_namespace WHERE nspname = ANY($1)', [names])) as { nspname: string }[];
  return new Set(rows.map(({ nspname }) => nspname));
}

/** By `schema.table`. The catalogue is asked rather than `information_schema`, which hides what one has no right to. */
async function columnsFound(queryRunner: QueryRunner, wanted: readonly (readonly [string, TableFacts])[]): Promise<Map<string, FoundColumn[]>> {
  const schemas = wanted.map(([schema]) => schema);
  const tables = [...new Set(wanted.flatMap(([, facts]) => Object.keys(facts)))];
  const rows = (await queryRunner.query(COLUMNS, [schemas, tables])) as (FoundColumn & { readonly table: string })[];
  const byTable = new Map<string, FoundColumn[]>();
  for (const row of rows) {
    const columns = byTable.get(row.table);
    if (columns === undefined) byTable.set(row.table, [row]);
    else columns.push(row);
  }
  return byTable;
}

const COLUMNS = `
  SELECT n.nspname || '.' || c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
    NOT a.attnotnull AS nullable, a.atthasdef OR a.attidentity <> '' AS defaulted,
    CASE WHEN a.atttypid = ANY('{int2,int4,int8}'::regtype[])
      THEN pg_get_serial_sequence(quote_ident(n.nspname) || '.' || quote_ident(c.relname), a.attname) IS NOT NULL ELSE false END AS numbered
  FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE n.nspname = ANY($1) AND c.relname = ANY($2) AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY n.nspname, c.relname, a.attnum`;
