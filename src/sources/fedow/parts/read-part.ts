import { createReadStream } from 'node:fs';

import type { FedowRecord } from '../../../ledger/records.js';
import { withoutByteOrderMark } from '../../byte-stream.js';
import { jsonLines } from '../../formats/json-lines.js';
import { Admission } from '../admission.js';
import { readDjangoRecord } from '../django-records.js';
import type { FactsCollector } from '../facts-collector.js';

/** Bytes of a file, from whole lines to whole lines: `end` is not among them. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

const CHUNK_BYTES = 256 * 1024;

/** Reads the lines of one range, as `readPass` reads all of them; the digest of the file is somebody else's. */
export async function readPart(path: string, { start, end }: ByteRange, facts: FactsCollector, take: (record: FedowRecord) => void, onProgress?: (bytesRead: number) => void): Promise<void> {
  if (start >= end) return;
  const admission = new Admission(facts, null, true);
  const splitter = jsonLines.splitter();
  const bytes = createReadStream(path, { start, end: end - 1, highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>;
  let bytesRead = 0;
  for await (const chunk of start === 0 ? withoutByteOrderMark(bytes) : bytes) {
    for (const raw of splitter.feed(chunk)) readDjangoRecord(raw, admission);
    for (const record of admission.takeBatch().records) take(record);
    onProgress?.((bytesRead += chunk.length));
  }
  for (const raw of splitter.end()) readDjangoRecord(raw, admission);
  for (const record of admission.takeBatch().records) take(record);
  if (splitter.fault !== null) facts.problems.note(splitter.fault.where, splitter.fault.message);
}
