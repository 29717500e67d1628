import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';

import { rereadPart } from '../../../sources/fedow/parts/reread-part.js';
import { LineBlock } from '../../../target/write/line-block.js';
import { originLine, transactionFingerprint, transactionLine } from '../transaction-lines.js';
import { TransactionMapper } from '../transaction-rows.js';
import type { EncodedMessage, Lines, PublicKey, SecondReading } from './messages.js';

/** Messages with rows that may be away before this thread waits for the database. */
const AWAY_MAX = 8;

const { path, range, links, run } = workerData as SecondReading;
const free: ArrayBuffer[] = [];
let away = 0;
let onReturn = (): void => undefined;
parentPort?.on('message', (memory: ArrayBuffer | null) => {
  if (memory !== null) free.push(memory);
  away -= 1;
  onReturn();
});

await encode();
parentPort?.removeAllListeners('message');

async function encode(): Promise<void> {
  const mapper = new TransactionMapper(links, run);
  const [rows, origins] = [blockOf('transaction'), blockOf('origin')];
  const hash = createHash('sha256');
  let bytesRead = 0;
  for await (const records of rereadPart(path, range, ['wallet', 'transaction'], (chunk) => { hash.update(chunk); bytesRead += chunk.length; })) {
    const wallets: PublicKey[] = [];
    for (const record of records) {
      if (record.model === 'wallet') wallets.push([record.uuid, record.publicPem]);
      const made = record.model === 'transaction' ? mapper.rowsOf(record) : null;
      if (made === null) continue;
      rows.add(transactionLine(made.row));
      origins.add(originLine(made.origin, transactionFingerprint(made.row)));
    }
    if (wallets.length > 0) {
      away += 1;
      send({ wallets });
    }
    send({ bytesRead });
    while (away > AWAY_MAX) await new Promise<void>((resolve) => { onReturn = resolve; });
  }
  rows.flush();
  origins.flush();
  send({ sha256: hash.digest('hex') });
}

function blockOf(table: Lines['table']): LineBlock {
  return new LineBlock((lines) => {
    away += 1;
    const memory = lines.buffer as ArrayBuffer;
    send({ lines: { table, memory, length: lines.length } }, [memory]);
  }, () => {
    const memory = free.pop();
    return memory === undefined ? undefined : Buffer.from(memory);
  });
}

function send(message: EncodedMessage, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}
