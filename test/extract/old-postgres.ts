import { readFileSync } from 'node:fs';

import pg from 'pg';

import { fixture, openToWrite, serverDatabase, textRows, type DjangoRecord } from './old-servers.js';

/** What Django makes of SQLite's types in PostgreSQL. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^char\(32\)$/, 'uuid'], [/^char\(39\)$/, 'inet'], [/^datetime$/, 'timestamptz'], [/^bool$/, 'boolean'], [/^integer unsigned$/, 'integer'],
];

/** Makes the tables of Fedow with PostgreSQL's types, and fills them from the fixture. Returns their names. */
export async function fedowInPostgres(url: string): Promise<readonly string[]> {
  const source = openToWrite(serverDatabase());
  const names = textRows(source, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'").map(({ name = '' }) => name);
  await withClient(url, async (client) => {
    for (const name of names) {
      const columns = textRows(source, `PRAGMA table_info("${name}")`);
      const typed = columns.map(({ name: column = '', type = '', notnull, pk }) => `"${column}" ${typeOf(column, name, type)}${notnull === '0' ? '' : ' NOT NULL'}${pk === '0' ? '' : ' PRIMARY KEY'}`);
      await client.query(`CREATE TABLE "${name}" (${typed.join(', ')})`);
      for (const row of source.all(`SELECT * FROM "${name}"`)) {
        const values = columns.map(({ name: column = '', type = '' }) => valueFor(type, row[column] ?? null));
        await client.query(`INSERT INTO "${name}" VALUES (${values.map((_, at) => `$${at + 1}`).join(', ')})`, values);
      }
    }
  });
  source.close();
  return names;
}

function typeOf(column: string, table: string, type: string): string {
  if (table === 'fedow_core_transaction' && column === 'metadata') return 'jsonb';
  return TYPES.find(([declared]) => declared.test(type))?.[1] ?? type;
}

function valueFor(type: string, value: unknown): unknown {
  if (type === 'bool') return value === null ? null : value === 1;
  return type === 'datetime' && typeof value === 'string' ? `${value}+00` : value;
}

/** The records of LaBoutik's fixture. */
export const LABOUTIK_RECORDS = JSON.parse(readFileSync(fixture('laboutik/mama-sound.json'), 'utf8')) as readonly DjangoRecord[];

/** Models whose primary key is called `uuid` in V1; the others call it `id`. */
const UUID_KEYS = new Set(['wallet', 'place']);
const DECIMAL = /^-?\d+\.\d+$/;
const MOMENT = /^\d{4}-\d\d-\d\dT/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** Makes tables of LaBoutik as Django would, and fills them with the records of the fixture. `links` names the fields that are foreign keys. */
export async function laboutikInPostgres(url: string, links: (model: string, field: string) => boolean): Promise<void> {
  await withClient(url, async (client) => {
    for (const model of new Set(LABOUTIK_RECORDS.map((record) => record.model))) {
      const records = LABOUTIK_RECORDS.filter((record) => record.model === model);
      const table = model.replace('.', '_');
      const key = UUID_KEYS.has(model.split('.')[1] ?? '') ? 'uuid' : 'id';
      const fields = Object.keys(records[0]?.fields ?? {});
      const plain = fields.filter((field) => !Array.isArray(records[0]?.fields[field]));
      const values = (field: string): unknown[] => records.map((record) => record.fields[field]);
      const columns = plain.map((field) => `"${links(model, field) ? `${field}_id` : field}" ${postgresType(values(field))}`);
      await client.query(`CREATE TABLE "${table}" (${[`"${key}" ${postgresType(records.map(({ pk }) => pk))} PRIMARY KEY`, ...columns].join(', ')})`);
      for (const record of records) {
        const row = [record.pk, ...plain.map((field) => record.fields[field])];
        await client.query(`INSERT INTO "${table}" VALUES (${row.map((_, at) => `$${at + 1}`).join(', ')})`, row);
      }
      for (const field of fields.filter((name) => !plain.includes(name))) await manyToMany(client, model, field, records);
    }
  });
}

async function manyToMany(client: pg.Client, model: string, field: string, records: readonly DjangoRecord[]): Promise<void> {
  const [, own = ''] = model.split('.');
  const keys = records.flatMap((record) => record.fields[field] as unknown[]);
  const table = `"${model.replace('.', '_')}_${field}"`;
  await client.query(`CREATE TABLE ${table} (id serial PRIMARY KEY, "${own}_id" ${postgresType(records.map(({ pk }) => pk))}, "other_id" ${postgresType(keys)})`);
  for (const record of records) {
    for (const other of record.fields[field] as unknown[]) await client.query(`INSERT INTO ${table} ("${own}_id", other_id) VALUES ($1, $2)`, [record.pk, other]);
  }
}

function postgresType(values: readonly unknown[]): string {
  const known = values.filter((value) => value !== null && value !== undefined);
  const all = (form: RegExp): boolean => known.every((value) => typeof value === 'string' && form.test(value));
  if (known.length === 0) return 'text';
  if (known.every((value) => typeof value === 'boolean')) return 'boolean';
  if (known.every((value) => typeof value === 'number')) return 'integer';
  if (all(UUID)) return 'uuid';
  if (all(MOMENT)) return 'timestamptz';
  return all(DECIMAL) ? `numeric(12, ${scaleOf(known[0])})` : all(/^\d\d:\d\d:\d\d$/) ? 'time' : 'text';
}

function scaleOf(value: unknown): number {
  return typeof value === 'string' ? value.length - value.indexOf('.') - 1 : 0;
}

export async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
