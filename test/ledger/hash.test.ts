import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hashPreimage, transactionHash, type HashLinks } from '#convoyeur/ledger/hash.js';
import type { Action, TransactionRecord } from '#convoyeur/ledger/records.js';
import { parseTimestamp } from '#convoyeur/ledger/timestamp.js';

const FIXTURES = new URL('../../test/fixtures/fedow/', import.meta.url);

interface Vector {
  readonly uuid: string;
  readonly preimage: string;
  readonly hash: string;
}

interface Dump {
  readonly transactions: ReadonlyMap<string, TransactionRecord>;
  /** Checkout uuid → Stripe session id. */
  readonly sessions: ReadonlyMap<string, string | null>;
}

type Fields = Readonly<Record<string, string | null>>;

const test = suite('the hash of a transaction');
const clean = readDump('clean.jsonl');

test('covers the very text of each of the 200 vectors', () => {
  const vectors = JSON.parse(readFileSync(new URL('hash-vectors.json', FIXTURES), 'utf8')) as readonly Vector[];
  assert.is(vectors.length, 200);
  for (const vector of vectors) {
    const transaction = transactionOf(clean, vector.uuid);
    assert.is(hashPreimage(transaction, linksOf(clean, transaction)), vector.preimage);
    assert.is(transactionHash(transaction, linksOf(clean, transaction)), vector.hash);
    assert.is(createHash('sha256').update(vector.preimage, 'utf8').digest('hex'), vector.hash);
  }
});

test('is the stored one for every transaction of a clean dump and of one with forks and drift', () => {
  for (const dump of [clean, readDump('faulty.jsonl')]) {
    assert.ok(dump.transactions.size > 1000);
    for (const transaction of dump.transactions.values()) {
      assert.is(transactionHash(transaction, linksOf(dump, transaction)), transaction.hash, transaction.uuid);
    }
  }
});

test('changes with each thing that it covers, and with nothing else', () => {
  const transaction = [...clean.transactions.values()].find(({ previous, uuid }) => previous !== uuid);
  assert.ok(transaction);
  const links: HashLinks = { previousHash: 'a'.repeat(64), sessionId: 'cs_1' };
  const before = transactionHash(transaction, links);
  const moment = '2020-01-01T00:00:00+00:00';
  const changes: readonly Partial<TransactionRecord>[] = [
    { action: 'VID' }, { amount: transaction.amount + 1 }, { asset: 'x' }, { card: 'x' }, { comment: 'x' }, { datetime: moment },
    { lastCheck: moment }, { metadata: '"x"' }, { previous: 'x' }, { primaryCard: 'x' }, { receiver: 'x' }, { sender: 'x' },
    { subscriptionFirst: moment }, { subscriptionStart: moment }, { subscriptionType: 'x' },
  ];
  for (const change of changes) assert.is.not(transactionHash({ ...transaction, ...change }, links), before, Object.keys(change).join());
  assert.is.not(transactionHash(transaction, { ...links, previousHash: 'b'.repeat(64) }), before);
  assert.is.not(transactionHash(transaction, { ...links, sessionId: 'cs_2' }), before);
  assert.is(transactionHash({ ...transaction, ip: 'x', hash: 'x', checkout: 'x' }, links), before);
});

test('tells 100 from 100.0, and null from a missing word', () => {
  const transaction = transactionOf(clean, [...clean.transactions.keys()][0] ?? '');
  const textOf = (change: Partial<TransactionRecord>): string => hashPreimage({ ...transaction, ...change }, { previousHash: '', sessionId: null });
  assert.match(textOf({ metadata: '{"a": 100}' }), `"metadata": "{'a': 100}"`);
  assert.match(textOf({ metadata: '{"a": 100.0}' }), `"metadata": "{'a': 100.0}"`);
  assert.match(textOf({ metadata: null, card: null, comment: null }), '"card": null, "checkoupt_stripe": "None", "comment": "None"');
  assert.match(textOf({ metadata: null }), '"metadata": "None"');
  assert.match(textOf({ comment: '' }), '"comment": ""');
});

test('of a first block covers no previous hash', () => {
  const first = [...clean.transactions.values()].find(({ action }) => action === 'FST');
  assert.ok(first);
  assert.is(first.previous, first.uuid);
  assert.match(hashPreimage(first, { previousHash: 'f'.repeat(64), sessionId: null }), '"previous_asset_transaction_hash": "",');
});

function transactionOf(dump: Dump, uuid: string): TransactionRecord {
  const transaction = dump.transactions.get(uuid);
  assert.ok(transaction, `${uuid} is in the dump`);
  return transaction;
}

function linksOf(dump: Dump, transaction: TransactionRecord): HashLinks {
  return {
    previousHash: transactionOf(dump, transaction.previous).hash,
    sessionId: transaction.checkout === null ? null : (dump.sessions.get(transaction.checkout) ?? null),
  };
}

function readDump(name: string): Dump {
  const transactions = new Map<string, TransactionRecord>();
  const sessions = new Map<string, string | null>();
  for (const line of readFileSync(new URL(name, FIXTURES), 'utf8').split('\n')) {
    if (line === '') continue;
    const record = JSON.parse(line) as { readonly model: string; readonly pk: string; readonly fields: Fields };
    if (record.model === 'fedow_core.checkoutstripe') sessions.set(record.pk, record.fields['checkout_session_id_stripe'] ?? null);
    if (record.model === 'fedow_core.transaction') transactions.set(record.pk, toTransaction(record.pk, record.fields, line));
  }
  return { transactions, sessions };
}

function toTransaction(uuid: string, fields: Fields, line: string): TransactionRecord {
  const word = (name: string): string => fields[name] ?? '';
  const orNull = (name: string): string | null => fields[name] ?? null;
  const moment = (name: string): string | null => (fields[name] ? parseTimestamp(fields[name]) : null);
  // The fixtures' own order of fields: metadata stands between these two keys.
  const metadata = /"metadata": (.*), "subscription_type": /.exec(line)?.[1];
  assert.ok(metadata, `the metadata of ${uuid} was found`);
  return {
    model: 'transaction', uuid, hash: word('hash'), action: word('action') as Action, amount: Number(word('amount')),
    asset: word('asset'), sender: word('sender'), receiver: word('receiver'), card: orNull('card'), primaryCard: orNull('primary_card'),
    previous: word('previous_transaction'), checkout: orNull('checkout_stripe'), datetime: moment('datetime') ?? '',
    lastCheck: moment('last_check'), subscriptionType: orNull('subscription_type'), subscriptionFirst: moment('subscription_first_datetime'),
    subscriptionStart: moment('subscription_start_datetime'), comment: orNull('comment'), metadata: metadata === 'null' ? null : metadata,
    ip: word('ip'),
  };
}

test.run();
