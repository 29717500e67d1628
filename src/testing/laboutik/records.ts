import type { CurrencyRecord, TableRecord, TillRecord } from '../../ledger/catalogue/records.js';
import type { Cents, Timestamp, Uuid } from '../../ledger/records.js';

/** A line of a ticket. Source: `ArticleVendu` of LaBoutik. */
export interface SoldRecord {
  readonly model: 'articlevendu';
  readonly key: number;
  /** Of the line, and of the payment that it is a part of. */
  readonly uuid: Uuid;
  readonly payment: Uuid;
  readonly article: Uuid;
  readonly price: Cents;
  /** In millionths: LaBoutik keeps six decimals. */
  readonly quantity: number;
  readonly pointOfSale: Uuid | null;
  /** Means of payment. */
  readonly currency: Uuid;
  /** The till's own key of the card. */
  readonly card: Uuid | null;
  readonly at: Timestamp;
  /** The hash of Fedow's transaction, where it was sent there and the answer was noted. */
  readonly hash: string | null;
}

/** A means of payment, with its category: `SF` for the federated euro, `LE` for local money, `CA` for cash. */
export type PaymentRecord = CurrencyRecord & { readonly category: string; readonly code: string | null };

/** `L` free, `O` occupied, `S` served and not free yet: to the ledger the last two are one. */
export type MadeTable = Omit<TableRecord, 'occupied'> & { readonly state: 'L' | 'O' | 'S' };

/** Anything else that a dump has: no row of V2 is made of it. */
export interface OtherRecord {
  readonly model: 'methode' | 'wallet' | 'origin';
  readonly key: number | Uuid;
}

/** The records of a made-up till. */
export type MadeTillRecord = Exclude<TillRecord, CurrencyRecord | TableRecord> | MadeTable | PaymentRecord | SoldRecord | OtherRecord;
export type MadeOf<Model extends MadeTillRecord['model']> = Extract<MadeTillRecord, { model: Model }>;
