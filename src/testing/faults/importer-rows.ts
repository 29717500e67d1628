import type { Action } from '../../ledger/records.js';
import type { Plan } from '../../migration/plan/plan.js';
import type { TransactionRows } from '../projection/project-import.js';
import { fakeUuid } from './fake-uuid.js';
import { type ImporterFault, needed } from './fault.js';

/** Faults in the rows of transactions, between the mapping and the target. */
export const ROW_FAULTS: readonly ImporterFault[] = [
  {
    name: 'row-dropped',
    meaning: 'The row of a sale was never written.',
    codes: [
      'count-parity/missing', 'hash-chain/previous-missing', 'hash-chain/unverifiable', 'sum-conservation/drift', 'uuid-preservation/missing',
    ],
    sabotage: { rows: (rows) => without(rows, followed(rows, 'SAL')) },
  },
  {
    name: 'row-duplicated',
    meaning: 'A second attempt wrote a badge again, under another uuid and without its provenance.',
    codes: ['count-parity/surplus'],
    sabotage: { rows: (rows) => [...rows, [{ ...rowOf(rows, 'BDG')[0], uuid: fakeUuid('second attempt'), hash: null }, null]] },
  },
  {
    name: 'wrong-receiver',
    meaning: 'A sale was credited to another wallet.',
    codes: ['effect-preservation/effect', 'hash-chain/content', 'sum-conservation/drift', 'uuid-preservation/altered'],
    sabotage: { rows: (rows) => changed(rows, rowOf(rows, 'SAL'), ([row]) => ({ receiver_id: row.sender_id })) },
  },
  {
    name: 'uuids-swapped',
    meaning: 'The last movements of two assets came under each other’s uuid.',
    codes: ['effect-preservation/effect', 'uuid-preservation/altered'],
    sabotage: { rows: (rows) => swapped(rows) },
  },
  {
    name: 'microsecond-lost',
    meaning: 'A moment went through a Date, which knows milliseconds only.',
    codes: ['hash-chain/content', 'uuid-preservation/altered'],
    sabotage: {
      rows: (rows) => changed(rows, rowOf(rows, 'SAL', ([{ datetime }]) => !/000\+|:\d\d\+/u.test(datetime)), ([{ datetime }]) => ({ datetime: `${datetime.slice(0, 23)}000+00:00` })),
    },
  },
  {
    name: 'tenant-wrong',
    meaning: 'A deposit was booked at another tenant that accepts the same asset.',
    codes: ['uuid-preservation/altered'],
    sabotage: {
      rows: (rows, plan) => changed(rows, rowOf(rows, 'BNK'), ([row]) => ({
        tenant_id: needed([...plan.links.tenantOfPlace.values()].find((tenant) => tenant !== row.tenant_id), 'a second tenant'),
      })),
    },
  },
  {
    name: 'amount-rounded',
    meaning: 'An amount in cents went through euros.',
    codes: ['effect-preservation/effect', 'hash-chain/content', 'sum-conservation/drift', 'uuid-preservation/altered'],
    sabotage: { rows: (rows) => changed(rows, rowOf(rows, 'SAL', ([{ amount }]) => amount % 100 !== 0), ([{ amount }]) => ({ amount: Math.floor(amount / 100) * 100 })) },
  },
  {
    name: 'refill-by-letters',
    meaning: 'A refill was copied with V1’s code, which V2 does not know.',
    codes: ['effect-preservation/action'],
    sabotage: { rows: (rows) => changed(rows, rowOf(rows, 'REF'), () => ({ action: 'REF' })) },
  },
  {
    name: 'refund-by-letters',
    meaning: 'A refund of federated euros was copied by its letters: V2 takes it for a debt to be paid again.',
    codes: ['effect-preservation/action', 'effect-preservation/debt'],
    sabotage: { rows: (rows, plan) => changed(rows, rowOf(rows, 'RFD', ([{ receiver_id }, origin]) => receiver_id !== null && isPlace(plan, origin?.receiver)), () => ({ action: 'RFD' })) },
  },
  {
    name: 'transfer-by-letters',
    meaning: 'A transfer was copied by its letters: in V1 it moved nothing, in V2 it does.',
    codes: ['effect-preservation/action', 'effect-preservation/effect', 'sum-conservation/drift'],
    sabotage: { rows: (rows, plan) => changed(rows, rowOf(rows, 'TRF', ([row]) => row.amount > 0 && isCovered(plan, row)), ([, origin]) => ({ action: 'TRF', receiver_id: origin?.receiver ?? null })) },
  },
  {
    name: 'sale-as-transfer',
    meaning: 'A sale came over as a transfer: it moves the same money, but nobody in V2 counts it as a sale.',
    codes: ['effect-preservation/action'],
    sabotage: { rows: (rows) => changed(rows, rowOf(rows, 'SAL'), () => ({ action: 'TRF' })) },
  },
  {
    name: 'cashier-lost',
    meaning: 'A movement came over without the card of its cashier.',
    codes: ['hash-chain/content', 'uuid-preservation/altered'],
    sabotage: { rows: (rows) => changed(rows, needed(rows.find(([{ primary_card_id }]) => primary_card_id !== null), 'a movement with a cashier’s card'), () => ({ primary_card_id: null })) },
  },
  {
    name: 'metadata-parsed',
    meaning: 'Metadata went through JSON.parse: 100.0 became 100 in the provenance.',
    codes: ['hash-chain/content', 'uuid-preservation/altered'],
    sabotage: {
      rows: (rows) => {
        const target = needed(rows.find(([, origin]) => origin?.metadata?.includes('100.0') === true), 'metadata with 100.0');
        return rows.map(([row, origin]) => [row, row === target[0] && origin !== null ? { ...origin, metadata: JSON.stringify(JSON.parse(origin.metadata ?? 'null')) } : origin]);
      },
    },
  },
  {
    name: 'null-comment',
    meaning: 'A comment that was absent came over as an empty one.',
    codes: ['hash-chain/content', 'uuid-preservation/altered'],
    sabotage: {
      rows: (rows) => {
        const target = needed(rows.find(([, origin]) => origin?.comment_is_null === true), 'a transaction without comment');
        return rows.map(([row, origin]) => [row, row === target[0] && origin !== null ? { ...origin, comment_is_null: false } : origin]);
      },
    },
  },
];

