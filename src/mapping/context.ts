import type { FedowLedger } from '../ledger/fedow-ledger.js';
import type { Timestamp, Uuid } from '../ledger/records.js';

/** What the mapping of single records needs to know of the whole: the source, and what was decided before. */
export interface MappingContext {
  readonly source: FedowLedger;
  /** The moment of the plan, for the few columns that V1 has no value for. */
  readonly now: Timestamp;
  /** The tenant of each place that is imported; skipped places have none. */
  readonly tenantOfPlace: ReadonlyMap<Uuid, Uuid>;
  readonly schemaOfTenant: ReadonlyMap<Uuid, string>;
  /** The primary domain of each tenant that has one. */
  readonly domainOfTenant: ReadonlyMap<Uuid, string>;
  /** The tenant that issues the federated euro. Null where the dump has no `FED`. */
  readonly federatedTenant: Uuid | null;
  /** The place of each place's wallet. */
  readonly placeOfWallet: ReadonlyMap<Uuid, Uuid>;
  /** Tenants, besides the asset's own, at which it is accepted: those of the federations that hold it. */
  readonly federatedWith: ReadonlyMap<Uuid, ReadonlySet<Uuid>>;
}

/** The tenant that an asset comes from: that of its issuer's place, and of `FED` the federation's own. Null where there is none. */
export function tenantOfAsset(asset: Uuid, context: MappingContext): Uuid | null {
  const record = context.source.assets.get(asset);
  if (record === undefined) return null;
  if (record.category === 'FED') return context.federatedTenant;
  const place = context.placeOfWallet.get(record.walletOrigin);
  return place === undefined ? null : (context.tenantOfPlace.get(place) ?? null);
}

/** The tenants of the federations that hold each asset; for `FED`, every imported tenant (SPEC 4). */
export function federatedTenants(source: FedowLedger, tenantOfPlace: ReadonlyMap<Uuid, Uuid>): Map<Uuid, ReadonlySet<Uuid>> {
  const federated = new Map<Uuid, Set<Uuid>>();
  for (const federation of source.federations.values()) {
    for (const asset of federation.assets) {
      const tenants = federated.get(asset) ?? new Set<Uuid>();
      for (const place of federation.places) {
        const tenant = tenantOfPlace.get(place);
        if (tenant !== undefined) tenants.add(tenant);
      }
      federated.set(asset, tenants);
    }
  }
  for (const { uuid, category } of source.assets.values()) {
    if (category === 'FED') federated.set(uuid, new Set(tenantOfPlace.values()));
  }
  return federated;
}
