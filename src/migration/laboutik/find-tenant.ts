import type { PoolClient } from 'pg';
import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import type { Uuid } from '../../ledger/records.js';
import { hasOwnSchema } from '../../target/schema/own-schema.js';
import { TargetError } from '../../target/target-error.js';
import { sentence } from '../../words/index.js';
import type { Decisions } from '../plan/decisions.js';
import type { VenueTenant } from './venue-facts.js';

/**
 * The tenant of that schema.
 * @throws TargetError that names the tenants there are
 */
export async function findTenant(client: PoolClient, schema: string): Promise<VenueTenant> {
  const { rows } = await client.query<VenueTenant>('SELECT uuid, schema_name AS schema FROM public."Customers_client" ORDER BY schema_name');
  const tenant = rows.find((row) => row.schema === schema);
  if (tenant !== undefined) return tenant;
  const names = rows.map((row) => row.schema).slice(0, 20).join(', ');
  throw new TargetError(sentence('--tenant: expected the schema of a tenant, found {schema}, which is none; {what}', { schema, what: rows.length === 0 ? sentence('there is no tenant yet') : sentence('the target has {names}{what}', { names, what: rows.length > 20 ? ', …' : '' }) }));
}

/**
 * Makes sure that a dump is that of the tenant's own till: by the mapping file, else by the tenants' configurations, what
 * an import of Fedow noted, the uuid, or the domain of the Lespass that the till names, in this order.
 * @throws TargetError where it is another venue's, or where nothing tells whose it is
 */
export async function requireOwnTill(client: PoolClient, tenant: VenueTenant, catalogue: Catalogue, decisions: Decisions): Promise<void> {
  const venue = sentence('place {place}', { place: `${catalogue.placeName === null ? '' : `${catalogue.placeName} `}(${catalogue.place})` });
  const decision = decisions.places.get(catalogue.place);
  const decided = decision !== undefined && 'tenant' in decision ? decision.tenant : undefined;
  const found = decided ?? await tenantOfPlace(client, catalogue);
  if (found === tenant.schema && (decided !== undefined || await configuredPlace(client, tenant.schema, catalogue.place))) return;
  const what = sentence('{venue} of the dump', { venue });
  const hint = sentence('or decide in the mapping file: {decision}', { decision: `places: {${catalogue.place}: {tenant: ${tenant.schema}}}` });
  if (found === undefined) throw new TargetError(sentence('tenant {schema}: nothing in the target says that it is {what}; import Fedow first, {hint}', { schema: tenant.schema, what, hint }));
  if (found === tenant.schema) throw new TargetError(sentence('tenant {schema}: its configuration names another Fedow place than {what}; give the dump of its own till, {hint}', { schema: tenant.schema, what, hint }));
  throw new TargetError(sentence('tenant {schema}: expected the dump of its own till, found that of {venue}, which is tenant {found}; give --tenant {found}, {hint}', { schema: tenant.schema, venue, found, hint }));
}

/**
 * Makes sure that a dump is not compared with another venue's tenant: all of it would be missing there.
 * @throws TargetError that names the venue's own tenant
 */
export async function refuseTillOfAnother(client: PoolClient, schema: string, catalogue: Catalogue): Promise<void> {
  const found = await tenantOfPlace(client, catalogue);
  if (found === undefined || found === schema) return;
  throw new TargetError(sentence('tenant {schema}: expected the dump of its own till, found that of {place}, which is tenant {found}; give --tenant {found}', {
    schema, place: catalogue.placeName ?? catalogue.place, found,
  }));
}

/** Schema of the tenant that a place has become. */
async function tenantOfPlace(client: PoolClient, { place, lespassDomain }: Catalogue): Promise<string | undefined> {
  for (const schema of await configuredTenants(client)) if (await placeNamedIn(client, schema) === place) return schema;
  const recorded = await recordedTenant(client, place);
  const { rows: [row] } = await client.query<{ schema: string }>(
    `SELECT c.schema_name AS schema FROM public."Customers_client" c
     WHERE c.uuid = $1 OR c.uuid = $2 OR EXISTS (SELECT FROM public."Customers_domain" d WHERE d.tenant_id = c.uuid AND lower(d.domain) = lower($3))
     ORDER BY (c.uuid = $1) IS TRUE DESC, (c.uuid = $2) IS TRUE DESC LIMIT 1`,
    [recorded, place, lespassDomain],
  );
  return row?.schema;
}

/** Whether the tenant's own configuration says nothing against the place. */
async function configuredPlace(client: PoolClient, schema: string, place: Uuid): Promise<boolean> {
  const named = (await configuredTenants(client)).includes(schema) ? await placeNamedIn(client, schema) : null;
  return named === null || named === place;
}

/** Schemas of tenants that have a configuration for Fedow. */
async function configuredTenants(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ schema: string }>(
    `SELECT n.nspname AS schema FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     JOIN public."Customers_client" t ON t.schema_name = n.nspname WHERE c.relname = 'fedow_connect_fedowconfig' AND c.relkind = 'r' ORDER BY 1`,
  );
  return rows.map(({ schema }) => schema);
}

async function placeNamedIn(client: PoolClient, schema: string): Promise<Uuid | null> {
  const { rows: [row] } = await client.query<{ place: Uuid }>(
    `SELECT fedow_place_uuid AS place FROM ${client.escapeIdentifier(schema)}.fedow_connect_fedowconfig WHERE fedow_place_uuid IS NOT NULL ORDER BY id LIMIT 1`,
  );
  return row?.place ?? null;
}

/** The tenant that an import of Fedow noted for the place. */
async function recordedTenant(client: PoolClient, place: Uuid): Promise<Uuid | null> {
  if (!(await hasOwnSchema(client))) return null;
  const { rows: [row] } = await client.query<{ tenant: Uuid }>(
    `SELECT row_key AS tenant FROM convoyeur.row_origin WHERE model = 'place' AND source_key = $1 AND table_name = 'Customers_client' AND change <> 'skipped' ORDER BY id LIMIT 1`, [place],
  );
  return row?.tenant ?? null;
}
