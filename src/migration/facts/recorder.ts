import type { Transaction } from '../../entities/index.js';
import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import { LedgerBuilder } from '../../ledger/ledger-builder.js';
import type { TransactionsPart } from '../../ledger/ledger-part.js';
import type { TransactionRecord, Uuid } from '../../ledger/records.js';
import { arraysOf } from '../../ledger/transaction-table.js';
import { type PackedV2Transactions, V2Ledger } from '../../ledger/v2-ledger.js';
import { memoryOf } from '../../sources/fedow/parts/start-thread.js';
import { type NumberedCards, numberedCards } from '../../mapping/numbered-cards.js';
import { type OriginRow, transactionFromV2 } from '../../mapping/transaction.js';

/** The transactions that one thread has recorded, in a form that passes from thread to thread. */
export interface RecorderPart {
  readonly transactions: PackedV2Transactions;
  readonly recorded: TransactionsPart;
  /** The checkouts that they mention, with their sessions. */
  readonly checkouts: readonly (readonly [uuid: Uuid, sessionId: string | null])[];
  /** Records whose hashes cover what was not recorded before them. */
  readonly unsettled: readonly TransactionRecord[];
}

/** The memory of a part, which passes to another thread with it. */
export function buffersOf({ transactions: { uuids, wallets, assets, tenants, columns }, recorded }: RecorderPart): ArrayBuffer[] {
  return memoryOf([uuids, wallets, assets, tenants, ...Object.values(columns), ...arraysOf(recorded.transactions)]);
}

/**
 * Takes rows of V2 with their origin rows, whether they were read from the database or are only planned, and makes of
 * them both what V2 sees and what the old server had said. A dry-run and a commit are judged through the same eyes.
 */
export class Recorder {
  readonly ledger = new V2Ledger();
  /** V2 has no hash twice, and of a dump that was told when it was read: nobody asks here. */
  readonly builder = new LedgerBuilder('at the end');
  readonly #unsettled: TransactionRecord[] = [];
  readonly #cards: NumberedCards;

  /** @param cardKeys V1's key of each card of V2 that is known from the start */
  constructor(readonly cardKeys = new Map<number, Uuid>()) {
    this.#cards = numberedCards(cardKeys);
  }

  /** Makes room for so many transactions. */
  reserve(transactions: number): void {
    this.ledger.transactions.reserve(transactions);
    this.builder.reserve(transactions);
  }

  /** @param origin null for a transaction that no run of this tool brought */
  addTransaction(row: Transaction, origin: OriginRow | null): void {
    this.ledger.transactions.add({
      uuid: row.uuid, id: Number(row.id), migrated: row.migrated, action: row.action, amount: row.amount, asset: row.asset_id, sender: row.sender_id,
      receiver: row.receiver_id, tenant: row.tenant_id, card: row.card_id, datetime: row.datetime, hash: row.hash,
    });
    if (origin === null) return;
    if (origin.checkout !== null) this.#addCheckout(origin.checkout, origin.session_id);
    const record = transactionFromV2(row, origin, this.#cards);
    const before = this.builder.unsettled;
    this.builder.add(record);
    if (this.builder.unsettled > before) this.#unsettled.push(record);
  }

  /** The transactions that were recorded here, for the recorder of the whole. */
  part(): RecorderPart {
    return {
      transactions: this.ledger.transactions.pack(),
      recorded: this.builder.transactionsPart(),
      checkouts: Array.from(this.builder.ledger.checkouts.values(), ({ uuid, sessionId }) => [uuid, sessionId]),
      unsettled: this.#unsettled,
    };
  }

  /**
   * Adds the transactions of another part, none of which is here yet.
   * @returns false where something does not fit together, as only a database that was tampered with has it: this recorder is of no use any more
   */
  absorb({ transactions, recorded, checkouts, unsettled }: RecorderPart): boolean {
    const known = this.builder.ledger.checkouts;
    if (checkouts.some(([uuid, sessionId]) => (known.get(uuid)?.sessionId ?? sessionId) !== sessionId)) return false;
    this.ledger.transactions.absorb(transactions);
    for (const [uuid, sessionId] of checkouts) this.#addCheckout(uuid, sessionId);
    for (const record of unsettled) this.#unsettled.push(record);
    return this.builder.absorbTransactions(recorded);
  }

  #addCheckout(uuid: Uuid, sessionId: string | null): void {
    if (!this.builder.ledger.checkouts.has(uuid)) this.builder.add({ model: 'checkoutstripe', uuid, sessionId, status: null, asset: null, user: null });
  }

  /** What the old server had said. May be called again after more was added. */
  recorded(): FedowLedger {
    for (const record of this.#unsettled.splice(0)) this.builder.settle(record);
    const ledger = this.builder.finish();
    const { transactions: table } = ledger;
    // The provenance does not keep whether a dump's times were cut: it shows in the times.
    const cut = table.count > 0 && !table.microseconds.subarray(0, table.rows).some((microseconds) => microseconds % 1000 !== 0);
    ledger.precision = cut ? 'milliseconds' : 'microseconds';
    return ledger;
  }
}
