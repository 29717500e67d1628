import type { TransactionOrigin } from '../entities/convoyeur/transaction-origin.js';
import type { Transaction } from '../entities/shared/transaction.js';
import { receiverFactor } from '../ledger/effects.js';
import type { Action, AssetCategory, TransactionRecord, Uuid } from '../ledger/records.js';
import type { V2Action } from '../ledger/v2-effects.js';
import type { NumberedCards } from './numbered-cards.js';
import type { TenantLinks } from './transaction-links.js';

/** How V2 writes a movement of V1 so that it has the same effect there. */
export interface V2Form {
  readonly action: V2Action;
  /** Whether V1's receiver stays; without one V2 credits nobody. */
  readonly receiver: 'kept' | 'none';
}

const kept = (action: V2Action): V2Form => ({ action, receiver: 'kept' });
const none = (action: V2Action): V2Form => ({ action, receiver: 'none' });

/**
 * Same effect, not same letters (SPEC 4.1). `RFD` depends on more than the action: see `v2Form`. A creation without
 * receiver moves nothing in V2: it stands for what has no effect there.
 */
export const V2_FORMS: Readonly<Record<Exclude<Action, 'RFD'>, V2Form>> = {
  FST: kept('FST'),
  CRE: kept('CRE'),
  SAL: kept('SAL'),
  QRS: kept('QRS'),
  FUS: kept('FUS'),
  REF: kept('RFL'),
  BNK: none('DEP'),
  SUB: none('CRE'),
  COR: none('CRE'),
  TRF: none('CRE'),
  VID: none('CRE'),
  BDG: none('CRE'),
};

/** Refunds: one of `FED` must not look to V2 like a debt of the central pot to be paid again (SPEC 3.2). */
export const REFUND_FORMS = {
  'FED, to a place': kept('TRF'),
  'FED, online': none('VOI'),
  'another asset': none('RFD'),
} as const satisfies Record<string, V2Form>;

/** @param receiverIsPlace whether V1's receiver is the wallet of a place and not the primary wallet */
export function v2Form(action: Action, category: AssetCategory, receiverIsPlace: boolean): V2Form {
  if (action !== 'RFD') return V2_FORMS[action];
  if (category !== 'FED') return REFUND_FORMS['another asset'];
  return receiverFactor(action, category, receiverIsPlace) > 0 ? REFUND_FORMS['FED, to a place'] : REFUND_FORMS['FED, online'];
}

export interface TransactionReferences {
  /** V2's number for it, in chronological order. */
  readonly id: number;
  readonly tenant: Uuid;
  /** V2's cards; null also for a card that is left out. */
  readonly card: number | null;
  readonly primaryCard: number | null;
  readonly sessionId: string | null;
  readonly run: string;
}

/** What the mapping knows of an origin row; its fingerprint is made where the row is written. */
export type OriginRow = Omit<TransactionOrigin, 'fingerprint'>;

/** V2's row of a transaction, and what V2 has no place for (SPEC 4.2). The inverse is `transactionFromV2`. */
export function transactionRows(record: TransactionRecord, form: V2Form, references: TransactionReferences): { row: Transaction; origin: OriginRow } {
  return {
    row: {
      id: String(references.id),
      uuid: record.uuid,
      hash: record.hash,
      migrated: true,
      sender_id: record.sender,
      receiver_id: form.receiver === 'kept' ? record.receiver : null,
      asset_id: record.asset,
      amount: record.amount,
      action: form.action,
      card_id: references.card,
      primary_card_id: references.primaryCard,
      datetime: record.datetime,
      comment: record.comment ?? '',
      metadata: record.metadata ?? '{}',
      subscription_type: record.subscriptionType,
      subscription_start_datetime: record.subscriptionStart,
      checkout_stripe: null,
      tenant_id: references.tenant,
      ip: record.ip,
    },
    origin: {
      uuid: record.uuid,
      run_id: references.run,
      action: record.action,
      receiver: record.receiver,
      previous: record.previous,
      card: record.card,
      primary_card: record.primaryCard,
      checkout: record.checkout,
      session_id: references.sessionId,
      last_check: record.lastCheck,
      subscription_first: record.subscriptionFirst,
      comment_is_null: record.comment === null,
      metadata: record.metadata,
    },
  };
}

/**
 * The record of V1 that a row of V2 and its origin row stand for: the inverse of `transactionRows`. What both rows
 * hold is taken from V2's, so that a change made there shows as another content.
 * @param cards what is not simply copied: V2 names cards by number
 */
export function transactionFromV2(row: Transaction, origin: OriginRow, cards: NumberedCards): TransactionRecord {
  // Only a card that was left out has no number in V2. A number that stands for none of V1's cards was put there later.
  const card = (id: number | null, recorded: Uuid | null): Uuid | null => {
    if (id !== null) return cards.keyOf(id) ?? null;
    return recorded === null || cards.hasNumber(recorded) ? null : recorded;
  };
  return {
    model: 'transaction',
    uuid: row.uuid,
    hash: row.hash ?? '',
    action: origin.action as Action,
    amount: row.amount,
    asset: row.asset_id,
    sender: row.sender_id,
    receiver: row.receiver_id ?? origin.receiver,
    card: card(row.card_id, origin.card),
    primaryCard: card(row.primary_card_id, origin.primary_card),
    previous: origin.previous,
    checkout: origin.checkout,
    datetime: row.datetime,
    lastCheck: origin.last_check,
    subscriptionType: row.subscription_type,
    subscriptionFirst: origin.subscription_first,
    subscriptionStart: row.subscription_start_datetime,
    comment: origin.comment_is_null && row.comment === '' ? null : row.comment,
    metadata: origin.metadata,
    ip: row.ip,
  };
}

/**
 * The tenant of a transaction (SPEC 4.1): its receiver's place, else its sender's, else the card's origin place where
 * the asset is accepted there, else the asset's own. The receiver meant is V1's. Null where the asset has no tenant.
 */
export function tenantOfTransaction({ receiver, sender, asset, card }: TransactionRecord, links: TenantLinks): Uuid | null {
  const tenant = links.tenantOfWallet.get(receiver) ?? links.tenantOfWallet.get(sender);
  if (tenant !== undefined) return tenant;
  const form = links.assets.get(asset);
  const origin = card === null ? undefined : links.tenantOfCard(card);
  return origin !== undefined && (origin === form?.tenant || form?.acceptedAt.has(origin) === true) ? origin : (form?.tenant ?? null);
}
