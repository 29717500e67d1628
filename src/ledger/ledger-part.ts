import type { PackedTable } from './record-table.js';
import type { FedowRecord, Uuid } from './records.js';
import type { PackedTransactions } from './transaction-table.js';

/** The transactions of one part of a dump, in a form that passes from thread to thread. */
export interface TransactionsPart {
  readonly transactions: PackedTransactions;
  /** Checkouts that a refill answers. */
  readonly refilledCheckouts: readonly Uuid[];
  readonly jsonbPossible: boolean;
}

/** All that one part of a dump holds. */
export interface LedgerPart extends TransactionsPart {
  readonly tables: Readonly<Record<TableName, PackedTable>>;
  /** The few records of all other models. */
  readonly others: readonly FedowRecord[];
}

/** What of a ledger is tables of columns, besides its transactions. */
export const TABLES = ['wallets', 'users', 'cards', 'tokens', 'checkouts'] as const;
export type TableName = (typeof TABLES)[number];
