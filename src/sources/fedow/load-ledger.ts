import { availableParallelism } from 'node:os';
import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import { type Duplicate, LedgerBuilder } from '../../ledger/ledger-builder.js';
import { type Problem, ProblemList, refuseProblems } from '../problem.js';
import { sentence, type Text } from '../../words/index.js';
import type { FedowDump } from './dump.js';

/** Below this a second thread takes longer to start than it saves. */
const PART_BYTES_MIN = 32 * 1024 * 1024;
/** Each thread takes memory of its own, and the others wait for the one that puts the parts together. */
const PARTS_MAX = 4;

/**
 * Reads a whole dump into a ledger, a large one on several threads. A dump whose transactions stand before what their hashes cover is read a second
 * time, for those alone.
 * @param parts on how many threads; one for each core, as far as the dump is large enough
 * @throws SourceError that lists every invalid record, and every key or unique value that stands twice
 */
export async function loadLedger(dump: FedowDump, onProgress?: (bytesRead: number) => void, parts = partsOf(dump)): Promise<FedowLedger> {
  const builder = (parts > 1 ? await dump.readInParts(parts, onProgress) : null) ?? await readInOne(dump, onProgress);
  if (builder.unsettled > 0) {
    for await (const { records } of dump.read({ models: ['transaction'], validated: true, ...(onProgress === undefined ? {} : { onProgress }) })) {
      for (const record of records) if (record.model === 'transaction') builder.settle(record);
    }
  }
  const ledger = builder.finish();
  ledger.precision = dump.facts.timestampPrecision;
  return ledger;
}

/** On how many threads a dump is read: one for each core, as far as it is large enough and can be cut. */
export function partsOf({ sizeBytes, format, compressed }: FedowDump): number {
  if (format !== 'jsonl' || compressed) return 1;
  return Math.min(availableParallelism(), PARTS_MAX, Math.floor(sizeBytes / PART_BYTES_MIN));
}

function whereOf({ format }: FedowDump, model: string, position: number, { field }: Duplicate): Text {
  const place = format === 'jsonl' ? sentence('line {line}', { line: position }) : sentence('record {position}', { position });
  return sentence('{place}, {record}, field {field}', { place, record: `fedow_core.${model}`, field });
}

async function readInOne(dump: FedowDump, onProgress?: (bytesRead: number) => void): Promise<LedgerBuilder> {
  const builder = new LedgerBuilder();
  const twice = new ProblemList();
  for await (const { records, positions } of dump.read(onProgress === undefined ? {} : { onProgress })) {
    for (const [at, record] of records.entries()) {
      const duplicate = builder.add(record);
      if (duplicate !== null) twice.note(whereOf(dump, record.model, positions[at] ?? 0, duplicate), sentence('expected once, found again: {value}', { value: duplicate.value }));
    }
  }
  const problems: readonly Problem[] = [...dump.facts.problems, ...twice.kept];
  refuseProblems(dump.path, problems, dump.facts.problemsTotal + twice.total);
  return builder;
}
