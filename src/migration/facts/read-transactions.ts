import type { PoolClient } from 'pg';
import type { Transaction } from '../../entities/index.js';
import { parseTimestamp } from '../../ledger/timestamp.js';
import type { OriginRow } from '../../mapping/transaction.js';
import type { Recorder } from './recorder.js';
import { copyLines, copyRows, type RowTexts } from '../../target/copy-rows.js';

// V2's metadata is read only where it is not what the provenance says: PostgreSQL compares them as values.
const TRANSACTIONS = `t.uuid, t.id, t.hash, t.migrated, t.sender_id, t.receiver_id, t.asset_id, t.amount, t.action, t.card_id, t.primary_card_id,
  t.datetime::text, t.comment, t.subscription_type, t.subscription_start_datetime::text, t.checkout_stripe, t.tenant_id, host(t.ip)`;
const ORIGINS = `o.uuid, o.run_id, o.action, o.receiver, o.previous, o.card, o.primary_card, o.checkout, o.session_id, o.last_check::text,
  o.subscription_first::text, o.comment_is_null, o.metadata, CASE WHEN t.metadata = coalesce(o.metadata, '{}')::jsonb THEN NULL ELSE t.metadata::text END`;
const JOINED = 'FROM public.fedow_core_transaction t LEFT JOIN convoyeur.transaction_origin o ON o.uuid = t.uuid';
const ROWS = `SELECT ${TRANSACTIONS}, ${ORIGINS} ${JOINED} ORDER BY t.id`;
const ROWS_WITHOUT_ORIGINS = `SELECT ${TRANSACTIONS}, NULL FROM public.fedow_core_transaction t ORDER BY t.id`;

type Text = string | null;
type TransactionTexts = [string, string, Text, string, string, Text, string, string, string, Text, Text, string, string, Text, Text, Text, string, string];
type OriginTexts = [Text, string, string, string, string, Text, Text, Text, Text, Text, Text, string, Text, Text];

/** Two tables of the size of the import are joined: with PostgreSQL's usual 4 MB most of that would go through files. */
const WORK_MEMORY = '128MB';

/** Reads every transaction of V2 with what the provenance keeps of it, in the order of their ids. */
export async function readTransactions(client: PoolClient, recorder: Recorder, hasProvenance: boolean): Promise<void> {
  await client.query(`SET LOCAL work_mem = '${WORK_MEMORY}'`);
  for await (const rows of copyRows(client, hasProvenance ? ROWS : ROWS_WITHOUT_ORIGINS)) recordRows(rows, recorder);
}

/** How the rows are shared out: every round gives each thread a range of ids, one after the other. */
export interface Shares {
  readonly threads: number;
  readonly rounds: number;
}

/**
 * The bytes of the same rows for several threads at once. The ids are cut into as many ranges of one length as there are shares; those of a round come
 * in turn, the first row of each range, then the second of each, so that every thread has its own in their order. The digit of the thread is ahead of each row, the round at its end.
 */
export async function* linesOfShares(client: PoolClient, { threads, rounds }: Shares): AsyncGenerator<Buffer> {
  await client.query(`SET LOCAL work_mem = '${WORK_MEMORY}'`);
  const { rows: [ids] } = await client.query<{ first: string; last: string }>('SELECT coalesce(min(id), 1) AS first, coalesce(max(id), 1) AS last FROM public.fedow_core_transaction');
  const first = BigInt(ids?.first ?? 1);
  const length = (BigInt(ids?.last ?? 1) - first) / BigInt(threads * rounds) + 1n;
  const place = `(t.id - ${first})`;
  const [thread, round] = [`${place} / ${length} % ${threads}`, `${place} / ${length} / ${threads}`];
  yield* copyLines(client, `SELECT ${thread}, ${TRANSACTIONS}, ${ORIGINS}, ${round} ${JOINED} ORDER BY ${round}, ${place} % ${length}, t.id`);
}

/** Rows of `linesOfShares` by their rounds. */
export function* byRound(rows: readonly RowTexts[]): Generator<{ readonly round: number; readonly rows: readonly RowTexts[] }> {
  for (let start = 0; start < rows.length; ) {
    const round = rows[start]?.at(-1);
    let end = start + 1;
    while (end < rows.length && rows[end]?.at(-1) === round) end += 1;
    yield { round: Number(round), rows: rows.slice(start, end) };
    start = end;
  }
}

export function recordRows(rows: readonly RowTexts[], recorder: Recorder): void {
  for (const texts of rows) {
    const origin = originOf(texts);
    recorder.addTransaction(transactionOf(texts, origin), origin);
  }
}

const TRANSACTION_COLUMNS = 18;
const TRUE = 't';

function transactionOf(texts: RowTexts, origin: OriginRow | null): Transaction {
  const [uuid, id, hash, migrated, sender_id, receiver_id, asset_id, amount, action, card_id, primary_card_id, datetime, comment, subscription_type, start, checkout_stripe,
    tenant_id, ip] = texts as unknown as TransactionTexts;
  return {
    uuid, id, hash, migrated: migrated === TRUE, sender_id, receiver_id, asset_id, amount: Number(amount), action, card_id: numberOrNull(card_id), primary_card_id: numberOrNull(primary_card_id),
    datetime: moment(datetime), comment, metadata: origin?.metadata ?? '{}', subscription_type, subscription_start_datetime: momentOrNull(start), checkout_stripe, tenant_id, ip,
  };
}

/** Metadata that V2's row does not hold any more is not given back: a change there has to show as another content. */
function originOf(texts: RowTexts): OriginRow | null {
  const [uuid, run_id, action, receiver, previous, card, primary_card, checkout, session_id, lastCheck, subscriptionFirst, commentIsNull, metadata, changed] =
    texts.slice(TRANSACTION_COLUMNS) as OriginTexts;
  if (uuid === null) return null;
  return {
    uuid, run_id, action, receiver, previous, card, primary_card, checkout: owned(checkout), session_id: owned(session_id), last_check: momentOrNull(lastCheck),
    subscription_first: momentOrNull(subscriptionFirst), comment_is_null: commentIsNull === TRUE, metadata: changed ?? metadata,
  };
}

/** A copy, of the texts that a ledger keeps: V8's slices hold the whole row in memory. */
function owned(text: Text): Text {
  return text === null ? null : Buffer.from(text).toString();
}

function numberOrNull(text: Text): number | null {
  return text === null ? null : Number(text);
}

/** PostgreSQL's text of a moment, as Python writes it. */
function moment(text: string): string {
  const timestamp = parseTimestamp(text);
  if (timestamp === null) throw new RangeError(`the database holds a moment that no dump can have: ${text}`);
  return timestamp;
}

function momentOrNull(text: Text): Text {
  return text === null ? null : moment(text);
}
