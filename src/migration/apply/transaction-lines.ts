import { hash } from 'node:crypto';
import type { Transaction } from '../../entities/index.js';
import type { OriginRow } from '../../mapping/transaction.js';
import { copyValue } from '../../target/write/copy-text.js';

/** The columns of `transactionLine`, in its order. */
export const TRANSACTION_LINE = [
  'id', 'uuid', 'hash', 'migrated', 'sender_id', 'receiver_id', 'asset_id', 'amount', 'action', 'card_id', 'primary_card_id', 'datetime', 'comment', 'metadata',
  'subscription_type', 'subscription_start_datetime', 'checkout_stripe', 'tenant_id', 'ip',
] as const satisfies readonly (keyof Transaction)[];

/** The columns of `originLine`, in its order. */
export const ORIGIN_LINE = [
  'uuid', 'run_id', 'action', 'receiver', 'previous', 'card', 'primary_card', 'checkout', 'session_id', 'last_check', 'subscription_first', 'comment_is_null', 'metadata',
  'fingerprint',
] as const satisfies readonly (keyof OriginRow | 'fingerprint')[];

const NULL = '\\N';

/**
 * A row of `fedow_core_transaction` in COPY's text format. Written out, since there are a million of them: only free texts
 * can hold a character that needs an escape.
 */
export function transactionLine(row: Transaction): string {
  return `${row.id}\t${row.uuid}\t${row.hash ?? NULL}\t${row.migrated ? 't' : 'f'}\t${row.sender_id}\t${row.receiver_id ?? NULL}\t${row.asset_id}\t${row.amount}\t${row.action}\t`
    + `${row.card_id ?? NULL}\t${row.primary_card_id ?? NULL}\t${row.datetime}\t${freeText(row.comment)}\t${copyValue(row.metadata)}\t`
    + `${freeText(row.subscription_type)}\t${row.subscription_start_datetime ?? NULL}\t${row.checkout_stripe ?? NULL}\t${row.tenant_id}\t${row.ip}\n`;
}

/** A row of `transaction_origin` in the same format. @param fingerprint of V2's row */
export function originLine(origin: OriginRow, fingerprint: string): string {
  return `${origin.uuid}\t${origin.run_id}\t${origin.action}\t${origin.receiver}\t${origin.previous}\t${origin.card ?? NULL}\t${origin.primary_card ?? NULL}\t`
    + `${origin.checkout ?? NULL}\t${freeText(origin.session_id)}\t${origin.last_check ?? NULL}\t${origin.subscription_first ?? NULL}\t`
    + `${origin.comment_is_null ? 't' : 'f'}\t${freeText(origin.metadata)}\t${fingerprint}\n`;
}

/** `rowFingerprint` of a transaction, written out for the same reason. */
export function transactionFingerprint(row: Transaction): string {
  const text = `["${row.action}",${row.amount},"${row.asset_id}",${row.card_id ?? 'null'},${quoted(row.checkout_stripe)},${jsonText(row.comment)},"${row.datetime}",${quoted(row.hash)},`
    + `"${row.id}",${row.migrated},${row.primary_card_id ?? 'null'},${quoted(row.receiver_id)},"${row.sender_id}",${quoted(row.subscription_start_datetime)},`
    + `${jsonText(row.subscription_type)},"${row.tenant_id}","${row.uuid}"]`;
  return hash('sha256', text).slice(0, 32);
}

function freeText(text: string | null): string {
  return text === '' ? '' : copyValue(text);
}

/** Of values that JSON never escapes. */
function quoted(value: string | null): string {
  return value === null ? 'null' : `"${value}"`;
}

function jsonText(text: string | null): string {
  return text === '' ? '""' : JSON.stringify(text);
}
