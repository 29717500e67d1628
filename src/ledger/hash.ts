import { hash } from 'node:crypto';
import { pythonJsonString } from './python/json-string.js';
import { reprOfJson } from './python/repr.js';
import type { TransactionRecord } from './records.js';

/** What the hash of a transaction covers of other records. */
export interface HashLinks {
  /** The stored hash of the previous transaction; not looked at for a first block. */
  readonly previousHash: string;
  /** `checkout_session_id_stripe` of the checkout, null where there is no checkout or no id in it. */
  readonly sessionId: string | null;
}

/** The hash that V1 must have stored: lower-case hex SHA-256 of `hashPreimage`, 64 digits. */
export function transactionHash(transaction: TransactionRecord, links: HashLinks): string {
  return hash('sha256', hashPreimage(transaction, links), 'hex');
}

/**
 * The exact text that V1 hashed: `json.dumps(…, sort_keys=True)` of 17 keys, always the same ones, so that their
 * order is written down here instead of sorted. Uuids, hashes, actions and timestamps are validated forms
 * (records.ts) which JSON never escapes; free text goes through Python's escapes. Source: SPEC 2.3.
 * @throws RangeError where `metadata` is nested deeper than Python can read
 */
export function hashPreimage(transaction: TransactionRecord, links: HashLinks): string {
  const isFirstBlock = transaction.previous === transaction.uuid;
  return (
    `{"action": "${transaction.action}", "amount": "${transaction.amount}", "asset": "${transaction.asset}", ` +
    `"card": ${quotedOrNull(transaction.card)}, "checkoupt_stripe": ${textOrNone(links.sessionId)}, ` +
    `"comment": ${textOrNone(transaction.comment)}, "datetime": "${transaction.datetime}", ` +
    `"last_check": ${quotedOrNull(transaction.lastCheck)}, "metadata": ${metadataText(transaction.metadata)}, ` +
    `"previous_asset_transaction_hash": "${isFirstBlock ? '' : links.previousHash}", ` +
    `"previous_asset_transaction_uuid": "${transaction.previous}", ` +
    `"primary_card": ${quotedOrNull(transaction.primaryCard)}, "receiver": "${transaction.receiver}", ` +
    `"sender": "${transaction.sender}", ` +
    `"subscription_first_datetime": ${quotedOrNull(transaction.subscriptionFirst)}, ` +
    `"subscription_start_datetime": ${quotedOrNull(transaction.subscriptionStart)}, ` +
    `"subscription_type": ${textOrNone(transaction.subscriptionType)}}`
  );
}

function quotedOrNull(value: string | null): string {
  return value === null ? 'null' : `"${value}"`;
}

/** An f-string of a field that is None gives the word, where cards and dates were given as JSON null. */
function textOrNone(value: string | null): string {
  return value === null ? '"None"' : pythonJsonString(value);
}

function metadataText(json: string | null): string {
  if (json === '{}') return '"{}"';
  return json === null ? '"None"' : pythonJsonString(reprOfJson(json));
}
