import type { FedowLedger } from './fedow-ledger.js';
import type { Holder, HolderOf } from './holders.js';
import type { Action, Cents, Timestamp, Uuid } from './records.js';
import { timestampOf } from './timestamp.js';
import { NONE, type UuidIndex } from './uuid-index.js';

/** One side of a movement. */
export interface Party extends Holder {
  readonly wallet: Uuid;
}

/** A transaction as people look at it. */
export interface Movement {
  readonly transaction: Uuid;
  readonly datetime: Timestamp;
  readonly action: Action;
  readonly amountCents: Cents;
  readonly sender: Party;
  readonly receiver: Party;
}

/** @param row of a transaction that is present */
export function movementAt({ transactions: table, indices }: FedowLedger, row: number, holderOf: HolderOf): Movement {
  const party = (index: number): Party => {
    const wallet = uuidAt(indices.wallets, index);
    return { wallet, ...holderOf(wallet) };
  };
  return {
    transaction: table.uuids.at(row),
    datetime: timestampOf(table.microseconds[row] ?? 0),
    action: table.actionAt(row),
    amountCents: table.amount[row] ?? 0,
    sender: party(table.sender[row] ?? NONE),
    receiver: party(table.receiver[row] ?? NONE),
  };
}

function uuidAt(index: UuidIndex, at: number): Uuid {
  return at === NONE ? '' : index.at(at);
}
