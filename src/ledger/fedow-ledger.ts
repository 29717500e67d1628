import { TransactionTable } from './transaction-table.js';
import { UuidIndex } from './uuid-index.js';
import { CardTable, CheckoutTable, TokenTable, UserTable, WalletTable } from './fedow-tables.js';
import type { AssetRecord, FederationRecord, OriginRecord, PlaceRecord, Uuid } from './records.js';

/** How exact the times of a dump are: both of Django's own writers cut them to milliseconds, which no hash survives. */
export type TimestampPrecision = 'microseconds' | 'milliseconds';

/**
 * Everything of a Fedow that its meaning depends on, whether it was read from a dump, generated, or read back from
 * the provenance in V2. Transactions are compact rows without their texts, all else is kept by key; what there
 * is much of, as columns.
 */
export class FedowLedger {
  primaryWallet: Uuid | null = null;
  precision: TimestampPrecision = 'microseconds';
  /** Whether every object with several keys, if there is any, has them as `jsonb` would put them, so that metadata may have been rewritten (SPEC 2.5). */
  inJsonbOrder = false;
  /** The name of each wallet, by its uuid. */
  readonly wallets = new WalletTable();
  readonly users = new UserTable();
  readonly places = new Map<Uuid, PlaceRecord>();
  readonly assets = new Map<Uuid, AssetRecord>();
  readonly origins = new Map<string, OriginRecord>();
  readonly cards = new CardTable();
  readonly checkouts = new CheckoutTable();
  /** Checkouts that a refill answers. */
  readonly refilledCheckouts = new Set<Uuid>();
  readonly federations = new Map<Uuid, FederationRecord>();
  /** Dense indices of whatever transactions refer to, and of the owners of tokens. */
  readonly indices = { wallets: new UuidIndex(), assets: new UuidIndex(16), cards: new UuidIndex() };
  readonly tokens = new TokenTable(this.indices);
  readonly transactions = new TransactionTable(this.indices);
}
