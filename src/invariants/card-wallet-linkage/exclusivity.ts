import type { Uuid } from '../../ledger/records.js';
import { NONE, UuidIndex } from '../../ledger/uuid-index.js';
import type { Violation } from '../invariant.js';
import type { CardHolder, Holders } from './holders.js';
import { sentence } from '../../words/index.js';

/** `/both`, `/user-without-wallet` and `/shared`: a card has at most one wallet, and an ephemeral wallet one card. */
export function* exclusivityFaults(holders: Holders): Generator<Violation> {
  for (const { card, tag, user, userWallet, ephemeralWallet } of holders.cards()) {
    if (user === null) continue;
    if (ephemeralWallet !== null) {
      yield {
        code: 'card-wallet-linkage/both',
        subjects: { card, user, wallet: ephemeralWallet },
        figures: {},
        message: sentence('Card {tag} belongs to a user and still has an ephemeral wallet.', { tag }),
      };
    }
    if (userWallet === null) {
      yield { code: 'card-wallet-linkage/user-without-wallet', subjects: { card, user }, figures: {}, message: sentence('Card {tag} belongs to a user who has no wallet.', { tag }) };
    }
  }
  const shared = sharedWallets(holders);
  if (shared.size > 0) yield* sharingFaults(holders, shared);
}

/** The ephemeral wallets that serve several. */
function sharedWallets({ cards, users }: Holders): ReadonlySet<Uuid> {
  const ephemeral = new UuidIndex();
  const shared = new Set<Uuid>();
  for (const { ephemeralWallet: wallet } of cards()) {
    const known = ephemeral.size;
    if (wallet !== null && ephemeral.intern(wallet) < known) shared.add(wallet);
  }
  for (const [, wallet] of users()) if (wallet !== null && ephemeral.indexOf(wallet) !== NONE) shared.add(wallet);
  return shared;
}

function* sharingFaults(all: Holders, shared: ReadonlySet<Uuid>): Generator<Violation> {
  const cardsOf = new Map<Uuid, CardHolder[]>();
  const usersOf = new Map<Uuid, string[]>();
  for (const card of all.cards()) if (card.ephemeralWallet !== null && shared.has(card.ephemeralWallet)) push(cardsOf, card.ephemeralWallet, card);
  for (const [user, wallet] of all.users()) if (wallet !== null && shared.has(wallet)) push(usersOf, wallet, user);
  for (const [wallet, holders] of cardsOf) {
    const users = usersOf.get(wallet) ?? [];
    yield {
      code: 'card-wallet-linkage/shared',
      subjects: { wallet, cards: holders.map(({ card }) => card).sort(), users: [...users].sort() },
      figures: { cards: holders.length, users: users.length },
      message: sentence('The ephemeral wallet {wallet} serves {cards, plural, one {# card} other {# cards}}{users, plural, =0 {} one { and # user} other { and # users}}: {tags}.', { wallet, cards: holders.length, users: users.length, tags: holders.map(({ tag }) => tag).sort().join(', ') }),
    };
  }
}

function push<T>(lists: Map<Uuid, T[]>, key: Uuid, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
