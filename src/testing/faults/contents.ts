import type { TransactionRecord } from '../../ledger/records.js';
import { Draft } from './draft.js';
import { needed, type SourceFault } from './fault.js';
import { jsonbText } from './jsonb-text.js';
import { sentence, type Text } from '../../words/index.js';

/** Somebody, or some program, changed transactions after they had been written: their hashes stay what they were. */
export const CONTENT_FAULTS: readonly SourceFault[] = [
  {
    name: 'amount-changed',
    meaning: 'The amount of a sale was raised by a cent after it was written.',
    codes: ['hash-chain/content', 'sum-conservation/drift'],
    apply(records) {
      const draft = new Draft(records);
      const purses = new Set(draft.of('token').filter(({ value }) => value > 0).map(({ wallet, asset }) => `${wallet} ${asset}`));
      const sale = needed(draft.of('transaction').find(({ action, sender, asset }) => action === 'SAL' && purses.has(`${sender} ${asset}`)), sentence('a sale to a client with money left'));
      draft.put({ ...sale, amount: sale.amount + 1 });
      return draft.records;
    },
  },
  { ...changed((one) => one.action !== 'FST', sentence('a transaction'), (one) => ({ comment: `${one.comment ?? ''}.` })), name: 'comment-changed', meaning: 'The comment of a transaction was changed after it was written.' },
  {
    ...changed(({ metadata }) => metadata?.includes('100.0') === true, sentence('metadata with 100.0'), ({ metadata }) => ({ metadata: metadata?.replace('100.0', '100') ?? null })),
    name: 'float-changed',
    meaning: 'A program rewrote metadata and made an integer of a float: 100.0 became 100.',
  },
  {
    ...changed((one) => one.action !== 'FST', sentence('a transaction'), ({ hash }) => ({ hash: [...hash].reverse().join('') }), 'last'),
    name: 'hash-changed',
    meaning: 'The stored hash of the last transaction of a chain is another one.',
  },
  {
    name: 'milliseconds',
    meaning: 'The dump was cut to milliseconds by Django’s own writer.',
    codes: ['hash-chain/unverifiable'],
    apply: (records) => records.map((record) => (record.model === 'transaction' ? inMilliseconds(record) : record)),
  },
  {
    name: 'jsonb-rewritten',
    meaning: 'Fedow ran on PostgreSQL, whose jsonb put the keys of all metadata in an order of its own, and wrote numbers without exponents.',
    codes: ['hash-chain/unverifiable'],
    apply(records) {
      needed(records.find((record) => record.model === 'transaction' && record.metadata !== null && jsonbText(record.metadata) !== record.metadata), sentence('metadata that jsonb rewrites'));
      return records.map((record) => (record.model === 'transaction' && record.metadata !== null ? { ...record, metadata: jsonbText(record.metadata) } : record));
    },
  },
];

function changed(isMeant: (one: TransactionRecord) => boolean, what: Text, change: (one: TransactionRecord) => Partial<TransactionRecord>, which: 'first' | 'last' = 'first'): Pick<SourceFault, 'codes' | 'apply'> {
  return {
    codes: ['hash-chain/content'],
    apply(records) {
      const draft = new Draft(records);
      const one = needed(which === 'first' ? draft.of('transaction').find(isMeant) : draft.longChain(2).at(-1), what);
      draft.put({ ...one, ...change(one) });
      return draft.records;
    },
  };
}

function inMilliseconds(record: TransactionRecord): TransactionRecord {
  const cut = <T extends string | null>(moment: T): T => (moment?.length === 32 ? `${moment.slice(0, 23)}000+00:00` as T : moment);
  return {
    ...record, datetime: cut(record.datetime), lastCheck: cut(record.lastCheck), subscriptionFirst: cut(record.subscriptionFirst), subscriptionStart: cut(record.subscriptionStart),
  };
}
