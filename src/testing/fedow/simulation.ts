import { receiverFactor, senderFactor } from '../../ledger/effects.js';
import type { CardRecord, CheckoutRecord, FedowRecord, TransactionRecord } from '../../ledger/records.js';
import type { Random } from '../random/random.js';
import { Chain } from './chain.js';
import { FED, NOBODY, PRIMARY } from './indices.js';
import type { Movement, Posting } from './movement.js';
import { buildNetwork, type Network } from './network.js';
import { PLAYERS } from './players.js';
import type { NetworkShape } from './shape.js';
import { Town } from './town.js';

/**
 * A Fedow that lives: movements are played under its rules, with running balances that are never negative, and written as it
 * writes them. Its memory grows with wallets, cards and tokens, not with transactions: those are given away at once.
 */
export class Simulation {
  readonly network: Network;
  readonly #town: Town;
  readonly #chain: Chain;
  readonly #placeWallets: ReadonlySet<number>;

  constructor(
    shape: NetworkShape,
    readonly random: Random,
  ) {
    this.network = buildNetwork(shape, random);
    this.#town = new Town(this.network, random);
    this.#chain = new Chain(this.network, random);
    this.#placeWallets = new Set(this.network.walletOfPlace);
  }

  /** What stands before the first movement: the records that never change, and the first block of each asset. */
  *open(): Generator<FedowRecord> {
    const { network } = this;
    yield { model: 'configuration', primaryWallet: network.wallets[PRIMARY]?.uuid ?? null };
    yield* network.places;
    yield* network.users;
    yield* network.assets;
    yield* network.federations;
    yield* network.origins;
    yield { model: 'organizationapikey' };
    for (let asset = 0; asset < network.assets.length; asset += 1) {
      yield this.#chain.open(asset);
      // The issuer has a token of it from the first block on.
      const place = network.issued.placeOf[asset];
      this.#town.balances.add(place === undefined ? PRIMARY : this.#town.walletOfPlace(place), asset, 0);
    }
    // A payment that was begun and given up: no transaction names it.
    yield { model: 'checkoutstripe', uuid: this.random.uuid(), sessionId: `cs_live_${this.random.hex8()}`, status: 'E', asset: network.assets[FED]?.uuid ?? null, user: null };
  }

  /** The records that a movement makes: none where Fedow's rules do not allow it. */
  play(movement: Movement): (CheckoutRecord | TransactionRecord)[] {
    const postings = PLAYERS[movement.kind](this.#town, movement);
    const records: (CheckoutRecord | TransactionRecord)[] = [];
    let continues = false;
    for (const posting of postings) {
      if (posting.checkout !== undefined && !continues) records.push(this.#checkout(posting.checkout, posting));
      records.push(this.#chain.append(posting, continues));
      this.#settle(posting);
      continues = true;
    }
    return records;
  }

  /** What the movements have made of the rest: wallets, cards and their holders, tokens. */
  *close(): Generator<FedowRecord> {
    const { wallets, assets, cards, users } = this.network;
    yield* wallets;
    for (const { record, user, ephemeral } of cards) {
      yield {
        ...record, user: user === NOBODY ? null : (users[user]?.uuid ?? null), walletEphemere: ephemeral === NOBODY ? null : (wallets[ephemeral]?.uuid ?? null),
      } satisfies CardRecord;
    }
    yield* this.#town.balances.tokens((wallet) => wallets[wallet]?.uuid ?? '', (asset) => assets[asset]?.uuid ?? '');
  }

  #checkout({ uuid, sessionId }: NonNullable<Posting['checkout']>, { card, asset }: Posting): CheckoutRecord {
    const user = card === undefined ? NOBODY : (this.network.cards[card]?.user ?? NOBODY);
    return { model: 'checkoutstripe', uuid, sessionId, status: 'V', asset: this.network.assets[asset]?.uuid ?? null, user: this.network.users[user]?.uuid ?? null };
  }

  /** By the one table of effects; both sides have a token afterwards, be it empty. */
  #settle({ action, asset, amount, sender, receiver }: Posting): void {
    const category = this.network.assets[asset]?.category ?? 'TLF';
    this.#town.balances.add(sender, asset, senderFactor(action) * amount);
    this.#town.balances.add(receiver, asset, receiverFactor(action, category, this.#placeWallets.has(receiver)) * amount);
  }
}
