import type { FedowLedger } from '#convoyeur/ledger/fedow-ledger.js';
import type { Uuid } from '#convoyeur/ledger/records.js';
import { federatedTenants, type MappingContext } from '#convoyeur/mapping/context.js';
import { moment } from '../ledger/made-records.js';

/** The context of a ledger whose places have these tenants. */
export function contextOf(source: FedowLedger, tenantOfPlace: ReadonlyMap<Uuid, Uuid>, changes: Partial<MappingContext> = {}): MappingContext {
  return {
    source, now: moment(0), tenantOfPlace, schemaOfTenant: new Map(Array.from(tenantOfPlace.values(), (tenant) => [tenant, `s${tenant.slice(-1)}`])), domainOfTenant: new Map(),
    federatedTenant: null, placeOfWallet: new Map(Array.from(source.places.values(), ({ wallet, uuid }) => [wallet, uuid])),
    federatedWith: federatedTenants(source, tenantOfPlace), ...changes,
  };
}
