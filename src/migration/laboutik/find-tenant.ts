import type { PoolClient } from 'pg';
import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import type { Uuid } from '../../ledger/records.js';
import { hasOwnSchema } from '../../target/schema/own-schema.js';
import { TargetError } from '../../target/target-error.js';
import { type Sentence, sentence, type Text } from '../../words/index.js';
import type { Decisions } from '../plan/decisions.js';
import { unknownTenant } from '../unknown-tenant.js';
import type { VenueTenant } from './venue-facts.js';

const TILL_OF_ANOTHER = sentence('A till belongs to one venue, and its articles must not come to another’s.');

/**
 * The tenant of that schema.
 * @throws TargetError that names the tenants there are
 */
export async function findTenant(client: PoolClient, schema: string): Promise<VenueTenant> {
  const { rows } = await client.query<VenueTenant>('SELECT uuid, schema_name AS schema FROM public."Customers_client" ORDER BY schema_name');
  const tenant = rows.find((row) => row.schema === schema);
  if (tenant !== undefined) return tenant;
  throw unknownTenant(schema, rows.map((row) => row.schema));
}

/**
 * Makes sure that a dump is that of the tenant's own till: by the mapping file, else by the tenants' configurations, what
 * an import of Fedow noted, the uuid, or the domain of the Lespass that the till names, in this order.
 * @throws TargetError where it is another venue's, or where nothing tells whose it is
 */
export async function requireOwnTill(client: PoolClient, tenant: VenueTenant, catalogue: Catalogue, decisions: Decisions): Promise<void> {
  const venue = sentence('place {place}', { place: `${catalogue.placeName === null ? '' : `${catalogue.placeName} `}(${catalogue.place})` });
  const place = decisions.places.get(catalogue.place);
  const decided = place !== undefined && 'tenant' in place ? place.tenant : undefined;
  const found = decided ?? await tenantOfPlace(client, catalogue);
  if (found === tenant.schema && (decided !== undefined || await configuredPlace(client, tenant.schema, catalogue.place))) return;
  const { schema } = tenant;
  const decision = `places: {${catalogue.place}: {tenant: ${schema}}}`;
  if (found === undefined) {
    throw new TargetError({
      said: sentence('tenant {schema}: expected something in the target that ties it to {venue}, found nothing', { schema, venue }), why: TILL_OF_ANOTHER,
      todo: sentence('Import Fedow first, or decide it in the mapping file: `{decision}`.', { decision }),
    });
  }
  if (found === schema) {
    throw new TargetError({
      said: sentence('tenant {schema}: expected {venue} in its configuration, found another Fedow place', { schema, venue }), why: TILL_OF_ANOTHER,
      todo: sentence('Give the dump of its own till, or decide it in the mapping file: `{decision}`.', { decision }),
    });
  }
  throw new TargetError({
    said: tillOfAnother(schema, venue, found), why: TILL_OF_ANOTHER,
    todo: sentence('Give --tenant {found}, or decide it in the mapping file: `{decision}`.', { found, decision }),
  });
}

/**
 * Makes sure that a dump is not compared with another venue's tenant: all of it would be missing there.
 * @throws TargetError that names the venue's own tenant
 */
export async function refuseTillOfAnother(client: PoolClient, schema: string, catalogue: Catalogue): Promise<void> {
  const found = await tenantOfPlace(client, catalogue);
  if (found === undefined || found === schema) return;
  throw new TargetError({ said: tillOfAnother(schema, catalogue.placeName ?? catalogue.place, found), why: TILL_OF_ANOTHER, todo: sentence('Give --tenant {found}.', { found }) });
}

function tillOfAnother(schema: string, venue: Text, found: string): Sentence {
  return sentence('tenant {schema}: expected the dump of its own till, found that of {venue}, which is tenant {found}', { schema, venue, found });
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
