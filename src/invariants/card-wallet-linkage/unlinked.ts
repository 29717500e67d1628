import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import type { CardRecord, Uuid } from '../../ledger/records.js';
import type { V2Ledger } from '../../ledger/v2-ledger.js';
import type { V2Card } from '../../ledger/v2-records.js';
import type { Links, Violation } from '../invariant.js';
import { sentence } from '../../words/index.js';

/** `/unlinked`: a card does not lead in V2 to the wallet that it led to in Fedow, or to none where each was to have one. */
export function* unlinkedCards(source: FedowLedger, target: V2Ledger, links: Links): Generator<Violation> {
  const leftOut = links.leftOut.get('card');
  for (const card of source.cards.values()) {
    if (leftOut?.has(card.uuid) === true) continue;
    const before = walletInFedow(source, card);
    const isToBeGivenOne = before === null && card.user === null && links.unlinkedCards === 'provision';
    if (before === null && !isToBeGivenOne) continue;
    const after = walletInV2(target, target.cards.get(links.cardOf.get(card.uuid) ?? NaN));
    if (before === null ? after !== null : after === before) continue;
    const leads = after === null ? sentence('leads to no wallet') : sentence('leads to wallet {after}', { after });
    yield {
      code: 'card-wallet-linkage/unlinked',
      subjects: before === null ? { card: card.uuid } : { card: card.uuid, wallet: before },
      figures: {},
      message: before === null
        ? sentence('Card {tag} {leads} in V2, and should lead to a new wallet.', { tag: card.firstTagId, leads })
        : sentence('Card {tag} {leads} in V2, and should lead to wallet {before}.', { tag: card.firstTagId, leads, before }),
    };
  }
}

function walletInFedow({ users }: FedowLedger, { user, walletEphemere }: CardRecord): Uuid | null {
  return (user === null ? null : users.walletOf(user)) ?? walletEphemere;
}

function walletInV2({ users }: V2Ledger, card: V2Card | undefined): Uuid | null {
  if (card === undefined) return null;
  return (card.user === null ? null : users.walletOf(card.user)) ?? card.walletEphemere;
}
