import type { PoolClient } from 'pg';
import { v2Facts } from '../../../target/schema/v2-facts.js';
import type { Refusal, Undoing } from '../refusal.js';
import type { RunRecord } from '../run-record.js';
import { sentence, type Text } from '../../../words/index.js';

/** The schemas of the tenants that a run made (`--create-tenants`). */
export async function createdSchemas(client: PoolClient, { id }: RunRecord): Promise<string[]> {
  const { rows } = await client.query<{ schema: string }>(
    `SELECT c.schema_name AS schema FROM convoyeur.row_origin o JOIN public."Customers_client" c ON c.uuid::text = o.row_key
     WHERE o.run_id = $1 AND o.table_name = 'Customers_client' AND o.change = 'created' ORDER BY 1`,
    [id],
  );
  return rows.map(({ schema }) => schema);
}

/** Schemas that would go, and in which somebody has put something since: the run made empty tables there, and nothing else. */
export async function tenantSchemas(undoing: Undoing): Promise<Refusal[]> {
  const refusals: Refusal[] = [];
  for (const schema of undoing.schemas) refusals.push(...await inSchema(undoing, schema));
  return refusals;
}

async function inSchema({ client, run }: Undoing, schema: string): Promise<Refusal[]> {
  const { rows: relations } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1`, [schema],
  );
  const refusal = (key: string, found: Text): Refusal => ({
    code: 'schema-in-use', table: `${schema}.${key}`, key: schema,
    message: sentence('schema {schema}, which run {run} made: expected its tables empty, found {found}; it would be lost with the schema', { schema, run: run.id, found }),
  });
  if (relations.length === 0) return [{ code: 'gone', table: null, key: schema, message: sentence('schema {schema}: expected the tables that run {run} made there, found none', { schema, run: run.id }) }];
  const unknown = relations.filter(({ name }) => !(name in v2Facts().tenant)).map(({ name }) => refusal(name, sentence('{table}, which the run did not make', { table: name })));
  const known = relations.filter(({ name }) => name in v2Facts().tenant);
  if (known.length === 0) return unknown;
  const { rows: filled } = await client.query<{ name: string; count: number }>(known.map(({ name }) => {
    const table = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;
    return `SELECT ${client.escapeLiteral(name)} AS name, count(*)::int AS count FROM ${table} HAVING count(*) > 0`;
  }).join(' UNION ALL '));
  return [...unknown, ...filled.map(({ name, count }) => refusal(name, sentence('{n, plural, one {# row} other {# rows}} in {table}', { n: count, table: name })))];
}
