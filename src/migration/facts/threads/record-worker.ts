import { parentPort, workerData } from 'node:worker_threads';

import { rowsOf } from '../../../target/copy-rows.js';
import { byRound, recordRows } from '../read-transactions.js';
import { buffersOf, Recorder } from '../recorder.js';
import type { ReadBack, Recorded, ToRecord } from './messages.js';

const { thread, cardKeys } = workerData as ReadBack;
let open: { readonly round: number; readonly recorder: Recorder } | null = null;

parentPort?.on('message', (message: ToRecord) => {
  if ('before' in message) {
    closeBefore(message.before);
    answer(message);
    return;
  }
  for (const { round, rows } of byRound(rowsOf(Buffer.from(message.buffer, message.byteOffset, message.byteLength), thread))) {
    closeBefore(round);
    open ??= { round, recorder: new Recorder(cardKeys) };
    recordRows(rows, open.recorder);
  }
  answer({ bytes: message.length });
});

/** Gives away what was recorded in a round before that one. */
function closeBefore(round: number): void {
  if (open === null || open.round >= round) return;
  const part = open.recorder.part();
  answer({ round: open.round, part }, buffersOf(part));
  open = null;
}

function answer(message: Recorded, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}
