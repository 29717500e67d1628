import { receiverFactor, senderFactor } from './effects.js';
import type { FedowLedger } from './fedow-ledger.js';
import { ACTIONS, type AssetCategory, type Cents } from './records.js';
import { NONE } from './uuid-index.js';

/** Sums by (wallet, asset), over dense indices; a pair is there as soon as one transaction moved it. */
export class PairSums {
  readonly #sums = new Map<number, number>();

  constructor(readonly assetCount: number) {}

  add(wallet: number, asset: number, cents: number): void {
    const pair = wallet * this.assetCount + asset;
    this.#sums.set(pair, (this.#sums.get(pair) ?? 0) + cents);
  }

  /** Null when no transaction moved this pair. */
  get(wallet: number, asset: number): Cents | null {
    if (wallet === NONE || asset === NONE || asset >= this.assetCount) return null;
    return this.#sums.get(wallet * this.assetCount + asset) ?? null;
  }

  *entries(): Generator<{ wallet: number; asset: number; cents: Cents }> {
    for (const [pair, cents] of this.#sums) yield { wallet: Math.floor(pair / this.assetCount), asset: pair % this.assetCount, cents };
  }
}

/** The indices of the wallets that belong to places, without the primary wallet. */
export function placeWalletIndices(ledger: FedowLedger): Set<number> {
  const indices = new Set<number>();
  for (const place of ledger.places.values()) {
    if (place.wallet !== ledger.primaryWallet) indices.add(ledger.indices.wallets.intern(place.wallet));
  }
  return indices;
}

/** The category of each asset by its index; null where the dump lacks the asset. */
export function categoriesByIndex(ledger: FedowLedger): (AssetCategory | null)[] {
  return Array.from({ length: ledger.indices.assets.size }, (_, index) => ledger.assets.get(ledger.indices.assets.at(index))?.category ?? null);
}

/** Expected balances: the sum of the effects (see `EFFECTS`) over all transactions of a ledger. */
export function expectedBalances(ledger: FedowLedger): PairSums {
  const { transactions: table } = ledger;
  const placeWallets = placeWalletIndices(ledger);
  const categories = categoriesByIndex(ledger);
  const sums = new PairSums(ledger.indices.assets.size);
  const debit = ACTIONS.map((action) => senderFactor(action));
  for (let row = 0; row < table.rows; row += 1) {
    if (table.present[row] !== 1) continue;
    const action = table.actionAt(row);
    const asset = table.asset[row] ?? NONE;
    const amount = table.amount[row] ?? 0;
    const receiver = table.receiver[row] ?? NONE;
    const out = debit[table.action[row] ?? 0] ?? 0;
    // An asset that is not in the dump has no category: `references` reports it, and no refund of it credits anybody.
    const into = receiverFactor(action, categories[asset] ?? 'TLF', placeWallets.has(receiver));
    if (out !== 0) sums.add(table.sender[row] ?? NONE, asset, out * amount);
    if (into !== 0) sums.add(receiver, asset, into * amount);
  }
  return sums;
}
