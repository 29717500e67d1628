import { readFileSync } from 'node:fs';
import pg from 'pg';

import { sharedDdl, tenantDdl } from '#convoyeur/target/schema/v2-ddl.js';

import { freshServer } from '../target/schema-server.js';
import { CLEAN, type DjangoRecord, type Fields } from './dumps.js';

/** A server of its own for one test file, on which each test has a database of its own. */
export interface TestServer {
  /** A Lespass V2 with a tenant for every place of the clean fixture, as a venue's installation would have. */
  lespass(options?: LespassOptions): Promise<TestDatabase>;
  close(): Promise<void>;
}

export interface LespassOptions {
  /** The tenants that are there; those of the clean fixture's places unless told. */
  readonly tenants?: readonly TestTenant[];
  /** Tenants that get their own tables too, by schema. */
  readonly tables?: readonly string[];
}

export interface TestDatabase {
  /** As an operator would type it. */
  readonly url: string;
  /** The rows of a query, or nothing of a statement. */
  sql(text: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** The one value of a query, as text. */
  value(text: string, values?: readonly unknown[]): Promise<string>;
  /** Another connection, as Lespass at work would have; closed with the database. */
  connect(): Promise<pg.Client>;
  /** Adds a row with a value for every column that needs one, the way Django would. */
  insert(table: string, values: Fields): Promise<void>;
  close(): Promise<void>;
}

/** Where the tests run: an embedded server of their own, or the one that `CONVOYEUR_TEST_POSTGRES` names. @param given one that the caller has */
export async function testServer(given?: { readonly url: string; close(): Promise<void> }): Promise<TestServer> {
  const named = process.env['CONVOYEUR_TEST_POSTGRES'];
  const own = given ?? (named === undefined ? await freshServer() : null);
  const admin = own?.url ?? named ?? '';
  let made = 0;
  const open = new Set<TestDatabase>();
  return {
    lespass: async ({ tenants = TENANTS, tables = [] } = {}) => {
      made += 1;
      const name = `import_${process.pid}_${made}`;
      await once(admin, `CREATE DATABASE ${name}`);
      const url = Object.assign(new URL(admin), { pathname: `/${name}` }).href;
      const database = await openDatabase(url, async () => {
        open.delete(database);
        await once(admin, `DROP DATABASE ${name} WITH (FORCE)`);
      });
      open.add(database);
      await database.sql(sharedDdl().join(';\n'));
      if (tenants.length > 0) await addTenants(database, tenants);
      for (const schema of tables) await database.sql(tenantDdl(schema).join(';\n'));
      return database;
    },
    close: async () => {
      // What a failed test has left open would keep the process waiting.
      for (const database of open) await database.close();
      await own?.close();
    },
  };
}

export interface TestTenant {
  readonly place: string;
  readonly schema: string;
  readonly name: string;
  readonly domain: string | null;
  readonly uuid: string;
}

/** A tenant for each place of a dump: schema `t0`, `t1`, … in its order. */
export function tenantsOf(dump: readonly DjangoRecord[]): TestTenant[] {
  return dump.filter(({ model }) => model === 'fedow_core.place').map(({ pk, fields }, at) => ({
    place: pk as string,
    schema: `t${at}`,
    name: fields['name'] as string,
    domain: fields['lespass_domain'] as string | null,
    // A place without a domain is found by its uuid.
    uuid: fields['lespass_domain'] === null ? (pk as string) : `00000000-0000-4000-8000-00000000010${at}`,
  }));
}

export const TENANTS = tenantsOf(CLEAN);

export const FEDERATION_TENANT = '00000000-0000-4000-8000-000000000001';

async function addTenants(database: TestDatabase, tenants: readonly TestTenant[]): Promise<void> {
  const client = (schema: string, uuid: string, name: string): Promise<void> =>
    database.insert('Customers_client', { schema_name: schema, uuid, name, created_on: '2026-01-01', paid_until: '2026-01-01', on_trial: false, categorie: 'S' });
  await client('federation_fed', FEDERATION_TENANT, 'federation_fed');
  for (const { schema, uuid, name, domain } of tenants) {
    await client(schema, uuid, name);
    // A domain's case is nobody's business.
    if (domain !== null) await database.insert('Customers_domain', { domain: domain.toUpperCase(), tenant_id: uuid, is_primary: true });
  }
}

async function openDatabase(url: string, drop: () => Promise<void>): Promise<TestDatabase> {
  const client = await connectTo(url);
  const others: pg.Client[] = [];
  const sql = async (text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> => {
    const { rows } = await client.query<Record<string, unknown>>(text, [...values]);
    return rows;
  };
  return {
    url,
    sql,
    value: async (text, values) => String(Object.values((await sql(text, values))[0] ?? {})[0]),
    connect: async () => {
      const other = await connectTo(url);
      others.push(other);
      return other;
    },
    insert: (table, values) => insertWith(client, table, values),
    close: async () => {
      for (const one of [client, ...others]) await one.end();
      await drop();
    },
  };
}

/** Adds a row on one connection; see `TestDatabase.insert`. */
export async function insertWith(client: pg.Client, table: string, values: Fields): Promise<void> {
  const row = { ...defaultsOf(table), ...values };
  const columns = Object.keys(row).map((column) => client.escapeIdentifier(column));
  const name = table.includes('.') ? table : client.escapeIdentifier(table);
  await client.query(`INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})`, Object.values(row));
}

async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  // The end of the server at the end of a test is no event.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function once(url: string, statement: string): Promise<void> {
  const client = await connectTo(url);
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

interface ColumnFact {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly generated?: string;
}

const SCHEMA = JSON.parse(readFileSync(new URL('../../schema/lespass-v2.json', import.meta.url), 'utf8')) as Record<string, Record<string, { columns: ColumnFact[] }>>;
const FILLERS: readonly (readonly [RegExp, unknown])[] = [
  [/^boolean/, false], [/^(small|big)?int|^numeric/, 0], [/^timestamp/, '2026-07-01T12:00:00.123456+00:00'], [/^date/, '2026-07-01'], [/^jsonb/, '{}'], [/^inet/, '0.0.0.0'], [/./, ''],
];

/** Something for each column that may not be NULL, since V2 has no defaults in the database. */
function defaultsOf(table: string): Fields {
  const name = table.replaceAll('"', '').split('.').at(-1) ?? table;
  const facts = Object.values(SCHEMA).map((tables) => tables[name]).find((fact) => fact !== undefined);
  if (facts === undefined) throw new Error(`no table ${table} in V2`);
  const needed = facts.columns.filter(({ nullable, generated }) => !nullable && generated === undefined);
  return Object.fromEntries(needed.map(({ name: column, type }) => [column, FILLERS.find(([pattern]) => pattern.test(type))?.[1]]));
}
