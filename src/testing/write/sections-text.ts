import type { CardRecord, CheckoutRecord, FedowModel, FedowRecord, OriginRecord, TransactionRecord, UserRecord, Uuid, WalletRecord } from '../../ledger/records.js';
import { momentText, objectText, type Precision, valueText } from './json-text.js';

type Of<Model extends FedowModel> = Extract<FedowRecord, { model: Model }>;

/**
 * The records in the sections format. It has no place for users without wallet, for payments that no transaction names, and for
 * API keys: these are left out. Everything is kept in memory but the transactions whose checkout has come.
 * @yields pieces of one JSON object
 */
export function* sectionsText(records: Iterable<FedowRecord>, precision: Precision): Generator<string> {
  const rest = new Kept();
  const waiting: TransactionRecord[] = [];
  let count = 0;
  const entry = (record: TransactionRecord): string => `${count++ === 0 ? '' : ', '}${transactionText(record, rest.checkouts, precision)}`;
  yield '{"transactions": [';
  for (const record of records) {
    if (record.model !== 'transaction') rest.keep(record);
    else if (record.checkout !== null && !rest.checkouts.has(record.checkout)) waiting.push(record);
    else yield entry(record);
  }
  for (const record of waiting) yield entry(record);
  yield '], ';
  yield* rest.sections(precision);
  yield '}\n';
}

/** All but the transactions: what other records are written by has to be looked up. */
class Kept {
  readonly checkouts = new Map<Uuid, CheckoutRecord>();
  readonly #origins = new Map<string, OriginRecord>();
  readonly #users = new Map<Uuid, UserRecord>();
  readonly #userOfWallet = new Map<Uuid, UserRecord>();
  readonly #others: FedowRecord[] = [];

  keep(record: FedowRecord): void {
    if (record.model === 'checkoutstripe') this.checkouts.set(record.uuid, record);
    else if (record.model === 'origin') this.#origins.set(record.key, record);
    else if (record.model === 'fedowuser') {
      this.#users.set(record.uuid, record);
      if (record.wallet !== null) this.#userOfWallet.set(record.wallet, record);
    } else this.#others.push(record);
  }

  *sections(precision: Precision): Generator<string> {
    const primary = this.#of('configuration')[0]?.primaryWallet ?? null;
    yield `"primary_wallet_uuid": ${valueText(primary)}, `;
    yield section('places', this.#of('place').map(placeText));
    yield section('assets', this.#of('asset').map((record) => assetText(record, precision)));
    yield section('wallets', this.#of('wallet').map((record) => this.#walletText(record)));
    yield section('cards', this.#of('card').map((record) => this.#cardText(record)));
    yield section('tokens', this.#of('token').map(tokenText));
    yield section('federations', this.#of('federation').map(federationText)).slice(0, -2);
  }

  #of<Model extends FedowModel>(model: Model): Of<Model>[] {
    return this.#others.filter((record): record is Of<Model> => record.model === model);
  }

  #walletText({ uuid, name, publicPem }: WalletRecord): string {
    const user = this.#userOfWallet.get(uuid);
    return objectText({ uuid: valueText(uuid), name: valueText(name), public_pem: valueText(publicPem), email: valueText(user?.email ?? null), user_uuid: valueText(user?.uuid ?? null) });
  }

  /** A card of a user bears the user's wallet. */
  #cardText(record: CardRecord): string {
    const origin = this.#origins.get(record.origin);
    const wallet = record.user === null ? record.walletEphemere : (this.#users.get(record.user)?.wallet ?? null);
    return objectText({
      uuid: valueText(record.uuid), tag_id: valueText(record.firstTagId), qrcode_uuid: valueText(record.qrcodeUuid), number: valueText(record.numberPrinted),
      generation: valueText(origin?.generation ?? null), origin_place_uuid: valueText(origin?.place ?? null), user_uuid: valueText(record.user),
      wallet_uuid: valueText(wallet), primary_place_uuids: valueText(record.primaryPlaces),
    });
  }
}

function section(name: string, entries: readonly string[]): string {
  return `"${name}": [${entries.join(', ')}], `;
}

function placeText({ uuid, name, lespassDomain, wallet }: Of<'place'>): string {
  return objectText({ uuid: valueText(uuid), name: valueText(name), domain: valueText(lespassDomain), wallet_uuid: valueText(wallet) });
}

function assetText(record: Of<'asset'>, precision: Precision): string {
  return objectText({
    uuid: valueText(record.uuid), name: valueText(record.name), currency_code: valueText(record.currencyCode), category: valueText(record.category),
    wallet_origin_uuid: valueText(record.walletOrigin), archive: valueText(record.archive), created_at: momentText(record.createdAt, precision),
    id_price_stripe: valueText(record.idPriceStripe), comment: 'null',
  });
}

function tokenText({ uuid, wallet, asset, value }: Of<'token'>): string {
  return objectText({ uuid: valueText(uuid), wallet_uuid: valueText(wallet), asset_uuid: valueText(asset), value: valueText(value) });
}

function federationText({ uuid, name, description, assets, places }: Of<'federation'>): string {
  return objectText({ uuid: valueText(uuid), name: valueText(name), description: valueText(description), assets_uuids: valueText(assets), places_uuids: valueText(places) });
}

function transactionText(record: TransactionRecord, checkouts: ReadonlyMap<Uuid, CheckoutRecord>, precision: Precision): string {
  return objectText({
    uuid: valueText(record.uuid), hash: valueText(record.hash), previous_uuid: valueText(record.previous), sender_uuid: valueText(record.sender),
    receiver_uuid: valueText(record.receiver), asset_uuid: valueText(record.asset), amount: valueText(record.amount), action: valueText(record.action),
    datetime: momentText(record.datetime, precision), card_uuid: valueText(record.card), primary_card_uuid: valueText(record.primaryCard),
    comment: valueText(record.comment), metadata: record.metadata ?? 'null', subscription_type: valueText(record.subscriptionType),
    subscription_first_datetime: momentText(record.subscriptionFirst, precision), subscription_start_datetime: momentText(record.subscriptionStart, precision),
    last_check: momentText(record.lastCheck, precision), checkout_uuid: valueText(record.checkout),
    checkout_session_id: valueText(record.checkout === null ? null : (checkouts.get(record.checkout)?.sessionId ?? null)), ip: valueText(record.ip),
  });
}
