import type { FedowRecord, Uuid } from '#convoyeur/ledger/records.js';
import type { Target } from '#convoyeur/target/target.js';
import { rowsOf } from './laboratory.js';

/** A moment to the microsecond, however it was written. */
const moment = (column: string): string => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
const plain = (timestamp: string | null): string | null => (timestamp === null ? null : `${timestamp.slice(0, 19)}.${/\.(\d{6})/u.exec(timestamp)?.[1] ?? '000000'}`);

/** What the old server had said, as plain SQL finds it in V2 and the provenance beside it: written apart from the product’s own reading. */
const TRANSACTIONS = `
  SELECT t.uuid, t.hash, o.action, t.amount, t.asset_id AS asset, t.sender_id AS sender, o.receiver, o.card, o.primary_card AS "primaryCard", o.previous, o.checkout,
    ${moment('t.datetime')} AS datetime, ${moment('o.last_check')} AS "lastCheck", t.subscription_type AS "subscriptionType",
    ${moment('o.subscription_first')} AS "subscriptionFirst", ${moment('t.subscription_start_datetime')} AS "subscriptionStart",
    CASE WHEN o.comment_is_null THEN NULL ELSE t.comment END AS comment, o.metadata, host(t.ip) AS ip
  FROM fedow_core_transaction t JOIN convoyeur.transaction_origin o USING (uuid)`;
const TOKENS = `
  SELECT uuid, wallet_id AS wallet, asset_id AS asset, value FROM fedow_core_token UNION ALL SELECT uuid, wallet, asset, value FROM convoyeur.token_origin`;
const LINKED = (model: string): string => `SELECT source_key, row_key FROM convoyeur.row_origin WHERE model = '${model}'`;
const CARDS = `
  SELECT l.source_key AS uuid, c.tag_id AS tag, c.uuid AS qrcode, c.number, u.email AS user, c.wallet_ephemere_id AS wallet
  FROM (${LINKED('card')}) l JOIN "QrcodeCashless_cartecashless" c ON c.id = l.row_key::bigint LEFT JOIN "AuthBillet_tibilletuser" u ON u.id = c.user_id`;
const USERS = `
  SELECT l.source_key AS uuid, u.email, u.wallet_id AS wallet FROM (${LINKED('fedowuser')}) l JOIN "AuthBillet_tibilletuser" u ON u.id = l.row_key::uuid`;
const WALLETS = 'SELECT uuid FROM "AuthBillet_wallet"';

/** How the uuids begin of what stood in V2 before. */
const LOCAL = '00000000-0000-1000-';

/** The records of a dump as far as an import keeps them, sorted texts by model. */
export type Kept = Readonly<Record<string, readonly string[]>>;

export async function keptIn(target: Target): Promise<Kept> {
  const queries = { transaction: TRANSACTIONS, token: TOKENS, card: CARDS, fedowuser: USERS, wallet: WALLETS };
  const kept: Record<string, readonly string[]> = {};
  for (const [model, query] of Object.entries(queries)) kept[model] = (await rowsOf(target, query)).filter(({ uuid }) => !String(uuid).startsWith(LOCAL)).map(textOf).sort();
  return kept;
}

export function keptOf(records: readonly FedowRecord[]): Kept {
  const of = <Model extends FedowRecord['model']>(model: Model): Extract<FedowRecord, { model: Model }>[] =>
    records.filter((record): record is Extract<FedowRecord, { model: Model }> => record.model === model);
  const emails = new Map<Uuid | null, string>(of('fedowuser').map(({ uuid, email }) => [uuid, email.toLowerCase()]));
  return {
    transaction: texts(of('transaction').map(({ model: _, ...one }) => ({
      ...one, datetime: plain(one.datetime), lastCheck: plain(one.lastCheck), subscriptionFirst: plain(one.subscriptionFirst), subscriptionStart: plain(one.subscriptionStart),
    }))),
    token: texts(of('token').map(({ model: _, ...one }) => one)),
    card: texts(of('card').map(({ uuid, firstTagId, qrcodeUuid, numberPrinted, user, walletEphemere }) => ({
      uuid, tag: firstTagId.toUpperCase(), qrcode: qrcodeUuid, number: numberPrinted, user: emails.get(user) ?? null, wallet: walletEphemere,
    }))),
    fedowuser: texts(of('fedowuser').map(({ uuid, email, wallet }) => ({ uuid, email: email.toLowerCase(), wallet }))),
    wallet: texts(of('wallet').map(({ uuid }) => ({ uuid }))),
  };
}

function texts(values: readonly object[]): string[] {
  return values.map(textOf).sort();
}

function textOf(value: object): string {
  return JSON.stringify(value, Object.keys(value).sort());
}
