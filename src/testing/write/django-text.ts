import type { FedowModel, FedowRecord } from '../../ledger/records.js';
import { momentText, objectText, type Precision, valueText } from './json-text.js';

/** A record of one model, as the ledger knows it. */
type Of<Model extends FedowModel> = Extract<FedowRecord, { model: Model }>;
type FieldTexts = Readonly<Record<string, string>>;

/**
 * A record as Django serialises it. What the ledger does not know of a model stands with V1's defaults; the only secret is an
 * API key that opens nothing.
 */
export function djangoText(record: FedowRecord, precision: Precision): string {
  switch (record.model) {
    case 'configuration': return text(record.model, 1, configuration(record));
    case 'wallet': return text(record.model, record.uuid, wallet(record));
    case 'fedowuser': return text(record.model, record.uuid, user(record, precision));
    case 'place': return text(record.model, record.uuid, place(record));
    case 'asset': return text(record.model, record.uuid, asset(record, precision));
    case 'origin': return text(record.model, Number(record.key), { place: valueText(record.place), generation: valueText(record.generation), img: '""' });
    case 'card': return text(record.model, record.uuid, card(record));
    case 'token': return text(record.model, record.uuid, { value: valueText(record.value), wallet: valueText(record.wallet), asset: valueText(record.asset) });
    case 'checkoutstripe': return text(record.model, record.uuid, checkout(record));
    case 'transaction': return text(record.model, record.uuid, transaction(record, precision));
    case 'federation': return text(record.model, record.uuid, federation(record));
    case 'organizationapikey':
    case 'createplaceapikey': return text(record.model, 'MADE-UP.this-key-opens-nothing', { hashed_key: '"this-key-opens-nothing"', name: '"key"', revoked: 'false' });
  }
}

function text(model: FedowModel, key: string | number, fields: FieldTexts): string {
  return `{"model": "fedow_core.${model}", "pk": ${valueText(key)}, "fields": ${objectText(fields)}}`;
}

function configuration({ primaryWallet }: Of<'configuration'>): FieldTexts {
  return { name: '"Fedow"', domain: '"https://fedow.example.org"', create_place_apikey: 'null', primary_wallet: valueText(primaryWallet), stripe_endpoint_secret_enc: 'null', stripe_api_key: 'null' };
}

function wallet({ name, publicPem }: Of<'wallet'>): FieldTexts {
  return { name: valueText(name), private_pem: 'null', public_pem: valueText(publicPem), ip: 'null' };
}

function user({ email, wallet: own, firstName, lastName, dateJoined }: Of<'fedowuser'>, precision: Precision): FieldTexts {
  return {
    password: '""', last_login: 'null', is_superuser: 'false', username: valueText(email), first_name: valueText(firstName), last_name: valueText(lastName),
    is_staff: 'false', is_active: 'true', date_joined: momentText(dateJoined, precision), email: valueText(email), stripe_customer_id: 'null',
    wallet: valueText(own), groups: '[]', user_permissions: '[]',
  };
}

function place({ name, wallet: own, lespassDomain }: Of<'place'>): FieldTexts {
  return {
    name: valueText(name), description: 'null', wallet: valueText(own), dokos_id: 'null', stripe_connect_account: 'null', stripe_connect_valid: 'true',
    cashless_server_ip: 'null', cashless_server_url: 'null', cashless_rsa_pub_key: 'null', cashless_admin_apikey: 'null', lespass_domain: valueText(lespassDomain),
    logo: '""', admins: '[]',
  };
}

function asset(record: Of<'asset'>, precision: Precision): FieldTexts {
  return {
    name: valueText(record.name), currency_code: valueText(record.currencyCode), archive: valueText(record.archive), created_at: momentText(record.createdAt, precision),
    last_update: momentText(record.lastUpdate, precision), img: '""', comment: 'null', wallet_origin: valueText(record.walletOrigin), category: valueText(record.category),
    id_price_stripe: valueText(record.idPriceStripe),
  };
}

function card(record: Of<'card'>): FieldTexts {
  return {
    first_tag_id: valueText(record.firstTagId), complete_tag_id_uuid: 'null', qrcode_uuid: valueText(record.qrcodeUuid), number_printed: valueText(record.numberPrinted),
    user: valueText(record.user), origin: record.origin, wallet_ephemere: valueText(record.walletEphemere), primary_places: valueText(record.primaryPlaces),
  };
}

function checkout({ sessionId, asset: bought, status, user: buyer }: Of<'checkoutstripe'>): FieldTexts {
  return {
    datetime: '"2026-11-22T15:05:44.221833Z"', checkout_session_id_stripe: valueText(sessionId), intent_payment_id_stripe: 'null', invoice_stripe_id: 'null',
    asset: valueText(bought), status: valueText(status), user: valueText(buyer), metadata: '"signed"',
  };
}

function transaction(record: Of<'transaction'>, precision: Precision): FieldTexts {
  return {
    hash: valueText(record.hash), ip: valueText(record.ip), checkout_stripe: valueText(record.checkout), sender: valueText(record.sender), receiver: valueText(record.receiver),
    asset: valueText(record.asset), card: valueText(record.card), primary_card: valueText(record.primaryCard), previous_transaction: valueText(record.previous),
    datetime: momentText(record.datetime, precision), amount: valueText(record.amount), comment: valueText(record.comment), metadata: record.metadata ?? 'null',
    subscription_type: valueText(record.subscriptionType), subscription_first_datetime: momentText(record.subscriptionFirst, precision),
    subscription_start_datetime: momentText(record.subscriptionStart, precision), last_check: momentText(record.lastCheck, precision), action: valueText(record.action),
  };
}

function federation({ name, description, places, assets }: Of<'federation'>): FieldTexts {
  return { name: valueText(name), description: valueText(description), places: valueText(places), assets: valueText(assets) };
}
