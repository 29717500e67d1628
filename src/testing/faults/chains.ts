import { microsecondsOf } from '../../ledger/timestamp.js';
import type { Action, TransactionRecord } from '../../ledger/records.js';
import { timestampOf } from '../fedow/clock.js';
import { Draft } from './draft.js';
import { fakeUuid } from './fake-uuid.js';
import { needed, type SourceFault } from './fault.js';
import { sentence } from '../../words/index.js';

const MOVES_NOTHING: ReadonlySet<Action> = new Set(['BDG', 'TRF', 'VID', 'COR']);

/** The chain itself is wrong. Where V1 wrote it so, without a lock, the hashes are right. */
export const CHAIN_FAULTS: readonly SourceFault[] = [
  {
    name: 'fork',
    meaning: 'Two transactions are written after the same one, as happens where no lock prevents it.',
    codes: ['hash-chain/fork'],
    apply: (records) => planted(records, (draft) => {
      const chain = draft.longChain(4);
      const [parent, , child] = lastOf(chain, 3);
      draft.seal({ ...child, previous: parent.uuid });
    }),
  },
  {
    name: 'genesis-missing',
    meaning: 'The first block of an asset is a creation of nothing.',
    codes: ['hash-chain/genesis'],
    apply: (records) => planted(records, (draft) => {
      draft.seal({ ...needed(draft.longChain(2)[0], sentence('a first block')), action: 'CRE' });
    }),
  },
  {
    name: 'genesis-twice',
    meaning: 'An asset has two first blocks.',
    codes: ['hash-chain/genesis'],
    apply: (records) => planted(records, (draft) => {
      const first = needed(draft.longChain(2)[0], sentence('a first block'));
      const uuid = fakeUuid('second first block');
      draft.seal({ ...first, uuid, previous: uuid, datetime: timestampOf(microsecondsOf(first.datetime) + 1) });
    }),
  },
  {
    name: 'previous-missing',
    meaning: 'A transaction that moved nothing was deleted.',
    codes: ['hash-chain/previous-missing', 'hash-chain/unverifiable'],
    apply: (records) => planted(records, (draft) => {
      const followed = draft.chains().flatMap((chain) => chain.slice(0, -1));
      draft.drop(needed(followed.find(({ action }) => MOVES_NOTHING.has(action)), sentence('a transaction that moved nothing, with another one after it')));
    }),
  },
  {
    name: 'cross-asset',
    meaning: 'A transaction follows one of another asset.',
    codes: ['hash-chain/cross-asset'],
    apply: (records) => planted(records, (draft) => {
      const tails = draft.chains().filter(({ length }) => length > 1).map((chain) => lastOf(chain, 1)[0]).sort((a, b) => microsecondsOf(a.datetime) - microsecondsOf(b.datetime));
      const [before, last] = [needed(tails[0], sentence('an asset with {n, number} transactions', { n: 2 })), needed(tails.at(-1), sentence('an asset with {n, number} transactions', { n: 2 }))];
      needed(tails[1], sentence('a second asset with two transactions'));
      draft.seal({ ...last, previous: before.uuid });
    }),
  },
  {
    name: 'time',
    meaning: 'A transaction is earlier than the one it follows.',
    codes: ['hash-chain/time'],
    apply: (records) => planted(records, (draft) => {
      const [parent, child] = lastOf(draft.longChain(2), 2);
      draft.seal({ ...child, datetime: timestampOf(microsecondsOf(parent.datetime) - 1) });
    }),
  },
  {
    name: 'cycle',
    meaning: 'Three transactions follow each other in a ring: no order of writing gives such hashes.',
    codes: ['hash-chain/content', 'hash-chain/cycle', 'hash-chain/time'],
    apply: (records) => planted(records, (draft) => {
      const isRing = (chain: readonly TransactionRecord[]): boolean => chain.length > 3 && chain.at(-3)?.datetime !== chain.at(-1)?.datetime;
      const [first, , last] = lastOf(needed(draft.chains().find(isRing), sentence('an asset with {n, number} transactions', { n: 4 })), 3);
      draft.put({ ...first, previous: last.uuid });
    }),
  },
];

function planted(records: Parameters<SourceFault['apply']>[0], plant: (draft: Draft) => void): ReturnType<SourceFault['apply']> {
  const draft = new Draft(records);
  plant(draft);
  return draft.records;
}

/** The last so many transactions of a chain that has them; what is not there stands for the last. */
function lastOf(chain: readonly TransactionRecord[], count: number): [TransactionRecord, TransactionRecord, TransactionRecord] {
  const at = (index: number): TransactionRecord => needed(chain[Math.min(chain.length - count + index, chain.length - 1)], sentence('a transaction'));
  return [at(0), at(1), at(2)];
}
