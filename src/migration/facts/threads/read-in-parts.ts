import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { PoolClient } from 'pg';

import { startThread } from '../../../sources/fedow/parts/start-thread.js';
import { rowsOf } from '../../../target/copy-rows.js';
import { linesOfParts, recordRows } from '../read-transactions.js';
import type { Recorder, RecorderPart } from '../recorder.js';
import type { LinesToRecord, ReadBack, Recorded } from './messages.js';

/** How far a thread may be behind. */
const BEHIND_BYTES_MAX = 4 * 1024 * 1024;

/**
 * Reads every transaction with its provenance on several threads, each its range of ids: recomputing the hashes takes longest, and PostgreSQL gives the rows
 * faster than one thread takes them.
 * @param recorder has nothing but what stands beside the transactions
 * @returns false where anything at all is wrong: the recorder is of no use any more, and reading in one piece finds what it is
 */
export async function readInParts(client: PoolClient, recorder: Recorder, parts: number, onRows?: (count: number) => void): Promise<boolean> {
  const readers = Array.from({ length: parts - 1 }, (_, at) => new Reader({ part: at + 1, cardKeys: recorder.cardKeys }));
  try {
    let count = 0;
    for await (const lines of linesOfParts(client, parts)) {
      for (const reader of readers) reader.take(lines);
      const rows = rowsOf(lines, 0);
      recordRows(rows, recorder);
      onRows?.((count += rows.length * parts));
      for (const reader of readers) await reader.room();
    }
    const recorded = await Promise.all(readers.map((reader) => reader.end()));
    return recorded.every((part) => part !== null && recorder.absorb(part));
  } finally {
    await Promise.all(readers.map((reader) => reader.stop()));
  }
}

/** A thread that records one part. */
class Reader {
  readonly #worker: Worker;
  readonly #recorded: Promise<RecorderPart | null>;
  #behind = 0;
  #isGone = false;

  constructor(workerData: ReadBack) {
    this.#worker = startThread(new URL('record-worker.js', import.meta.url), workerData);
    // A connection that is lost ends the program, whatever this thread waits for then.
    this.#worker.unref();
    this.#recorded = new Promise((resolve) => {
      this.#worker.on('message', (message: Recorded) => {
        if ('part' in message) resolve(message.part);
        else this.#behind -= message.bytes;
      });
      const gone = (): void => {
        this.#isGone = true;
        resolve(null);
      };
      this.#worker.once('error', gone).once('exit', gone);
    });
  }

  take(lines: Buffer): void {
    this.#behind += lines.length;
    const copy = new Uint8Array(lines);
    this.#worker.postMessage(copy satisfies LinesToRecord, [copy.buffer]);
  }

  /** Resolves when it is not far behind. */
  async room(): Promise<void> {
    while (this.#behind > BEHIND_BYTES_MAX && !this.#isGone) await Promise.race([once(this.#worker, 'message'), this.#recorded]);
  }

  /** What it has recorded; null where it failed. */
  end(): Promise<RecorderPart | null> {
    this.#worker.postMessage(null satisfies LinesToRecord);
    return this.#recorded;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
