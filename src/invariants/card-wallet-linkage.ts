import type { FedowLedger } from '../ledger/fedow-ledger.js';
import type { V2Ledger } from '../ledger/v2-ledger.js';
import { exclusivityFaults } from './card-wallet-linkage/exclusivity.js';
import { fedowHolders, v2Holders, type Holders } from './card-wallet-linkage/holders.js';
import { unlinkedCards } from './card-wallet-linkage/unlinked.js';
import type { Evidence, Invariant, Violation } from './invariant.js';
import { sentence } from '../words/index.js';

export const cardWalletLinkage: Invariant = {
  id: 'card-wallet-linkage',
  title: sentence('Every card leads to one wallet, and to the same one as before'),
  rationale: sentence('The card is all that a visitor has in hand: if it leads elsewhere, the money is out of reach or somebody else’s.'),
  codes: {
    'card-wallet-linkage/both': sentence('A card has a user and an ephemeral wallet.'),
    'card-wallet-linkage/shared': sentence('An ephemeral wallet serves two cards, or is a user’s.'),
    'card-wallet-linkage/user-without-wallet': sentence('The user of a card has no wallet.'),
    'card-wallet-linkage/unlinked': sentence('A card does not lead to the wallet in V2 that it led to in Fedow.'),
  },
  remedies: {
    'card-wallet-linkage/both': sentence('Fuse the ephemeral wallet into the user’s in Fedow (its action FUS), then extract again; or accept it: V2 shows the user’s wallet.'),
    'card-wallet-linkage/shared': sentence('Give each card a wallet of its own in Fedow, and extract again: V2 cannot hold two cards on one ephemeral wallet.'),
    'card-wallet-linkage/user-without-wallet': sentence('Let the user log in to Fedow once, which makes the wallet, and extract again; or unlink the card.'),
    'card-wallet-linkage/unlinked': sentence('Look in V2 at who holds the card now: it may have been linked anew since the import. Decide it in the mapping file, or put the link back.'),
  },
  acceptable: true,
  check(evidence) {
    const { source, target, links } = evidence;
    const sides = [source && fedowHolders(source), target && v2Holders(target, links)].filter((side) => side !== undefined);
    if (sides.length === 0) return { status: 'skipped', reason: sentence('there are no cards: neither a dump nor a database was given') };
    const checked = sides.reduce((sum, { size }) => sum + size, 0);
    const areMentioned = (source?.indices.cards.size ?? 0) > 0;
    if (checked === 0 && !areMentioned) return { status: 'skipped', reason: sentence('there are no cards, and no transaction was made with one') };
    return { status: 'checked', checked, violations: judgeAll(sides, evidence) };
  },
};

function* judgeAll(sides: readonly Holders[], { source, target, links }: Evidence): Generator<Violation> {
  for (const side of sides) yield* exclusivityFaults(side);
  if (source !== undefined && target !== undefined && links !== undefined) yield* unlinkedCards(source, target, links);
}

/** What cards lead to, in cards; a card with both is a user's. */
export interface CardCounts {
  readonly withUser: number;
  readonly withEphemeralWallet: number;
  /** Virgin, lost or emptied: normal. */
  readonly unlinked: number;
}

export function cardCounts({ cards }: Pick<FedowLedger, 'cards'> | Pick<V2Ledger, 'cards'>): CardCounts {
  const counts = { withUser: 0, withEphemeralWallet: 0, unlinked: 0 };
  for (const { user, walletEphemere } of cards.values()) {
    if (user !== null) counts.withUser += 1;
    else if (walletEphemere !== null) counts.withEphemeralWallet += 1;
    else counts.unlinked += 1;
  }
  return counts;
}
