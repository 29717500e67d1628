import type { TransactionLinks } from '../../mapping/transaction-links.js';
import { NONE, UuidIndex } from '../../ledger/uuid-index.js';
import type { ByteRange } from '../../sources/fedow/parts/read-part.js';
import { rereadPart } from '../../sources/fedow/parts/reread-part.js';
import { Recorder } from '../facts/recorder.js';
import { TransactionMapper } from './transaction-rows.js';

/** The run's number in rows that are only projected. */
export const NO_RUN = '0';

/** Maps the transactions of one range of a dump, and records the rows that a commit would write. @param recorder by default one that knows the cards of the links only */
export async function recordRange(path: string, range: ByteRange, links: TransactionLinks, recorder = new Recorder(cardKeys(links)), onProgress?: (bytesRead: number) => void): Promise<Recorder> {
  const mapper = new TransactionMapper(links, NO_RUN);
  let bytesRead = 0;
  for await (const records of rereadPart(path, range, ['transaction'], ({ length }) => { bytesRead += length; })) {
    for (const record of records) {
      const rows = record.model === 'transaction' ? mapper.rowsOf(record) : null;
      if (rows !== null) recorder.addTransaction(rows.row, rows.origin);
    }
    onProgress?.(bytesRead);
  }
  return recorder;
}

function cardKeys({ cards: { uuids, numbers } }: TransactionLinks): Map<number, string> {
  const index = UuidIndex.over(uuids);
  const keys = new Map<number, string>();
  for (const [at, number] of numbers.entries()) if (number !== NONE) keys.set(number, index.at(at));
  return keys;
}
