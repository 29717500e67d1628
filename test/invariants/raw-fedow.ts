import { readFileSync } from 'node:fs';
import type { FedowRecord } from '#convoyeur/ledger/records.js';
import { parseTimestamp } from '#convoyeur/ledger/timestamp.js';

type Fields = Readonly<Record<string, unknown>>;

/** Reads a JSON Lines fixture with as little as possible, so that no reader of the product has a part in it. */
export function readFixture(name: string): FedowRecord[] {
  const text = readFileSync(new URL(`../../test/fixtures/fedow/${name}`, import.meta.url), 'utf8');
  return text.split('\n').filter((line) => line !== '').flatMap(recordOf);
}

function recordOf(line: string): FedowRecord[] {
  const { model, pk, fields } = JSON.parse(line) as { model: string; pk: string | number; fields: Fields };
  const read = RECORDS[model.replace('fedow_core.', '')];
  return read === undefined ? [] : [read(String(pk), fields, line)];
}

const text = (value: unknown): string => value as string;
const nullable = (value: unknown): string | null => (value ?? null) as string | null;
const time = (value: unknown): string | null => (value === null ? null : parseTimestamp(text(value)));
const keys = (value: unknown): string[] => value as string[];

const RECORDS: Readonly<Record<string, (uuid: string, fields: Fields, line: string) => FedowRecord>> = {
  configuration: (_, f) => ({ model: 'configuration', primaryWallet: nullable(f['primary_wallet']) }),
  wallet: (uuid, f) => ({ model: 'wallet', uuid, name: nullable(f['name']), publicPem: null }),
  fedowuser: (uuid, f) => ({ model: 'fedowuser', uuid, email: text(f['email']), wallet: nullable(f['wallet']), firstName: null, lastName: null, dateJoined: null }),
  place: (uuid, f) => ({ model: 'place', uuid, name: text(f['name']), wallet: text(f['wallet']), lespassDomain: nullable(f['lespass_domain']) }),
  asset: (uuid, f) => ({
    model: 'asset', uuid, name: text(f['name']), currencyCode: text(f['currency_code']), category: text(f['category']) as 'TLF', walletOrigin: text(f['wallet_origin']),
    archive: f['archive'] === true, createdAt: '', lastUpdate: null, idPriceStripe: null,
  }),
  origin: (key, f) => ({ model: 'origin', key, place: text(f['place']), generation: f['generation'] as number }),
  card: (uuid, f) => ({
    model: 'card', uuid, firstTagId: text(f['first_tag_id']), qrcodeUuid: text(f['qrcode_uuid']), numberPrinted: text(f['number_printed']), user: nullable(f['user']),
    origin: String(f['origin']), walletEphemere: nullable(f['wallet_ephemere']), primaryPlaces: keys(f['primary_places']),
  }),
  token: (uuid, f) => ({ model: 'token', uuid, wallet: text(f['wallet']), asset: text(f['asset']), value: f['value'] as number }),
  checkoutstripe: (uuid, f) => ({ model: 'checkoutstripe', uuid, sessionId: nullable(f['checkout_session_id_stripe']), status: nullable(f['status']), asset: nullable(f['asset']), user: nullable(f['user']) }),
  federation: (uuid, f) => ({ model: 'federation', uuid, name: text(f['name']), description: null, places: keys(f['places']), assets: keys(f['assets']) }),
  transaction: (uuid, f, line) => ({
    model: 'transaction', uuid, hash: text(f['hash']), action: text(f['action']) as 'SAL', amount: f['amount'] as number, asset: text(f['asset']), sender: text(f['sender']), receiver: text(f['receiver']),
    card: nullable(f['card']), primaryCard: nullable(f['primary_card']), previous: text(f['previous_transaction']), checkout: nullable(f['checkout_stripe']), datetime: time(f['datetime']) ?? '',
    lastCheck: time(f['last_check']), subscriptionType: nullable(f['subscription_type']), subscriptionFirst: time(f['subscription_first_datetime']),
    subscriptionStart: time(f['subscription_start_datetime']), comment: nullable(f['comment']), metadata: f['metadata'] === null ? null : metadataText(line), ip: '0.0.0.0',
  }),
};

/** The metadata as it stands in the line: in these fixtures the field that follows it is always the same. */
function metadataText(line: string): string {
  return line.slice(line.indexOf('"metadata": ') + '"metadata": '.length, line.lastIndexOf(', "subscription_type"'));
}
