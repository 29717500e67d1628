import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import type { TokenRecord } from '../../ledger/records.js';
import { WITHOUT_TOKENS } from '../../ledger/v2-effects.js';
import type { Violation } from '../invariant.js';
import { altered, differing, isLeftOut, missing, type Import } from './comparison.js';
import { LOCAL_ONLY, v2Balances } from '../../ledger/v2-balances.js';

/** Balances; those of memberships and badges, which V2 has no place for (SPEC 4), as the provenance keeps them. */
export function* missingOrAlteredTokens(both: Import, recorded: FedowLedger | undefined): Generator<Violation> {
  const { source, target } = both;
  const { wallets, assets } = target.indices;
  // What V2 has moved since the import is not the import's doing.
  const local = v2Balances(target, LOCAL_ONLY);
  for (const record of source.tokens.values()) {
    const { uuid, wallet, asset, value } = record;
    if (WITHOUT_TOKENS.has(source.assets.get(asset)?.category ?? '')) {
      if (recorded !== undefined) yield* missingOrAlteredApart(record, recorded);
      continue;
    }
    if (isLeftOut(both, 'token', uuid)) continue;
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

function* missingOrAlteredApart({ uuid, wallet, asset, value }: TokenRecord, recorded: FedowLedger): Generator<Violation> {
  const kept = recorded.tokens.get(uuid);
  if (kept === undefined) yield missing('token', uuid, 'provenance');
  else yield* altered('token', uuid, differing({ wallet: kept.wallet === wallet, asset: kept.asset === asset, value: kept.value === value }));
}
