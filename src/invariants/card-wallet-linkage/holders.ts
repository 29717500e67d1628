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

export interface Holders {
  readonly cards: readonly CardHolder[];
  /** The users of each wallet that is a user's. */
  readonly usersOfWallet: ReadonlyMap<Uuid, readonly string[]>;
}

export function fedowHolders({ cards, users }: FedowLedger): Holders {
  return {
    cards: Array.from(cards.values(), ({ uuid, firstTagId, user, walletEphemere }) => ({
      card: uuid,
      tag: firstTagId,
      user,
      userWallet: user === null ? null : users.get(user)?.wallet,
      ephemeralWallet: walletEphemere,
    })),
    usersOfWallet: byWallet(Array.from(users.values(), ({ uuid, wallet }) => [uuid, wallet])),
  };
}

export function v2Holders({ cards, users }: V2Ledger, links: Links | undefined): Holders {
  const fedowCard = inverse(links?.cardOf);
  const fedowUser = inverse(links?.userOf);
  return {
    cards: Array.from(cards.values(), ({ id, uuid, tagId, user, walletEphemere }) => ({
      card: fedowCard.get(id) ?? uuid ?? `${id}`,
      tag: tagId,
      user: user === null ? null : (fedowUser.get(user) ?? user),
      userWallet: user === null ? null : users.get(user)?.wallet,
      ephemeralWallet: walletEphemere,
    })),
    usersOfWallet: byWallet(Array.from(users.values(), ({ id, wallet }) => [fedowUser.get(id) ?? id, wallet])),
  };
}

function byWallet(users: readonly (readonly [user: string, wallet: Uuid | null])[]): Map<Uuid, string[]> {
  const usersOf = new Map<Uuid, string[]>();
  for (const [user, wallet] of users) {
    if (wallet === null) continue;
    const others = usersOf.get(wallet);
    if (others === undefined) usersOf.set(wallet, [user]);
    else others.push(user);
  }
  return usersOf;
}

function inverse<T>(links: ReadonlyMap<Uuid, T> | undefined): Map<T, Uuid> {
  return new Map(Array.from(links ?? [], ([fedow, v2]) => [v2, fedow]));
}
