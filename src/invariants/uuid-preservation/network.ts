import type { V2Asset } from '../../ledger/v2-records.js';
import type { V2Ledger } from '../../ledger/v2-ledger.js';
import type { Links, Violation } from '../invariant.js';
import { altered, differing, isLeftOut, missing, type Import } from './comparison.js';

/** Wallets, places, assets and federations. A place stands in V2 as its tenant. */
export function* missingOrAlteredRecords(both: Import): Generator<Violation> {
  const { source, target, links } = both;
  for (const uuid of source.wallets.keys()) {
    if (!target.wallets.has(uuid) && !isLeftOut(both, 'wallet', uuid)) yield missing('wallet', uuid);
  }
  for (const uuid of source.places.keys()) {
    if (!target.tenants.has(links.tenantOfPlace.get(uuid) ?? '') && !isLeftOut(both, 'place', uuid)) yield missing('place', uuid);
  }
  for (const { uuid, category, walletOrigin } of source.assets.values()) {
    if (isLeftOut(both, 'asset', uuid)) continue;
    const asset = target.assets.get(uuid);
    if (asset === undefined) yield missing('asset', uuid);
    else {
      yield* altered('asset', uuid, differing({
        category: asset.category === category,
        'origin wallet': asset.walletOrigin === walletOrigin,
        tenant: !isOfAnotherTenant(asset, links),
      }));
    }
  }
  for (const uuid of source.federations.keys()) {
    if (!target.federations.has(uuid) && !isLeftOut(both, 'federation', uuid)) yield missing('federation', uuid);
  }
}

/** Of a database alone: assets that are not issued by the tenant that the run had given them. */
export function* assetsOfAnotherTenant(target: V2Ledger, links: Links): Generator<Violation> {
  for (const asset of target.assets.values()) if (isOfAnotherTenant(asset, links)) yield* altered('asset', asset.uuid, ['tenant']);
}

function isOfAnotherTenant({ uuid, tenantOrigin }: V2Asset, { tenantOfAsset }: Links): boolean {
  return (tenantOfAsset.get(uuid) ?? tenantOrigin) !== tenantOrigin;
}
