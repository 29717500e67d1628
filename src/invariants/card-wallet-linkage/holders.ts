import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import type { Uuid } from '../../ledger/records.js';
import type { V2Ledger } from '../../ledger/v2-ledger.js';
import type { Links } from '../invariant.js';

/** A card and what it leads to, on either server. */
export interface CardHolder {
  /** Fedow's uuid of the card, so that one fault is one finding on both servers; V2's own where Fedow never had it. */
  readonly card: string;
  readonly tag: string;
  /** Fedow's uuid of the user, or V2's own. */
  readonly user: string | null;
  /** Undefined where the user is not there: no finding here. */
  readonly userWallet: Uuid | null | undefined;
  readonly ephemeralWallet: Uuid | null;
}

/** The cards of one server, made anew whenever they are gone through: all at once they would be a fifth of an audit's memory. */
export interface Holders {
  /** How many cards. */
  readonly size: number;
  readonly cards: () => Iterable<CardHolder>;
  /** Every user with the wallet, where there is one. */
  readonly users: () => Iterable<readonly [user: string, wallet: Uuid | null]>;
}

export function fedowHolders({ cards, users }: FedowLedger): Holders {
  return {
    size: cards.size,
    *cards() {
      for (const { uuid, firstTagId, user, walletEphemere } of cards.values()) {
        yield { card: uuid, tag: firstTagId, user, userWallet: user === null ? null : users.walletOf(user), ephemeralWallet: walletEphemere };
      }
    },
    *users() {
      for (const { uuid, wallet } of users.values()) yield [uuid, wallet];
    },
  };
}

export function v2Holders({ cards, users }: V2Ledger, links: Links | undefined): Holders {
  const fedowCard = inverse(links?.cardOf);
  const fedowUser = inverse(links?.userOf);
  return {
    size: cards.size,
    *cards() {
      for (const { id, uuid, tagId, user, walletEphemere } of cards.values()) {
        yield {
          card: fedowCard.get(id) ?? uuid ?? `${id}`,
          tag: tagId,
          user: user === null ? null : (fedowUser.get(user) ?? user),
          userWallet: user === null ? null : users.walletOf(user),
          ephemeralWallet: walletEphemere,
        };
      }
    },
    *users() {
      for (const { id, wallet } of users.values()) yield [fedowUser.get(id) ?? id, wallet];
    },
  };
}

function inverse<T>(links: ReadonlyMap<Uuid, T> | undefined): Map<T, Uuid> {
  return new Map(Array.from(links ?? [], ([fedow, v2]) => [v2, fedow]));
}
