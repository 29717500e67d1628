import type { TenantDomain } from '../entities/shared/tenant-domain.js';
import type { Tenant } from '../entities/shared/tenant.js';
import type { PlaceRecord, Timestamp, Uuid } from '../ledger/records.js';
import { cut, firstFree } from './free-name.js';
import { madeUpUuid } from './made-up-uuid.js';

/** The schema of the tenant that issues the federated euro. */
export const FEDERATED_SCHEMA = 'federation_fed';

/** Names that PostgreSQL or django-tenants keep for themselves. */
const RESERVED = new Set(['public', 'information_schema', 'convoyeur', 'template', 'default']);
const NAME_MAX = 100;
const SCHEMA_MAX = 63;

/**
 * The schema for a place that has no tenant yet (`--create-tenants`, SPEC 7): the first label of its domain, or of its
 * name. Reserved or taken: `_2`, `_3` and so on. A leading digit gets `_`, and so does `pg_`, which no number makes free.
 */
export function schemaNameFor(place: Pick<PlaceRecord, 'name' | 'lespassDomain'>, taken: ReadonlySet<string>): string {
  const label = firstLabel(place.lespassDomain ?? '') || firstLabel(place.name) || place.name;
  const plain = label.toLowerCase().replaceAll(/[^a-z0-9_]/gu, '_');
  const base = (/^(?:\d|pg_|$)/u.test(plain) ? `_${plain}` : plain).slice(0, SCHEMA_MAX);
  return firstFree(base, SCHEMA_MAX, (name) => !taken.has(name) && !RESERVED.has(name), (number) => `_${number}`);
}

export function tenantRow(place: Pick<PlaceRecord, 'uuid' | 'name'>, schema: string, takenNames: ReadonlySet<string>, now: Timestamp): Tenant {
  const name = firstFree(cut(place.name, NAME_MAX), NAME_MAX, (candidate) => !takenNames.has(candidate), (number) => ` ${number}`);
  return { schema_name: schema, uuid: place.uuid, name, created_on: now.slice(0, 10), paid_until: now.slice(0, 10), on_trial: false, categorie: 'S' };
}

export function federatedTenantRow(now: Timestamp): Tenant {
  return tenantRow({ uuid: madeUpUuid('tenant federation_fed', ''), name: FEDERATED_SCHEMA }, FEDERATED_SCHEMA, new Set(), now);
}

export function tenantDomainRow(id: number, domain: string, tenant: Uuid): TenantDomain {
  return { id, domain, tenant_id: tenant, is_primary: true };
}

function firstLabel(text: string): string {
  return text.split('.', 1)[0] ?? '';
}
