import { TransactionTable } from './transaction-table.js';
import { UuidIndex } from './uuid-index.js';
import type {
  AssetRecord, CardRecord, CheckoutRecord, FederationRecord, OriginRecord, PlaceRecord, TokenRecord, UserRecord, Uuid,
} from './records.js';

/** How exact the times of a dump are: both of Django's own writers cut them to milliseconds, which no hash survives. */
export type TimestampPrecision = 'microseconds' | 'milliseconds';

/**
 * Everything of a Fedow that its meaning depends on, whether it was read from a dump, generated, or read back from
 * the provenance in V2. Transactions are compact rows without their texts; all else is kept by key.
 */
export class FedowLedger {
  primaryWallet: Uuid | null = null;
  precision: TimestampPrecision = 'microseconds';
  /** Whether every object with several keys, if there is any, has them as `jsonb` would put them, so that metadata may have been rewritten (SPEC 2.5). */
  inJsonbOrder = false;
  /** The name of each wallet, by its uuid. */
  readonly wallets = new Map<Uuid, string | null>();
  readonly users = new Map<Uuid, UserRecord>();
  readonly places = new Map<Uuid, PlaceRecord>();
  readonly assets = new Map<Uuid, AssetRecord>();
  readonly origins = new Map<string, OriginRecord>();
  readonly cards = new Map<Uuid, CardRecord>();
  readonly tokens = new Map<Uuid, TokenRecord>();
  readonly checkouts = new Map<Uuid, CheckoutRecord>();
  /** Checkouts that a refill answers. */
  readonly refilledCheckouts = new Set<Uuid>();
  readonly federations = new Map<Uuid, FederationRecord>();
  /** Dense indices of whatever transactions refer to, and of the owners of tokens. */
  readonly indices = { wallets: new UuidIndex(), assets: new UuidIndex(16), cards: new UuidIndex() };
  readonly transactions = new TransactionTable(this.indices);
}
