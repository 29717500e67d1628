import { transactionHash } from '#convoyeur/ledger/hash.js';
import { LedgerBuilder } from '#convoyeur/ledger/ledger-builder.js';
import type { FedowLedger } from '#convoyeur/ledger/fedow-ledger.js';
import type {
  AssetCategory, AssetRecord, CardRecord, FedowRecord, FederationRecord, OriginRecord, PlaceRecord, TokenRecord, TransactionRecord, UserRecord, Uuid, WalletRecord,
} from '#convoyeur/ledger/records.js';

/** A uuid with a number that a reader of a failure can see. */
export function uuid(kind: string, number: number): Uuid {
  return `${kind.padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A moment, so many microseconds after another. */
export function moment(microseconds: number): string {
  const [seconds, rest] = [Math.floor(microseconds / 1_000_000), microseconds % 1_000_000];
  const text = new Date(Date.UTC(2024, 0, 1) + seconds * 1000).toISOString().slice(0, 19);
  return `${text}${rest === 0 ? '' : `.${String(rest).padStart(6, '0')}`}+00:00`;
}

export function transactionRecord(changes: Partial<TransactionRecord> & { readonly uuid: Uuid }): TransactionRecord {
  return {
    model: 'transaction', hash: changes.uuid.replaceAll('-', '').padStart(64, '0'), action: 'SAL', amount: 100, asset: uuid('d', 1), sender: uuid('a', 1), receiver: uuid('a', 2),
    card: null, primaryCard: null, previous: changes.uuid, checkout: null, datetime: moment(0), lastCheck: null, subscriptionType: null, subscriptionFirst: null,
    subscriptionStart: null, comment: null, metadata: '{}', ip: '0.0.0.0', ...changes,
  };
}

export function assetRecord(key: Uuid, category: AssetCategory, walletOrigin: Uuid, changes: Partial<AssetRecord> = {}): AssetRecord {
  return {
    model: 'asset', uuid: key, name: `asset ${key.slice(-4)}`, currencyCode: 'EUR', category, walletOrigin, archive: false, createdAt: moment(0), lastUpdate: null,
    idPriceStripe: null, ...changes,
  };
}

export function placeRecord(key: Uuid, wallet: Uuid, changes: Partial<PlaceRecord> = {}): PlaceRecord {
  return { model: 'place', uuid: key, name: `place ${key.slice(-4)}`, wallet, lespassDomain: null, ...changes };
}

export function walletRecord(key: Uuid, changes: Partial<WalletRecord> = {}): WalletRecord {
  return { model: 'wallet', uuid: key, name: null, publicPem: null, ...changes };
}

export function userRecord(key: Uuid, email: string, wallet: Uuid | null, changes: Partial<UserRecord> = {}): UserRecord {
  return { model: 'fedowuser', uuid: key, email, wallet, firstName: null, lastName: null, dateJoined: null, ...changes };
}

export function originRecord(key: string, place: Uuid, generation = 1): OriginRecord {
  return { model: 'origin', key, place, generation };
}

export function cardRecord(key: Uuid, origin: string, changes: Partial<CardRecord> = {}): CardRecord {
  const number = key.slice(-8);
  return {
    model: 'card', uuid: key, firstTagId: number, qrcodeUuid: `5${key.slice(1)}`, numberPrinted: number, user: null, origin, walletEphemere: null, primaryPlaces: [], ...changes,
  };
}

export function tokenRecord(key: Uuid, wallet: Uuid, asset: Uuid, value: number): TokenRecord {
  return { model: 'token', uuid: key, wallet, asset, value };
}

export function federationRecord(key: Uuid, name: string, places: Uuid[], assets: Uuid[]): FederationRecord {
  return { model: 'federation', uuid: key, name, description: null, places, assets };
}

/** A ledger of records, of which none may stand twice. */
export function ledgerOf(records: readonly FedowRecord[]): FedowLedger {
  const builder = new LedgerBuilder();
  for (const record of records) {
    const duplicate = builder.add(record);
    if (duplicate !== null) throw new Error(`${record.model}: ${String(duplicate.field)} ${String(duplicate.value)} stands twice`);
  }
  if (builder.unsettled > 0) for (const record of records) if (record.model === 'transaction') builder.settle(record);
  return builder.finish();
}

/** Transactions with the hashes that the old server would have stored; parents must come first. */
export function sealed(records: readonly TransactionRecord[], sessionOf: ReadonlyMap<Uuid, string> = new Map()): TransactionRecord[] {
  const hashes = new Map<Uuid, string>();
  return records.map((record) => {
    const sessionId = record.checkout === null ? null : (sessionOf.get(record.checkout) ?? null);
    const hash = transactionHash(record, { previousHash: hashes.get(record.previous) ?? '', sessionId });
    hashes.set(record.uuid, hash);
    return { ...record, hash };
  });
}
