import { parentPort, workerData } from 'node:worker_threads';

import { rowsOf } from '../../../target/copy-rows.js';
import { recordRows } from '../read-transactions.js';
import { buffersOf, Recorder } from '../recorder.js';
import type { LinesToRecord, ReadBack, Recorded } from './messages.js';

const { part, cardKeys } = workerData as ReadBack;
const recorder = new Recorder(cardKeys);

parentPort?.on('message', (lines: LinesToRecord) => {
  if (lines === null) {
    const recorded = recorder.part();
    answer({ part: recorded }, buffersOf(recorded));
    return;
  }
  recordRows(rowsOf(Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength), part), recorder);
  answer({ bytes: lines.length });
});

function answer(message: Recorded, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}
