import type { PoolClient } from 'pg';
import { type Pointer, type RoleFacts, rolesSql, serialTables, type TableUse } from '../target/roles/roles-sql.js';
import { v2Facts } from '../target/schema/v2-facts.js';
import { inTransaction, type Target } from '../target/target.js';
import { VENUE_RULES } from './laboutik/table-rules.js';
import { TABLE_RULES } from './plan/table-rules.js';
import { requireSchema } from './require-schema.js';
import { unknownTenant } from './unknown-tenant.js';

/** Of these an audit reads a few columns; the others are nobody's business: passwords, keys, what a venue has configured. */
const READ_ONLY_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  AuthBillet_tibilletuser: ['id', 'email', 'username', 'wallet_id', 'is_active', 'espece'],
  fedow_connect_fedowconfig: ['fedow_place_uuid'],
};
/** Tables of V2 that no command reads, unless an import writes them: keys, invitations, drafts. */
const NOT_READ = new Set(['AuthBillet_rsakey', 'fedow_core_asset_pending_invitations', 'fedow_core_federation_pending_tenants', 'fedow_public_assetfedowpublic', 'laboutik_printer', 'laboutik_comptecomptable']);
/** An import makes no tenant on a real Lespass. */
const NOT_CREATED = new Set(['Customers_client', 'Customers_domain']);

/**
 * The SQL of the roles for a target, made from its own catalogue. Reads only.
 * @param only the tenants whose tills may be imported; all of them where none is named
 * @throws TargetError for a tenant that is not there
 */
export async function rolesFor(target: Target, only: readonly string[]): Promise<string> {
  let sql = '';
  await inTransaction(target.dataSource, 'read', async ({ queryRunner, client }) => {
    await requireSchema(queryRunner);
    sql = rolesSql(await roleFacts(client, only));
    return 'rollback';
  });
  return sql;
}

async function roleFacts(client: PoolClient, only: readonly string[]): Promise<RoleFacts> {
  const { rows: [base] } = await client.query<{ database: string; owner: string }>(
    `SELECT current_database() AS database, pg_get_userbyid(relowner) AS owner FROM pg_class WHERE oid = 'public.fedow_core_transaction'::regclass`);
  if (base === undefined) throw new Error('the catalogue said nothing');
  const { rows: all } = await client.query<{ schema: string }>(
    `SELECT DISTINCT schema_name AS schema FROM public."Customers_client" JOIN pg_namespace ON nspname = schema_name WHERE schema_name <> 'public' ORDER BY 1`);
  const known = all.map(({ schema }) => schema);
  const unknown = only.find((schema) => !known.includes(schema));
  if (unknown !== undefined) throw unknownTenant(unknown, known);
  const tenants = only.length === 0 ? known : only;
  const uses = await existing(client, [...usesOf('public', Object.keys(v2Facts().shared)), ...tenants.flatMap((schema) => usesOf(schema, Object.keys(v2Facts().tenant)))]);
  const created = uses.filter((use) => use.created);
  const { rows: own } = await client.query<{ table: string }>(`SELECT relname AS table FROM pg_class WHERE relnamespace = to_regnamespace('convoyeur') AND relkind = 'r' ORDER BY 1`);
  return { ...base, tenants, uses: await withAdoption(client, uses), pointers: await pointersTo(client, created), own: own.map(({ table }) => table), sequences: await sequencesOf(client, tenants) };
}

function usesOf(schema: string, tables: readonly string[]): TableUse[] {
  const rules = Object.values<{ readonly table: string; readonly compared: readonly string[]; readonly filled?: readonly string[] }>({ ...TABLE_RULES, ...VENUE_RULES });
  return tables.filter((table) => !NOT_READ.has(table) || rules.some((one) => one.table === table)).map((table) => {
    const rule = rules.find((one) => one.table === table);
    const fact = v2Facts().shared[table] ?? v2Facts().tenant[table];
    const read = READ_ONLY_COLUMNS[table] ?? (fact?.note === undefined ? undefined : fact.columns.map(({ name }) => name));
    return {
      schema, table, ...(read === undefined ? {} : { read }),
      created: !NOT_CREATED.has(table) && (rule !== undefined || table === 'fedow_core_transaction'),
      updated: rule === undefined || NOT_CREATED.has(table) ? [] : nullable(table, [...rule.compared, ...rule.filled ?? []]),
    };
  });
}

/** Only what may be NULL is ever filled. */
function nullable(table: string, columns: readonly string[]): string[] {
  const facts = (v2Facts().shared[table] ?? v2Facts().tenant[table])?.columns ?? [];
  return columns.filter((column) => facts.some((fact) => fact.name === column && fact.nullable));
}

async function existing(client: PoolClient, uses: readonly TableUse[]): Promise<TableUse[]> {
  const { rows } = await client.query<{ name: string }>(`SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p')`);
  const there = new Set(rows.map(({ name }) => name));
  return uses.filter(({ schema, table }) => there.has(`${schema}.${table}`));
}

const KEYS = (where: string): string => `
  SELECT n.nspname AS schema, c.relname AS table, array_agg(DISTINCT a.attname::text) AS columns
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_constraint p ON p.conrelid = k.conrelid AND (p.oid = k.oid OR p.contype = 'p')
  JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY(p.conkey)
  WHERE k.contype = 'f' AND ${where} GROUP BY 1, 2 ORDER BY 1, 2`;

/** Who points to rows that a run may create, with the key and the column that points. */
async function pointersTo(client: PoolClient, created: readonly TableUse[]): Promise<Pointer[]> {
  const names = created.map(({ schema, table }) => `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`);
  const { rows } = await client.query<Pointer>(KEYS('k.confrelid = ANY($1::regclass[])'), [names]);
  return rows;
}

/** An adopted federated euro gets V1's uuid, and whatever points to it follows. */
async function withAdoption(client: PoolClient, uses: readonly TableUse[]): Promise<TableUse[]> {
  const { rows } = await client.query<Pointer>(
    `SELECT n.nspname AS schema, c.relname AS table, array_agg(a.attname::text ORDER BY 1) AS columns
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
     WHERE k.contype = 'f' AND k.confrelid = 'public.fedow_core_asset'::regclass GROUP BY 1, 2`);
  const adopted = [...rows, { schema: 'public', table: 'fedow_core_asset', columns: ['uuid', 'wallet_origin_id'] }];
  const known = uses.map((use) => ({ ...use, updated: [...new Set([...use.updated, ...adopted.filter(({ schema, table }) => schema === use.schema && table === use.table).flatMap(({ columns }) => columns)])] }));
  const others = adopted.filter(({ schema, table }) => !uses.some((use) => use.schema === schema && use.table === table));
  return [...known, ...others.map(({ schema, table, columns }) => ({ schema, table, read: columns, created: false, updated: columns }))];
}

async function sequencesOf(client: PoolClient, tenants: readonly string[]): Promise<string[]> {
  const sequences: string[] = [];
  for (const { schema, table } of serialTables(tenants)) {
    const name = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`;
    const { rows: [row] } = await client.query<{ sequence: string | null }>(`SELECT CASE WHEN to_regclass($1) IS NOT NULL THEN pg_get_serial_sequence($1, 'id') END AS sequence`, [name]);
    if (row?.sequence !== undefined && row.sequence !== null) sequences.push(row.sequence);
  }
  return sequences;
}
