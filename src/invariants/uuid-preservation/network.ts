import type { Violation } from '../invariant.js';
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
    else yield* altered('asset', uuid, differing({ category: asset.category === category, 'origin wallet': asset.walletOrigin === walletOrigin }));
  }
  for (const uuid of source.federations.keys()) {
    if (!target.federations.has(uuid) && !isLeftOut(both, 'federation', uuid)) yield missing('federation', uuid);
  }
}
