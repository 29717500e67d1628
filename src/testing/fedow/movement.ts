import type { Action, Cents, Uuid } from '../../ledger/records.js';

/** Everything that people and tills do to a network, by names that say what V1 writes for it. */
export const MOVEMENT_KINDS = [
  'online refill', 'local refill', 'sale', 'sale by QR code', 'refund', 'online refund', 'link', 'loss', 'deposit', 'membership', 'badge', 'transfer', 'void', 'correction',
  'purchase of a place', 'membership of a place', 'transfer between places',
] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/**
 * Something to be done. Its numbers are picks: each is taken modulo how many there are to pick from, so that any movement can
 * be asked of any network; one that its rules do not allow is passed over.
 */
export interface Movement {
  readonly kind: MovementKind;
  readonly card: number;
  readonly place: number;
  readonly asset: number;
  /** At most this much is moved: never more than there is. */
  readonly cents: Cents;
  /** Picks comment, metadata and other words. */
  readonly words: number;
}

/** A transaction to be written: wallets, asset and cards are indices of the network. */
export interface Posting {
  readonly action: Action;
  readonly asset: number;
  readonly amount: Cents;
  readonly sender: number;
  readonly receiver: number;
  readonly card?: number;
  readonly primaryCard?: number | undefined;
  readonly checkout?: { readonly uuid: Uuid; readonly sessionId: string | null };
  /** `SUB` only: picks its type and dates. */
  readonly subscription?: number;
  readonly comment?: string | null;
  readonly metadata?: string | null;
}
