import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import type { Uuid } from '../../ledger/records.js';
import { WITHOUT_TOKENS } from '../../ledger/v2-effects.js';
import type { V2Ledger } from '../../ledger/v2-ledger.js';
import type { Links } from '../invariant.js';
import type { ModelCount } from './model-count.js';
import { LOCAL_ONLY, v2Balances } from '../../ledger/v2-balances.js';

/**
 * Counts the tokens of Fedow's assets and wallets on both sides. A token that V2 opened by itself, empty or moved by
 * a local row, is not one too many; one with money that no movement of V2 explains is.
 * @param recorded keeps those that V2 has no place for; without it they are not counted
 */
export function tokenCounts(source: FedowLedger, target: V2Ledger, links: Links, recorded: FedowLedger | undefined): ModelCount {
  const leftOut = links.leftOut.get('token');
  const isKept = (asset: Uuid): boolean => !WITHOUT_TOKENS.has(source.assets.get(asset)?.category ?? '');
  const pairs = new Set<number>();
  let [expected, found] = [0, 0];
  for (const { uuid, wallet, asset } of source.tokens.values()) {
    if (!isKept(asset)) {
      if (recorded === undefined) continue;
      expected += 1;
      if (recorded.tokens.has(uuid)) found += 1;
      continue;
    }
    if (leftOut?.has(uuid) === true) continue;
    expected += 1;
    pairs.add(pairIn(source, wallet, asset));
  }
  const local = v2Balances(target, LOCAL_ONLY);
  const { wallets, assets } = target.indices;
  for (const { uuid, wallet, asset, value } of target.tokens.values()) {
    if (!source.wallets.has(wallet) || !source.assets.has(asset)) continue;
    if (!isKept(asset)) {
      // Of a membership or a badge V2 must have none: it would show as money.
      if (source.tokens.has(uuid)) found += 1;
      continue;
    }
    const isOfV2 = value === 0 || local.get(wallets.indexOf(wallet), assets.indexOf(asset)) !== null;
    if (pairs.has(pairIn(source, wallet, asset)) || !isOfV2) found += 1;
  }
  return { model: 'token', expected, found };
}

/** One number for a wallet and an asset that a token of the dump has; negative for a wallet that none has. */
function pairIn({ indices: { wallets, assets } }: FedowLedger, wallet: Uuid, asset: Uuid): number {
  const index = wallets.indexOf(wallet);
  return index < 0 ? -1 : index * assets.size + assets.indexOf(asset);
}
