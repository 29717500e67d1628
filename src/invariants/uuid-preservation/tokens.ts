import { WITHOUT_TOKENS } from '../../ledger/v2-effects.js';
import type { Violation } from '../invariant.js';
import { altered, differing, isLeftOut, missing, type Import } from './comparison.js';
import { LOCAL_ONLY, v2Balances } from '../../ledger/v2-balances.js';

/** Balances, but those of memberships and badges, which V2 has no place for (SPEC 4). */
export function* missingOrAlteredTokens(both: Import): Generator<Violation> {
  const { source, target } = both;
  const { wallets, assets } = target.indices;
  // What V2 has moved since the import is not the import's doing.
  const local = v2Balances(target, LOCAL_ONLY);
  for (const { uuid, wallet, asset, value } of source.tokens.values()) {
    if (WITHOUT_TOKENS.has(source.assets.get(asset)?.category ?? '') || isLeftOut(both, 'token', uuid)) continue;
    const token = target.tokens.get(uuid);
    if (token === undefined) {
      yield missing('token', uuid);
      continue;
    }
    const movedSince = local.get(wallets.indexOf(token.wallet), assets.indexOf(token.asset)) ?? 0;
    yield* altered('token', uuid, differing({
      wallet: token.wallet === wallet,
      asset: token.asset === asset,
      value: token.value - movedSince === value,
    }));
  }
}
