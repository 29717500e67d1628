import type { Cents, Timestamp, Uuid } from '../records.js';

/** A quantity as LaBoutik stores it, to six decimals: millionths of one article. */
export type Millionths = number;

/** `APIcashless.articlevendu`: a line of a till's ticket. A part of an article is a line too, when it was paid from two balances. */
export interface SaleRecord {
  readonly model: 'articlevendu';
  /** Key of an article. */
  readonly article: Uuid;
  /** Key of a means of payment; null for a gift or points. */
  readonly currency: Uuid | null;
  readonly price: Cents;
  /** Null where the till noted none. */
  readonly quantity: Millionths | null;
  /** Whether a card was held to the till; lines that Lespass has reported have none. */
  readonly byCard: boolean;
  /** `sync_fedow`: the till knows that Fedow has it. */
  readonly sent: boolean;
  /** The hash of Fedow's transaction, where the till was told it. */
  readonly hash: string | null;
  readonly at: Timestamp;
}

/** Lines of a till that are counted together. */
export interface SaleSum {
  readonly lines: number;
  readonly cents: Cents;
}

/** What a venue's till says it has collected of the federated euro, and what it knows of the bank. Never imported (SPEC 5): a witness only. */
export interface TillTestimony {
  /** The venue's place in Fedow. */
  readonly place: Uuid;
  readonly name: string | null;
  /** Lines paid in the federated euro, but for refunds and the instalments that stand for other lines (method `FR`). */
  readonly sales: SaleSum;
  /** Cards that were emptied (methods `VC` and `VV`). */
  readonly refunds: SaleSum;
  /** Lines of the article `Stripe TiBillet transfert`. */
  readonly transfers: SaleSum;
  /** Of the sales, those made with a card of which the till does not know that Fedow has them. */
  readonly neverSent: SaleSum;
  /** Of the sales, those whose receipt (`hash_fedow`) Fedow does not know; the first receipts name them. */
  readonly lost: SaleSum & { readonly receipts: readonly string[] };
  /** Of sales and refunds, those that LaBoutik marks never, sent or not: refunds, and sales that Lespass reported. */
  readonly unmarked: SaleSum;
  /** Lines of those above without a quantity: they count for nothing. */
  readonly withoutQuantity: number;
  /** The latest of the lines above; null where there is none. */
  readonly last: Timestamp | null;
}
