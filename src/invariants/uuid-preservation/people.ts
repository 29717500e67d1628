import type { CardRecord, Uuid } from '../../ledger/records.js';
import type { V2Card } from '../../ledger/v2-records.js';
import type { Violation } from '../invariant.js';
import { altered, differing, isLeftOut, missing, type Import } from './comparison.js';

/** The same person by e-mail, with the same wallet; the id may be V2's own. */
export function* missingOrAlteredUsers(both: Import): Generator<Violation> {
  const { source, target, links } = both;
  for (const { uuid, email, wallet } of source.users.values()) {
    if (isLeftOut(both, 'fedowuser', uuid)) continue;
    const user = target.users.get(links.userOf.get(uuid) ?? '');
    if (user === undefined) yield missing('user', uuid);
    else {
      yield* altered('user', uuid, differing({
        'e-mail': user.email.toLowerCase() === email.toLowerCase(),
        // A user without a wallet in Fedow may have got one from V2.
        wallet: wallet === null || user.wallet === wallet,
      }));
    }
  }
}

/** The same card by its three keys, leading to the same user or ephemeral wallet. */
export function* missingOrAlteredCards(both: Import): Generator<Violation> {
  for (const record of both.source.cards.values()) {
    if (isLeftOut(both, 'card', record.uuid)) continue;
    const card = both.target.cards.get(both.links.cardOf.get(record.uuid) ?? NaN);
    if (card === undefined) yield missing('card', record.uuid);
    else {
      yield* altered('card', record.uuid, differing({
        tag: card.tagId === record.firstTagId.toUpperCase(),
        'QR code': card.uuid === record.qrcodeUuid,
        number: card.number === record.numberPrinted,
        ...sameHolder(both, record, card),
      }));
    }
  }
}

/** What a card leads to; nothing is asked of one whose user stays behind: `card-wallet-linkage` follows its wallet. */
function sameHolder(both: Import, { user, walletEphemere }: CardRecord, card: V2Card): Record<string, boolean> {
  if (user !== null) {
    const isExempt = isLeftOut(both, 'fedowuser', user) || !both.source.users.has(user);
    return isExempt ? {} : { user: card.user === both.links.userOf.get(user), 'ephemeral wallet': card.walletEphemere === null };
  }
  return { user: card.user === null, 'ephemeral wallet': sameEphemeral(both, walletEphemere, card.walletEphemere) };
}

function sameEphemeral({ links }: Import, before: Uuid | null, after: Uuid | null): boolean {
  return before === null && links.unlinkedCards === 'provision' ? true : after === before;
}
