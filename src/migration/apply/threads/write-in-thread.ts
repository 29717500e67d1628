import { Transaction, TransactionOrigin } from '../../../entities/index.js';
import type { TransactionLinks } from '../../../mapping/transaction-links.js';
import { type FedowDump, requireSame } from '../../../sources/fedow/dump.js';
import type { BulkWriter } from '../../../target/write/bulk-writer.js';
import { ORIGIN_LINE, TRANSACTION_LINE } from '../transaction-lines.js';
import type { EncodedMessage, PublicKey } from './messages.js';
import { readingThread } from './thread.js';

const TABLES = {
  transaction: { entity: Transaction, columns: TRANSACTION_LINE },
  origin: { entity: TransactionOrigin, columns: ORIGIN_LINE },
} as const;

/**
 * Writes the transactions of a dump as another thread maps and encodes them: this one only hands the bytes on, so that the database never waits for it.
 * @param takeWallets is given the wallets of the dump as they come
 * @throws SourceError where the dump is not the one that was read first
 */
export async function writeInThread(
  dump: FedowDump, links: TransactionLinks, run: string, writer: BulkWriter, takeWallets: (wallets: readonly PublicKey[]) => void, onProgress?: (bytesRead: number) => void,
): Promise<void> {
  const thread = readingThread<EncodedMessage>('encode-worker.js', { path: dump.path, range: { start: 0, end: dump.sizeBytes }, links, run, digests: true });
  try {
    const sha256 = await Promise.race([thread.failed, new Promise<string>((resolve, reject) => {
      thread.onMessage((message) => {
        if ('wallets' in message) {
          takeWallets(message.wallets);
          writer.room().then(() => { thread.done(null); }, reject);
        } else if ('bytesRead' in message) onProgress?.(message.bytesRead);
        else if ('sha256' in message) resolve(message.sha256);
        else {
          const { table, memory, length } = message.lines;
          const { entity, columns } = TABLES[table];
          writer.writeLines(entity, columns, Buffer.from(memory, 0, length)).then(() => { thread.done(memory); }, reject);
        }
      });
    })]);
    requireSame(dump, sha256);
    await writer.room();
  } finally {
    await thread.end();
  }
}
