import { Columns } from './columns.js';
import { receiverFactor, senderFactor } from './effects.js';
import type { FedowLedger } from './fedow-ledger.js';
import { ACTIONS, type AssetCategory, type Cents } from './records.js';
import { NONE, UuidIndex } from './uuid-index.js';

/** Sums by (wallet, asset), over dense indices; a pair is there as soon as one transaction moved it. */
export class PairSums extends Columns {
  /** The pairs, as if each were a uuid: in a `Map`, numbers of this size are objects. */
  readonly #pairs = new UuidIndex();
  #cents!: Float64Array;
  #wallet!: Int32Array;
  #asset!: Int32Array;

  constructor() {
    super(1024);
    this.column(Float64Array, 1, 0, (column) => (this.#cents = column));
    this.column(Int32Array, 1, 0, (column) => (this.#wallet = column));
    this.column(Int32Array, 1, 0, (column) => (this.#asset = column));
  }

  /** How many pairs were moved. */
  get size(): number {
    return this.#pairs.size;
  }

  add(wallet: number, asset: number, cents: number): void {
    const pair = this.#pairs.internWords(wallet, asset, 0, 0);
    this.ensure(pair);
    this.#wallet[pair] = wallet;
    this.#asset[pair] = asset;
    this.#cents[pair] = (this.#cents[pair] ?? 0) + cents;
  }

  /** Null when no transaction moved this pair. */
  get(wallet: number, asset: number): Cents | null {
    if (wallet === NONE || asset === NONE) return null;
    const pair = this.#pairs.indexOfFour(wallet, asset, 0, 0);
    return pair === NONE ? null : (this.#cents[pair] ?? 0);
  }

  /** In the order in which they were moved first. */
  *entries(): Generator<{ wallet: number; asset: number; cents: Cents }> {
    for (let pair = 0; pair < this.size; pair += 1) yield { wallet: this.#wallet[pair] ?? NONE, asset: this.#asset[pair] ?? NONE, cents: this.#cents[pair] ?? 0 };
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
  const sums = new PairSums();
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
