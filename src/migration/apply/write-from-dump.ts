import { RowOrigin, Transaction, TransactionOrigin, Wallet } from '../../entities/index.js';
import type { FedowDump } from '../../sources/fedow/dump.js';
import type { BulkWriter } from '../../target/write/bulk-writer.js';
import type { Plan, RowNote } from '../plan/plan.js';
import type { SecondReadingOptions } from './project.js';
import { rowOrigin } from './row-origin.js';
import type { PublicKey } from './threads/messages.js';
import { writeInThread } from './threads/write-in-thread.js';
import { ORIGIN_LINE, originLine, TRANSACTION_LINE, transactionFingerprint, transactionLine } from './transaction-lines.js';
import { linksOfPlan, TransactionMapper } from './transaction-rows.js';

/**
 * Writes what takes a second reading: wallets, whose public keys the plan does not keep, and transactions.
 * @param walletNotes what is noted of the wallets, by uuid: whether one was changed later is told with its key
 */
export async function writeFromDump(plan: Plan, walletNotes: ReadonlyMap<string, RowNote>, run: string, dump: FedowDump, writer: BulkWriter, { threads = 1, onProgress }: SecondReadingOptions): Promise<void> {
  const wallets = new Map(plan.wallets.create.map((row) => [row.uuid, row]));
  const write = (row: Wallet): void => {
    writer.write(Wallet, row);
    const note = walletNotes.get(row.uuid);
    if (note !== undefined) writer.write<RowOrigin>(RowOrigin, rowOrigin({ ...note, made: row }, run));
  };
  const takeWallets = (found: readonly PublicKey[]): void => {
    for (const [uuid, publicPem] of found) {
      const row = wallets.get(uuid);
      if (row !== undefined) write({ ...row, public_pem: publicPem });
      wallets.delete(uuid);
    }
  };
  if (threads > 1) await writeInThread(dump, linksOfPlan(plan), run, writer, takeWallets, onProgress);
  else await writeInOne(plan, run, dump, writer, takeWallets, onProgress);
  // What is left was never in the dump: the wallets made up for cards.
  for (const row of wallets.values()) write(row);
}

async function writeInOne(plan: Plan, run: string, dump: FedowDump, writer: BulkWriter, takeWallets: (found: readonly PublicKey[]) => void, onProgress?: (bytesRead: number) => void): Promise<void> {
  const mapper = new TransactionMapper(linksOfPlan(plan), run);
  for await (const { records } of dump.read({ models: ['wallet', 'transaction'], validated: true, ...(onProgress === undefined ? {} : { onProgress }) })) {
    for (const record of records) {
      if (record.model === 'wallet') takeWallets([[record.uuid, record.publicPem]]);
      const rows = record.model === 'transaction' ? mapper.rowsOf(record) : null;
      if (rows === null) continue;
      writer.line(Transaction, TRANSACTION_LINE, transactionLine(rows.row));
      writer.line(TransactionOrigin, ORIGIN_LINE, originLine(rows.origin, transactionFingerprint(rows.row)));
    }
    await writer.room();
  }
}