type Row = TransactionRows[0];

function rowOf(rows: readonly TransactionRows[], action: Action, isMeant: (rows: TransactionRows) => boolean = () => true): TransactionRows {
  return needed(rows.find((one) => one[1]?.action === action && isMeant(one)), `a transaction of the action ${action}`);
}

/** One that another one follows, so that the chain notices it too. */
function followed(rows: readonly TransactionRows[], action: Action): TransactionRows {
  const parents = new Set(rows.map(([, origin]) => origin?.previous));
  return rowOf(rows, action, ([{ uuid }]) => parents.has(uuid));
}

function without(rows: readonly TransactionRows[], target: TransactionRows): TransactionRows[] {
  return rows.filter((one) => one !== target);
}

function changed(rows: readonly TransactionRows[], target: TransactionRows, change: (rows: TransactionRows) => Partial<Row>): TransactionRows[] {
  return rows.map((one) => (one === target ? [{ ...one[0], ...change(one) }, one[1]] : one));
}

/** Exchanges the uuids of two transactions that nothing follows: the chain does not notice, since no hash covers its own uuid. */
function swapped(rows: readonly TransactionRows[]): TransactionRows[] {
  const parents = new Set(rows.map(([, origin]) => origin?.previous));
  const last = rows.filter(([{ uuid }, origin]) => MOVES_MONEY.has(origin?.action) && !parents.has(uuid));
  const alike = (row: TransactionRows): TransactionRows | undefined => last.find((other) => other !== row && other[1]?.action === row[1]?.action);
  const one = needed(last.find((row) => alike(row) !== undefined), 'two assets with the same movement of money as their last');
  const other = needed(alike(one), 'a second one');
  return rows.map((each) => {
    const uuid = each === one ? other[0].uuid : each === other ? one[0].uuid : each[0].uuid;
    return [{ ...each[0], uuid }, each[1]];
  });
}

const MOVES_MONEY: ReadonlySet<string | undefined> = new Set(['REF', 'SAL', 'QRS', 'FUS', 'BNK']);

/** Whether the sender has the money. */
function isCovered({ tokens }: Plan, { sender_id, asset_id, amount }: Row): boolean {
  return tokens.create.some(({ wallet_id, asset_id: asset, value }) => wallet_id === sender_id && asset === asset_id && value >= amount);
}

function isPlace({ context }: Plan, wallet: string | undefined): boolean {
  return wallet !== undefined && wallet !== context.source.primaryWallet && context.placeOfWallet.has(wallet);
}
