import type { Transaction } from '../../entities/index.js';
import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import { LedgerBuilder } from '../../ledger/ledger-builder.js';
import type { TransactionRecord, Uuid } from '../../ledger/records.js';
import { V2Ledger } from '../../ledger/v2-ledger.js';
import { type OriginRow, transactionFromV2 } from '../../mapping/transaction.js';

/**
 * Takes rows of V2 with their origin rows, whether they were read from the database or are only planned, and makes of
 * them both what V2 sees and what the old server had said. A dry-run and a commit are judged through the same eyes.
 */
export class Recorder {
  readonly ledger = new V2Ledger();
  readonly builder = new LedgerBuilder();
  /** V1's key of each card of V2. */
  readonly cardKeys = new Map<number, Uuid>();
  readonly #unsettled: TransactionRecord[] = [];

  /** @param origin null for a transaction that no run of this tool brought */
  addTransaction(row: Transaction, origin: OriginRow | null): void {
    this.ledger.transactions.add({
      uuid: row.uuid, id: Number(row.id), migrated: row.migrated, action: row.action, amount: row.amount, asset: row.asset_id, sender: row.sender_id,
      receiver: row.receiver_id, tenant: row.tenant_id, card: row.card_id, datetime: row.datetime, hash: row.hash,
    });
    if (origin === null) return;
    if (origin.checkout !== null && !this.builder.ledger.checkouts.has(origin.checkout)) {
      this.builder.add({ model: 'checkoutstripe', uuid: origin.checkout, sessionId: origin.session_id, status: null, asset: null, user: null });
    }
    const record = transactionFromV2(row, origin, (id) => this.cardKeys.get(id));
    const before = this.builder.unsettled;
    this.builder.add(record);
    if (this.builder.unsettled > before) this.#unsettled.push(record);
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
