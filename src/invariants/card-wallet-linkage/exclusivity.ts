import type { Uuid } from '../../ledger/records.js';
import type { Violation } from '../invariant.js';
import type { CardHolder, Holders } from './holders.js';
import { sentence } from '../../words/index.js';

/** `/both`, `/user-without-wallet` and `/shared`: a card has at most one wallet, and an ephemeral wallet one card. */
export function* exclusivityFaults({ cards, usersOfWallet }: Holders): Generator<Violation> {
  const cardsOf = new Map<Uuid, CardHolder[]>();
  for (const holder of cards) {
    const { card, tag, user, userWallet, ephemeralWallet } = holder;
    if (ephemeralWallet !== null) {
      const others = cardsOf.get(ephemeralWallet);
      if (others === undefined) cardsOf.set(ephemeralWallet, [holder]);
      else others.push(holder);
    }
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
  yield* sharedWallets(cardsOf, usersOfWallet);
}

function* sharedWallets(cardsOf: ReadonlyMap<Uuid, readonly CardHolder[]>, usersOfWallet: Holders['usersOfWallet']): Generator<Violation> {
  for (const [wallet, holders] of cardsOf) {
    const users = usersOfWallet.get(wallet) ?? [];
    if (holders.length + users.length < 2) continue;
    yield {
      code: 'card-wallet-linkage/shared',
      subjects: { wallet, cards: holders.map(({ card }) => card).sort(), users: [...users].sort() },
      figures: { cards: holders.length, users: users.length },
      message: sentence('The ephemeral wallet {wallet} serves {cards, plural, one {# card} other {# cards}} and {users, plural, one {# user} other {# users}}: {tags}.', { wallet, cards: holders.length, users: users.length, tags: holders.map(({ tag }) => tag).sort().join(', ') }),
    };
  }
}
