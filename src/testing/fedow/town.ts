import type { Random } from '../random/random.js';
import { Balances } from './balances.js';
import { type Card, NOBODY } from './indices.js';
import { type Network, walletRecord } from './network.js';

/** A network in use: who holds which card, and how much of what is in every wallet. */
export class Town {
  readonly balances: Balances;
  /** The users that have a wallet, as indices. */
  readonly members: readonly number[];

  constructor(
    readonly network: Network,
    readonly random: Random,
  ) {
    this.balances = new Balances(network.assets.length, random);
    this.members = network.walletOfUser.flatMap((wallet, user) => (wallet === NOBODY ? [] : [user]));
  }

  /** The card that a pick means; undefined where there is none at all. */
  card(pick: number): Card | undefined {
    return this.network.cards[this.cardIndex(pick)];
  }

  cardIndex(pick: number): number {
    return pick % Math.max(1, this.network.cards.length);
  }

  /** The wallet that a card leads to; `NOBODY` for a virgin one. */
  walletOf(card: Card): number {
    return card.user === NOBODY ? card.ephemeral : this.walletOfUser(card.user);
  }

  /** The wallet that a card leads to; a virgin one gets an ephemeral wallet, as V1 does at its first use. */
  openWalletOf(card: Card): number {
    const wallet = this.walletOf(card);
    if (wallet !== NOBODY) return wallet;
    card.ephemeral = this.network.wallets.push(walletRecord(this.random.uuid(), null)) - 1;
    return card.ephemeral;
  }

  walletOfUser(user: number): number {
    return this.network.walletOfUser[user] ?? NOBODY;
  }

  walletOfPlace(place: number): number {
    return this.network.walletOfPlace[place] ?? NOBODY;
  }

  /** A cashier's card of a place, where it has one. */
  cashier(place: number, pick: number): number | undefined {
    const cards = this.network.cashiersOf.get(this.network.places[place]?.uuid ?? '') ?? [];
    return cards[pick % cards.length];
  }
}
