import { contentOf, type ByteTrace } from '../byte-stream.js';
import { FrameCheck } from '../django/trailer.js';
import type { DumpFormat, Splitter } from '../formats/splitter.js';
import type { Batch, TillFacts } from './dump.js';
import { type TillReaders, TillReading } from './till-reading.js';
import { sentence } from '../../words/index.js';

/** A dump as it was recognised. */
export interface TillFile {
  readonly path: string;
  readonly format: DumpFormat;
  readonly compressed: boolean;
}

/** Records in a batch: enough that handing it over costs nothing. */
const BATCH_RECORDS = 500;

/**
 * Reads a dump once, from its first to its last byte.
 * @param readers of the models that are wanted; all others are counted
 * @returns what the read has shown, after the last batch
 * @throws SourceError when the file cannot be read
 */
export async function* readTill<Entry>({ path, format, compressed }: TillFile, readers: TillReaders<Entry>, onProgress?: (bytesRead: number) => void): AsyncGenerator<Batch<Entry>, TillFacts> {
  const reading = new TillReading(readers);
  const splitter = format.splitter();
  const trace: ByteTrace = { sha256: null, fault: null };
  const frame = format.name === 'jsonl' ? new FrameCheck() : null;
  for await (const chunk of contentOf(path, compressed, trace, onProgress)) {
    frame?.feed(chunk);
    // After a fault of the structure the rest is read for its digest only.
    for (const raw of splitter.fault === null ? splitter.feed(chunk) : []) reading.take(raw);
    if (reading.batch.length >= BATCH_RECORDS) yield reading.takeBatch();
  }
  // The end of a damaged gzip stream is not the end of the dump: only the damage is told.
  if (trace.fault === null && splitter.fault === null) for (const raw of splitter.end()) reading.take(raw);
  if (reading.batch.length > 0) yield reading.takeBatch();
  noteEnd(reading, splitter, trace, frame);
  return reading.facts(trace.sha256 ?? '');
}

function noteEnd(reading: TillReading<unknown>, splitter: Splitter, trace: ByteTrace, frame: FrameCheck | null): void {
  if (trace.fault !== null) reading.breakOff(sentence('the compressed file'), trace.fault);
  else if (splitter.fault !== null) reading.breakOff(splitter.fault.where, splitter.fault.message);
  else reading.close(frame);
}
