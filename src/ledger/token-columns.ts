import { UuidTable } from './record-table.js';
import type { Cents, Uuid } from './records.js';
import type { UuidIndex } from './uuid-index.js';
import { NONE } from './uuid-index.js';

/** What a balance is on either server. */
interface TokenFields {
  readonly uuid: Uuid;
  readonly wallet: Uuid;
  readonly asset: Uuid;
  readonly value: Cents;
}

/** The indices that the owners and the assets of balances are kept as: those that transactions use too. */
export interface TokenIndices {
  readonly wallets: UuidIndex;
  readonly assets: UuidIndex;
}

/** Stored balances of either server. Invariants that look at all of them read the columns. */
export abstract class TokenColumns<Token extends TokenFields> extends UuidTable<Token> {
  wallet!: Int32Array;
  asset!: Int32Array;
  /** Cents. */
  value!: Float64Array;

  constructor(readonly indices: TokenIndices) {
    super();
    this.column(Int32Array, 1, NONE, (column) => (this.wallet = column), indices.wallets);
    this.column(Int32Array, 1, NONE, (column) => (this.asset = column), indices.assets);
    this.column(Float64Array, 1, 0, (column) => (this.value = column));
  }

  walletAt(row: number): Uuid {
    return this.indices.wallets.at(this.wallet[row] ?? NONE);
  }

  assetAt(row: number): Uuid {
    return this.indices.assets.at(this.asset[row] ?? NONE);
  }

  protected store(row: number, { wallet, asset, value }: Token): void {
    this.wallet[row] = this.indices.wallets.intern(wallet);
    this.asset[row] = this.indices.assets.intern(asset);
    this.value[row] = value;
  }
}
