import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import type { AssetRecord, Uuid } from '../../ledger/records.js';
import { WITHOUT_TOKENS } from '../../ledger/v2-effects.js';
import type { V2Ledger } from '../../ledger/v2-ledger.js';
import type { Links, Violation } from '../invariant.js';
import { sentence } from '../../words/index.js';

/**
 * `/not-accepted` and `/accepted-in-excess`: what a tenant's till accepts in V2 (SPEC 3.2) against what its places
 * accepted in Fedow. Assets that Fedow does not know are V2's own business.
 */
export function* tillFaults(source: FedowLedger, target: V2Ledger, links: Links): Generator<Violation> {
  const acceptedBefore = acceptedInFedow(source, links);
  const tills = acceptedInV2(target);
  const leftOut = links.leftOut.get('asset');
  for (const tenant of new Set(links.tenantOfPlace.values())) {
    const before = acceptedBefore(tenant);
    for (const { uuid: asset, name } of source.assets.values()) {
      if (leftOut?.has(asset) === true) continue;
      const isAccepted = tills(tenant, asset);
      if (before.has(asset) === isAccepted) continue;
      const till = target.tenants.get(tenant)?.name ?? tenant;
      yield {
        code: isAccepted ? 'tenant-coherence/accepted-in-excess' : 'tenant-coherence/not-accepted',
        subjects: { asset, tenant },
        figures: {},
        message: isAccepted ? sentence('The till of “{till}” accepts “{name}” in V2, and did not accept it in Fedow.', { till, name }) : sentence('The till of “{till}” does not accept “{name}” in V2, and accepted it in Fedow.', { till, name }),
      };
    }
  }
}

/** Own and federated assets and `FED`; not archived, and no memberships or badges. */
function acceptedInFedow(source: FedowLedger, links: Links): (tenant: Uuid) => Set<Uuid> {
  const isSpendable = (asset: AssetRecord | undefined): asset is AssetRecord => asset !== undefined && !asset.archive && !WITHOUT_TOKENS.has(asset.category);
  const spendable = [...source.assets.values()].filter(isSpendable);
  return (tenant) => {
    const accepted = new Set(spendable.filter(({ category }) => category === 'FED').map(({ uuid }) => uuid));
    for (const place of source.places.values()) {
      if (links.tenantOfPlace.get(place.uuid) !== tenant) continue;
      if (place.wallet !== source.primaryWallet) for (const { uuid, walletOrigin } of spendable) if (walletOrigin === place.wallet) accepted.add(uuid);
      for (const { places, assets } of source.federations.values()) {
        if (!places.includes(place.uuid)) continue;
        for (const uuid of assets) if (isSpendable(source.assets.get(uuid))) accepted.add(uuid);
      }
    }
    return accepted;
  };
}

/** Active, and the tenant's own or in a federation with it; never by `federated_with`, nor by `archive`. */
function acceptedInV2({ assets, federations }: V2Ledger): (tenant: Uuid, asset: Uuid) => boolean {
  return (tenant, uuid) => {
    const asset = assets.get(uuid);
    if (asset?.active !== true) return false;
    if (asset.tenantOrigin === tenant) return true;
    for (const federation of federations.values()) if (federation.tenants.has(tenant) && federation.assets.has(uuid)) return true;
    return false;
  };
}
