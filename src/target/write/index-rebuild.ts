import type { PoolClient } from 'pg';
import { TargetError } from '../target-error.js';
import { sentence } from '../../words/index.js';

/** Tables of V2, in `public`, that grow by an import as the dump does: with `--rebuild-indexes` those of them that are empty are written bare. */
export const REBUILT_TABLES = ['fedow_core_transaction', 'fedow_core_token', 'QrcodeCashless_cartecashless'] as const;
/** What their foreign keys lead to: adding one locks the table at its other end too. */
export const REFERRED_TABLES = ['Customers_client', 'AuthBillet_wallet', 'AuthBillet_tibilletuser', 'QrcodeCashless_detail', 'fedow_core_asset'] as const;

/** Tables of the tool's own. Nobody else writes to them, so an empty one is written bare by every commit. */
export const OWN_TABLES = ['transaction_origin', 'row_origin', 'token_origin'] as const;

/** What was dropped of some tables, and the way back. */
export interface BareTables {
  /** The statements that build it all again, indexes first, and check the foreign keys over all rows. */
  readonly restore: readonly string[];
  /**
   * After `restore`: compares indexes and constraints with what the catalogue said before.
   * @throws TargetError where one is not what it was: the transaction must not be committed
   */
  check(): Promise<void>;
}

/**
 * Drops the indexes, unique constraints and foreign keys of tables in the caller's transaction, because rows go into a bare table
 * several times as fast, and an index is built faster than it grows. Keys that other tables refer to stay. A rollback takes all of it back.
 * @param tables names as SQL writes them, with their schema
 */
export async function bareTables(client: PoolClient, tables: readonly string[]): Promise<BareTables> {
  if (tables.length === 0) return { restore: [], check: () => Promise.resolve() };
  const before = await describe(client, tables);
  const { rows } = await client.query<Dropped>(DROPPED, [tables]);
  const foreignKeys = rows.filter(({ kind }) => kind === 'f');
  const keys = rows.filter(({ kind }) => kind !== 'f' && kind !== 'index');
  const indexes = rows.filter(({ kind }) => kind === 'index');
  const statements = [
    ...[...foreignKeys, ...keys].map(({ table, name }) => `ALTER TABLE ${table} DROP CONSTRAINT ${name}`),
    ...indexes.map(({ name }) => `DROP INDEX ${name}`),
  ];
  if (statements.length > 0) await client.query(statements.join(';\n'));
  return {
    restore: [
      ...indexes.map(({ definition }) => definition),
      ...added(keys),
      ...added(foreignKeys),
    ],
    check: async () => {
      if (await describe(client, tables) === before) return;
      throw new TargetError({
        said: sentence('the target: expected the indexes and constraints of the big tables as they were before the import, found others'),
        todo: sentence('Nothing was written; import without --rebuild-indexes.'),
      });
    },
  };
}

/** Those of a schema's tables that hold no row, as `bareTables` takes them. */
export async function emptyTables(client: PoolClient, schema: string, tables: readonly string[]): Promise<string[]> {
  const empty: string[] = [];
  for (const table of tables) {
    const name = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`;
    const { rows: [row] } = await client.query<{ any: boolean }>(`SELECT EXISTS (SELECT FROM ${name}) AS any`);
    if (row?.any === false) empty.push(name);
  }
  return empty;
}

interface Dropped {
  readonly kind: 'f' | 'p' | 'u' | 'x' | 'index';
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** One statement for all constraints of a table. */
function added(constraints: readonly Dropped[]): string[] {
  const tables = [...new Set(constraints.map(({ table }) => table))];
  return tables.map((table) => `ALTER TABLE ${table} ${constraints.filter((one) => one.table === table).map(({ name, definition }) => `ADD CONSTRAINT ${name} ${definition}`).join(', ')}`);
}

/** An index stays where a foreign key of a table outside the list rests on it. */
const DROPPED = `
  WITH listed AS (SELECT c.oid, format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = ANY($1::regclass[])),
    needed AS (SELECT conindid FROM pg_constraint WHERE contype = 'f' AND NOT conrelid IN (SELECT oid FROM listed))
  SELECT k.contype::text AS kind, t.name AS table, quote_ident(k.conname) AS name, pg_get_constraintdef(k.oid) AS definition
  FROM listed t JOIN pg_constraint k ON k.conrelid = t.oid
  WHERE k.contype = 'f' OR k.contype IN ('p', 'u', 'x') AND NOT k.conindid IN (SELECT conindid FROM needed)
  UNION ALL
  SELECT 'index', t.name, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
  FROM listed t JOIN pg_index i ON i.indrelid = t.oid
  WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = t.oid AND k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
    AND NOT i.indexrelid IN (SELECT conindid FROM needed)
  ORDER BY kind, name`;

/** All that a table has of indexes and constraints, by name, with what their definitions do not say. */
async function describe(client: PoolClient, tables: readonly string[]): Promise<string> {
  const { rows } = await client.query<{ line: string }>(
    `SELECT concat_ws(' ', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid), k.convalidated, obj_description(k.oid, 'pg_constraint')) AS line
     FROM pg_constraint k WHERE k.conrelid = ANY($1::regclass[])
     UNION ALL
     SELECT concat_ws(' ', i.indrelid::regclass, pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisclustered, i.indisreplident, c.reltablespace, obj_description(c.oid, 'pg_class'))
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = ANY($1::regclass[])
     UNION ALL
     SELECT concat_ws(' ', a.attrelid::regclass, a.attname, a.attnotnull) FROM pg_attribute a WHERE a.attrelid = ANY($1::regclass[]) AND a.attnum > 0
     ORDER BY line`,
    [tables],
  );
  return rows.map(({ line }) => line).join('\n');
}
