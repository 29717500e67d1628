/**
 * The records of Fedow (V1) as every other module sees them: plain, readonly, already validated.
 *
 * Units: amounts are whole cents; a `Timestamp` is UTC text with microseconds. References hold the other
 * record's key and may point nowhere: whether they are met is a question for the invariant `references`.
 */

/** Lower-case, with dashes: `0061e2c4-a504-4871-9094-a73bed5317a6`. */
export type Uuid = string;

/**
 * A moment in UTC as Python's `isoformat()` writes it, which is also what the hash covers:
 * `2023-03-03T03:43:15.598176+00:00`, and without any fraction when the microseconds are 0.
 */
export type Timestamp = string;

/** Whole cents. */
export type Cents = number;

export interface ConfigurationRecord {
  readonly model: 'configuration';
  readonly primaryWallet: Uuid | null;
}

export interface WalletRecord {
  readonly model: 'wallet';
  readonly uuid: Uuid;
  readonly name: string | null;
  readonly publicPem: string | null;
}

export interface UserRecord {
  readonly model: 'fedowuser';
  readonly uuid: Uuid;
  /** As written in the dump: the case of its letters is kept. */
  readonly email: string;
  readonly wallet: Uuid | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** Absent from the sections format. */
  readonly dateJoined: Timestamp | null;
}

export interface PlaceRecord {
  readonly model: 'place';
  readonly uuid: Uuid;
  readonly name: string;
  readonly wallet: Uuid;
  readonly lespassDomain: string | null;
}

export const ASSET_CATEGORIES = ['TLF', 'TNF', 'FED', 'TIM', 'FID', 'BDG', 'SUB'] as const;
export type AssetCategory = (typeof ASSET_CATEGORIES)[number];

/** Whether a code is one of Fedow's kinds of assets. */
export function isAssetCategory(code: string): code is AssetCategory {
  return (ASSET_CATEGORIES as readonly string[]).includes(code);
}

export interface AssetRecord {
  readonly model: 'asset';
  readonly uuid: Uuid;
  readonly name: string;
  readonly currencyCode: string;
  readonly category: AssetCategory;
  readonly walletOrigin: Uuid;
  readonly archive: boolean;
  readonly createdAt: Timestamp;
  /** Absent from the sections format. */
  readonly lastUpdate: Timestamp | null;
  readonly idPriceStripe: string | null;
}

export interface OriginRecord {
  readonly model: 'origin';
  /** The integer key as text; the sections format has none, there it is `<place>/<generation>`. */
  readonly key: string;
  readonly place: Uuid;
  readonly generation: number;
}

export interface CardRecord {
  readonly model: 'card';
  readonly uuid: Uuid;
  /** As written in the dump; V2 reads it in upper case. */
  readonly firstTagId: string;
  readonly qrcodeUuid: Uuid;
  readonly numberPrinted: string;
  readonly user: Uuid | null;
  /** Key of an `OriginRecord`. */
  readonly origin: string;
  readonly walletEphemere: Uuid | null;
  readonly primaryPlaces: readonly Uuid[];
}

export interface TokenRecord {
  readonly model: 'token';
  readonly uuid: Uuid;
  readonly wallet: Uuid;
  readonly asset: Uuid;
  readonly value: Cents;
}

export interface CheckoutRecord {
  readonly model: 'checkoutstripe';
  readonly uuid: Uuid;
  readonly sessionId: string | null;
  /** Null where the format does not say (sections). */
  readonly status: string | null;
  readonly asset: Uuid | null;
  readonly user: Uuid | null;
}

export interface TransactionRecord {
  readonly model: 'transaction';
  readonly uuid: Uuid;
  /** 64 lower-case hexadecimal digits. */
  readonly hash: string;
  readonly action: Action;
  readonly amount: Cents;
  readonly asset: Uuid;
  readonly sender: Uuid;
  readonly receiver: Uuid;
  readonly card: Uuid | null;
  readonly primaryCard: Uuid | null;
  /** The first block of an asset is its own previous transaction. */
  readonly previous: Uuid;
  readonly checkout: Uuid | null;
  readonly datetime: Timestamp;
  readonly lastCheck: Timestamp | null;
  readonly subscriptionType: string | null;
  readonly subscriptionFirst: Timestamp | null;
  readonly subscriptionStart: Timestamp | null;
  readonly comment: string | null;
  /** The exact JSON text of the source: `100` and `100.0` differ in the hash. Null for JSON null. */
  readonly metadata: string | null;
  readonly ip: string;
}

export interface FederationRecord {
  readonly model: 'federation';
  readonly uuid: Uuid;
  readonly name: string;
  readonly description: string | null;
  readonly places: readonly Uuid[];
  readonly assets: readonly Uuid[];
}

/** Models that hold nothing but secrets: counted, never read further. */
export interface SecretRecord {
  readonly model: 'organizationapikey' | 'createplaceapikey';
}

export type FedowRecord =
  | ConfigurationRecord | WalletRecord | UserRecord | PlaceRecord | AssetRecord | OriginRecord | CardRecord
  | TokenRecord | CheckoutRecord | TransactionRecord | FederationRecord | SecretRecord;

export type FedowModel = FedowRecord['model'];

/** In the order of their index, which the compact ledger stores. */
export const ACTIONS = ['FST', 'CRE', 'REF', 'SAL', 'QRS', 'FUS', 'RFD', 'BNK', 'SUB', 'BDG', 'TRF', 'VID', 'COR'] as const;
export type Action = (typeof ACTIONS)[number];
