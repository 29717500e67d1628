import type { Worker } from 'node:worker_threads';
import type { PoolClient } from 'pg';

import { startThread } from '../../../sources/fedow/parts/start-thread.js';
import { rowsOf } from '../../../target/copy-rows.js';
import { byRound, linesOfShares, recordRows, type Shares } from '../read-transactions.js';
import type { Recorder } from '../recorder.js';
import type { ReadBack, Recorded, RecordedRound, ToRecord } from './messages.js';

/** How far a thread may be behind. */
const BEHIND_BYTES_MAX = 4 * 1024 * 1024;

/**
 * Reads every transaction with its provenance on several threads, each its ranges of ids: recomputing the hashes takes longest, and PostgreSQL gives the rows
 * faster than one thread takes them. After each round what they have recorded is put together, in the order of the ids.
 * @param recorder has nothing but what stands beside the transactions
 * @returns false where anything at all is wrong: the recorder is of no use any more, and reading in one piece finds what it is
 */
export async function readInParts(client: PoolClient, recorder: Recorder, shares: Shares): Promise<boolean> {
  const readers = Array.from({ length: shares.threads - 1 }, (_, at) => new Reader({ thread: at + 1, cardKeys: recorder.cardKeys }));
  try {
    let current = 0;
    for await (const lines of linesOfShares(client, shares)) {
      for (const reader of readers) reader.take(lines);
      for (const { round, rows } of byRound(rowsOf(lines, 0))) {
        if (round > current && !await absorbBefore(round, readers, recorder)) return false;
        current = round;
        recordRows(rows, recorder);
      }
      for (const reader of readers) await reader.room();
    }
    return await absorbBefore(Infinity, readers, recorder);
  } finally {
    await Promise.all(readers.map((reader) => reader.stop()));
  }
}

/** Adds what threads have recorded in the rounds before that one. */
async function absorbBefore(before: number, readers: readonly Reader[], recorder: Recorder): Promise<boolean> {
  const recorded = await Promise.all(readers.map((reader) => reader.recordedBefore(before)));
  const rounds: RecordedRound[] = [];
  for (const ofReader of recorded) {
    if (ofReader === null) return false;
    rounds.push(...ofReader);
  }
  // Those of one round stay in the order of the threads.
  return rounds.sort((a, b) => a.round - b.round).every(({ part }) => recorder.absorb(part));
}

/** A thread that records its shares. */
class Reader {
  readonly #worker: Worker;
  readonly #rounds: RecordedRound[] = [];
  #behind = 0;
  /** Everything of the rounds before that one is here. */
  #complete = 0;
  #isGone = false;
  /** Ends the wait that is under way, if any. */
  #wake: (() => void) | undefined;

  constructor(workerData: ReadBack) {
    this.#worker = startThread(new URL('record-worker.js', import.meta.url), workerData);
    // A connection that is lost ends the program, whatever this thread waits for then.
    this.#worker.unref();
    this.#worker.on('message', (message: Recorded) => {
      if ('part' in message) this.#rounds.push(message);
      else if ('bytes' in message) this.#behind -= message.bytes;
      else this.#complete = message.before;
      this.#wake?.();
    });
    const gone = (): void => {
      this.#isGone = true;
      this.#wake?.();
    };
    this.#worker.once('error', gone).once('exit', gone);
  }

  take(lines: Buffer): void {
    this.#behind += lines.length;
    const copy = new Uint8Array(lines);
    this.#worker.postMessage(copy satisfies ToRecord, [copy.buffer]);
  }

  /** Resolves when it is not far behind, or gone. */
  async room(): Promise<void> {
    while (this.#behind > BEHIND_BYTES_MAX && !this.#isGone) await this.#news();
  }

  /** What it has recorded in the rounds before that one, of what was not asked for yet; null where it failed. */
  async recordedBefore(before: number): Promise<readonly RecordedRound[] | null> {
    this.#worker.postMessage({ before } satisfies ToRecord);
    while (this.#complete < before && !this.#isGone) await this.#news();
    if (this.#complete < before) return null;
    const later = this.#rounds.findIndex(({ round }) => round >= before);
    return this.#rounds.splice(0, later === -1 ? this.#rounds.length : later);
  }

  /** Its next message, or its end. Each wait has a promise of its own: a race against one that lives as long as the thread would keep in memory every message that won. */
  #news(): Promise<void> {
    return new Promise((resolve) => { this.#wake = resolve; });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
