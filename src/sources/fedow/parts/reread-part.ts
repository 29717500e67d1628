import type { FedowModel, FedowRecord } from '../../../ledger/records.js';
import { withoutByteOrderMark } from '../../byte-stream.js';
import { jsonLines } from '../../formats/json-lines.js';
import { Admission } from '../admission.js';
import { readDjangoRecord } from '../django-records.js';
import { FactsCollector } from '../facts-collector.js';
import { type ByteRange, bytesOf, watched } from './read-part.js';

/**
 * Reads the lines of one range a second time, as `FedowDump.read` does with `validated`: the rules are not asked again.
 * @param onBytes is given every chunk of the file, which is good until it returns
 * @returns the records of each chunk
 */
export async function* rereadPart(path: string, { start, end }: ByteRange, models: readonly FedowModel[], onBytes?: (chunk: Buffer) => void): AsyncGenerator<readonly FedowRecord[]> {
  const admission = new Admission(new FactsCollector(), new Set(models), false);
  const splitter = jsonLines.splitter();
  const bytes = watched(bytesOf(path, start, end), onBytes);
  for await (const chunk of start === 0 ? withoutByteOrderMark(bytes) : bytes) {
    for (const raw of splitter.feed(chunk)) readDjangoRecord(raw, admission);
    yield admission.takeBatch().records;
  }
  for (const raw of splitter.end()) readDjangoRecord(raw, admission);
  yield admission.takeBatch().records;
}
