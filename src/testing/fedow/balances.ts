import type { Cents, TokenRecord, Uuid } from '../../ledger/records.js';
import type { Random } from '../random/random.js';

/** Above this a balance is not let grow: V1 and V2 hold it in 32 bits. */
const BALANCE_MAX = 2_000_000_000;

/** The running balances of a simulated network by wallet and asset, both as indices: its tokens at the end. */
export class Balances {
  readonly #slotOf = new Map<number, number>();
  readonly #uuids: Uuid[] = [];
  readonly #values: Cents[] = [];
  /** The assets that each wallet has a token of. */
  readonly #assetsOf: number[][] = [];

  constructor(
    readonly assetCount: number,
    private readonly random: Random,
  ) {}

  of(wallet: number, asset: number): Cents {
    const slot = this.#slotOf.get(wallet * this.assetCount + asset);
    return slot === undefined ? 0 : (this.#values[slot] ?? 0);
  }

  /** Changes a balance; a movement of nothing makes the token too, as V1 does. */
  add(wallet: number, asset: number, cents: Cents): void {
    const key = wallet * this.assetCount + asset;
    let slot = this.#slotOf.get(key);
    if (slot === undefined) {
      slot = this.#values.length;
      this.#slotOf.set(key, slot);
      this.#uuids.push(this.random.uuid());
      this.#values.push(0);
      (this.#assetsOf[wallet] ??= []).push(asset);
    }
    this.#values[slot] = (this.#values[slot] ?? 0) + cents;
  }

  /** How much more a wallet may be given. */
  room(wallet: number, asset: number): Cents {
    return BALANCE_MAX - this.of(wallet, asset);
  }

  /** The assets that a wallet has a token of, empty ones included. */
  assetsOf(wallet: number): readonly number[] {
    return this.#assetsOf[wallet] ?? [];
  }

  *tokens(walletAt: (index: number) => Uuid, assetAt: (index: number) => Uuid): Generator<TokenRecord> {
    for (const [key, slot] of this.#slotOf) {
      const [wallet, asset] = [walletAt(Math.floor(key / this.assetCount)), assetAt(key % this.assetCount)];
      yield { model: 'token', uuid: this.#uuids[slot] ?? '', wallet, asset, value: this.#values[slot] ?? 0 };
    }
  }
}
