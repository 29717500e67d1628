import { open } from 'node:fs/promises';

import { LedgerBuilder } from '../../../ledger/ledger-builder.js';
import type { FedowRecord } from '../../../ledger/records.js';
import { withoutByteOrderMark } from '../../byte-stream.js';
import { LineSplitter, type LineTaker } from '../../formats/json-lines.js';
import type { RawRecord } from '../../formats/splitter.js';
import { Admission } from '../admission.js';
import { readDjangoRecord } from '../django-records.js';
import type { FactsCollector } from '../facts-collector.js';

/** Bytes of a file, from whole lines to whole lines: `end` is not among them. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

const CHUNK_BYTES = 512 * 1024;
/** A transaction with all that goes along with it. Only for making room beforehand: more is made where it does not do. */
const TRANSACTION_BYTES = 900;

/** A builder for the records of so many bytes of JSON Lines. */
export function builderFor(bytes: number): LedgerBuilder {
  const builder = new LedgerBuilder('at the end');
  builder.reserve(Math.ceil(bytes / TRANSACTION_BYTES));
  return builder;
}

/**
 * Reads the lines of one range, as `readPass` reads all of them; the digest of the file is somebody else's.
 * @param takes takes lines from their bytes; `take` is given the records of all others, in their order among them
 */
export async function readPart(path: string, { start, end }: ByteRange, facts: FactsCollector, takes: LineTaker, take: (record: FedowRecord) => void, onProgress?: (bytesRead: number) => void): Promise<void> {
  if (start >= end) return;
  const admission = new Admission(facts, null, true);
  const splitter = new LineSplitter();
  const read = (raw: RawRecord): void => {
    readDjangoRecord(raw, admission);
    for (const record of admission.takeBatch().records) take(record);
  };
  const bytes = bytesOf(path, start, end);
  let bytesRead = 0;
  for await (const chunk of start === 0 ? withoutByteOrderMark(bytes) : bytes) {
    splitter.each(chunk, read, takes);
    onProgress?.((bytesRead += chunk.length));
    // What comes after would only be kept: a line of a gigabyte is refused when it is known to be too long.
    if (splitter.fault !== null) break;
  }
  if (splitter.fault === null) splitter.end().forEach(read);
  else facts.problems.note(splitter.fault.where, splitter.fault.message);
}

/** Always in the same memory: a stream would leave as much garbage as the file is long. A chunk is good until the next one is asked for. */
export async function* bytesOf(path: string, start: number, end: number): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    for (let at = start; at < end; ) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(CHUNK_BYTES, end - at), at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** The same chunks, each of which is shown to `onBytes` first. */
export async function* watched(chunks: AsyncIterable<Buffer>, onBytes?: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    onBytes?.(chunk);
    yield chunk;
  }
}
