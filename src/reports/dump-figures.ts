import { cardCounts } from '../invariants/card-wallet-linkage.js';
import { hashCounts } from '../invariants/hash-chain.js';
import { assetTotals } from '../ledger/asset-totals.js';
import { findForks } from '../ledger/chain.js';
import type { FedowLedger } from '../ledger/fedow-ledger.js';
import { type ChainEnd, chainEnds } from '../ledger/last-hash.js';
import { type PlaceTotal, placeTotals } from '../ledger/place-totals.js';
import type { Cents, Uuid } from '../ledger/records.js';
import { NONE } from '../ledger/uuid-index.js';
import { type PeriodFigures, timeline } from '../ledger/timeline.js';
import type { V2Ledger } from '../ledger/v2-ledger.js';

/** The figures of a ledger that every report has. Amounts are integers in cents. */
export interface DumpFigures {
  readonly assets: readonly AssetFigure[];
  readonly hashes: { readonly verified: number; readonly mismatch: number; readonly unverifiable: number };
  readonly forks: { readonly points: number; readonly children: number };
  readonly cards: { readonly withUser: number; readonly withEphemeralWallet: number; readonly unlinked: number };
  readonly places: readonly PlaceFigure[];
  /** Every month, or of a short time every day, from the first movement to the last one. */
  readonly timeline: readonly PeriodFigures[];
}

export interface AssetFigure {
  readonly uuid: Uuid;
  readonly name: string;
  readonly category: string;
  readonly transactions: number;
  readonly stored: Cents;
  readonly expected: Cents;
  readonly drift: Cents;
  /**
   * The stored hash of its latest transaction, for a later audit to find again: it covers all that it follows. The hash has no key, so only a hash that
   * was written down elsewhere shows that a chain was written anew. Null without transactions.
   */
  readonly lastHash: string | null;
  /** Transactions that none follows: 1 without a fork; a branch that ends is not covered by `lastHash`. */
  readonly chainEnds: number;
  /** Sum of its tokens in V2; absent without a target. */
  readonly target?: Cents;
}

export interface PlaceFigure extends Omit<PlaceTotal, 'place'> {
  /** Schema of its tenant; null without a target, or where the place is left out. */
  readonly tenant: string | null;
}

/** @param schemaOfPlace the schema of each place's tenant, where there is a target */
export function dumpFigures(ledger: FedowLedger, target?: V2Ledger, schemaOfPlace: ReadonlyMap<Uuid, string> = new Map()): DumpFigures {
  const held = target === undefined ? undefined : tokenSums(target);
  const forks = findForks(ledger.transactions);
  const ends = chainEnds(ledger, forks);
  return {
    assets: assetTotals(ledger).map((total) => ({
      ...total, ...(ends[ledger.indices.assets.indexOf(total.uuid)] ?? NO_CHAIN), ...(held === undefined ? {} : { target: held.get(total.uuid) ?? 0 }),
    })),
    hashes: hashCounts(ledger),
    forks: { points: forks.points, children: forks.children },
    cards: cardCounts(ledger),
    places: placeTotals(ledger, forks).map(({ place, name, ...figures }) => ({ name, tenant: schemaOfPlace.get(place) ?? null, ...figures })),
    timeline: timeline(ledger, forks),
  };
}

const NO_CHAIN: ChainEnd = { lastHash: null, chainEnds: 0 };

function tokenSums(target: V2Ledger): Map<Uuid, Cents> {
  const { tokens, indices: { assets } } = target;
  const sums = new Float64Array(assets.size);
  for (let row = 0; row < tokens.size; row += 1) sums[tokens.asset[row] ?? NONE] = (sums[tokens.asset[row] ?? NONE] ?? 0) + (tokens.value[row] ?? 0);
  return new Map(Array.from(sums, (cents, asset) => [assets.at(asset), cents]));
}
