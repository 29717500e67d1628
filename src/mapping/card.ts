import type { Card } from '../entities/shared/card.js';
import type { CardRecord, Uuid } from '../ledger/records.js';

export interface CardReferences {
  readonly id: number;
  /** V2's batch of the card's origin. */
  readonly batch: number | null;
  /** V2's user for the card's user. */
  readonly user: Uuid | null;
  /** Wallet made up for a card that nobody holds. */
  readonly provisionedWallet: Uuid | null;
}

/** V2 reads tags in upper case, and never a card with both a user and a wallet of its own (SPEC 3.2, 4). */
export function cardRow(record: CardRecord, references: CardReferences): Card {
  return {
    id: references.id,
    tag_id: record.firstTagId.toUpperCase(),
    uuid: record.qrcodeUuid,
    number: record.numberPrinted,
    detail_id: references.batch,
    user_id: references.user,
    wallet_ephemere_id: references.user === null ? (record.walletEphemere ?? references.provisionedWallet) : null,
  };
}
