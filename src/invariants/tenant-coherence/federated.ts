import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import type { Uuid } from '../../ledger/records.js';
import { NONE } from '../../ledger/uuid-index.js';
import type { V2Ledger } from '../../ledger/v2-ledger.js';
import type { Links, Violation } from '../invariant.js';
import { venuesOf, type Venues } from '../venues.js';
import { sentence } from '../../words/index.js';

/** `/not-federated` on a dump: one finding for each asset and place. */
export function* notFederatedInFedow(source: FedowLedger): Generator<Violation> {
  const { transactions: table, indices } = source;
  const venues = venuesOf(source);
  const counts = new Map<number, number>();
  for (let row = 0; row < table.rows; row += 1) {
    if (table.present[row] !== 1) continue;
    const venue = venues.venueOf(row);
    if (venue === NONE || venues.accepts(table.asset[row] ?? NONE, venue)) continue;
    const pair = venue * indices.assets.size + (table.asset[row] ?? NONE);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  for (const [pair, transactions] of counts) {
    const place = venues.uuids.at(Math.floor(pair / indices.assets.size));
    const asset = indices.assets.at(pair % indices.assets.size);
    yield notFederated({ asset, place }, transactions, nameOf(source.assets, asset), nameOf(source.places, place));
  }
}

/**
 * `/not-federated` in V2, by rule 3.1.3 as V2 computes it, for migrated rows. Told of the place where it is known,
 * so that a fault which came over from Fedow is one finding and not two.
 */
export function* notFederatedInV2(target: V2Ledger, links: Links | undefined, v1: FedowLedger | undefined): Generator<Violation> {
  const { transactions: table, indices } = target;
  const placeOf = placesByTenant(links);
  const placeOfRow = v1 === undefined ? (): undefined => undefined : placesByTransaction(v1, target);
  const isAccepted = acceptanceByRow(target);
  const counts = new Map<string, { asset: Uuid; tenant: Uuid; place: Uuid | undefined; transactions: number }>();
  for (let row = 0; row < table.count; row += 1) {
    if (table.migrated[row] !== 1 || isAccepted(row)) continue;
    const asset = indices.assets.at(table.asset[row] ?? NONE);
    const tenant = indices.tenants.at(table.tenant[row] ?? NONE);
    const place = placeOf.get(tenant) ?? placeOfRow(row);
    const key = `${asset} ${place ?? tenant}`;
    const seen = counts.get(key);
    if (seen !== undefined) seen.transactions += 1;
    else counts.set(key, { asset, tenant, place, transactions: 1 });
  }
  for (const { asset, tenant, place, transactions } of counts.values()) {
    yield notFederated(place === undefined ? { asset, tenant } : { asset, place }, transactions, nameOf(target.assets, asset), nameOf(target.tenants, tenant));
  }
}

/** The tenant is the asset's own or one of those that it is federated with, looked up once for each pair of them. */
function acceptanceByRow({ transactions: table, indices, assets }: V2Ledger): (row: number) => boolean {
  const known = new Map<number, boolean>();
  return (row) => {
    const [asset, tenant] = [table.asset[row] ?? NONE, table.tenant[row] ?? NONE];
    const pair = tenant * indices.assets.size + asset;
    let accepted = known.get(pair);
    if (accepted === undefined) {
      const record = assets.get(indices.assets.at(asset));
      const uuid = indices.tenants.at(tenant);
      accepted = record !== undefined && (record.tenantOrigin === uuid || record.federatedWith.has(uuid));
      known.set(pair, accepted);
    }
    return accepted;
  };
}

/** The one place of each tenant; nothing for a tenant that several places share. */
function placesByTenant(links: Links | undefined): Map<Uuid, Uuid> {
  const places = new Map<Uuid, Uuid>();
  const shared = new Set<Uuid>();
  for (const [place, tenant] of links?.tenantOfPlace ?? []) {
    if (places.has(tenant)) shared.add(tenant);
    places.set(tenant, place);
  }
  for (const tenant of shared) places.delete(tenant);
  return places;
}

/** Where a row of V2 took place in Fedow. */
function placesByTransaction(v1: FedowLedger, { transactions }: V2Ledger): (row: number) => Uuid | undefined {
  let venues: Venues | undefined;
  return (row) => {
    venues ??= venuesOf(v1);
    const v1Row = v1.transactions.rowOf(transactions.uuids.at(row));
    const venue = v1Row === NONE ? NONE : venues.venueOf(v1Row);
    return venue === NONE ? undefined : venues.uuids.at(venue);
  };
}

function notFederated(subjects: Record<string, Uuid>, transactions: number, asset: string, venue: string): Violation {
  return {
    code: 'tenant-coherence/not-federated',
    subjects,
    figures: { transactions },
    message: sentence('“{asset}” was used in {n, plural, one {# transaction} other {# transactions}} at “{venue}”, which neither issues it nor stands in a federation with it.', { asset, n: transactions, venue }),
  };
}

function nameOf(records: ReadonlyMap<Uuid, { readonly name: string }>, uuid: Uuid): string {
  return records.get(uuid)?.name ?? uuid;
}
