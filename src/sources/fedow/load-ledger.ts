import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import { LedgerBuilder } from '../../ledger/ledger-builder.js';
import { type Problem, ProblemList, refuseProblems } from '../problem.js';
import type { FedowDump } from './dump.js';

/**
 * Reads a whole dump into a ledger. A dump whose transactions stand before what their hashes cover is read a second
 * time, for those alone.
 * @throws SourceError that lists every invalid record, and every key or unique value that stands twice
 */
export async function loadLedger(dump: FedowDump, onProgress?: (bytesRead: number) => void): Promise<FedowLedger> {
  const builder = new LedgerBuilder();
  const twice = new ProblemList();
  const progress = onProgress === undefined ? {} : { onProgress };
  for await (const { records, positions } of dump.read(progress)) {
    for (const [at, record] of records.entries()) {
      const duplicate = builder.add(record);
      if (duplicate !== null) twice.note(`${dump.format === 'jsonl' ? 'line' : 'record'} ${positions[at] ?? '?'}, fedow_core.${record.model}, field ${duplicate.field}`, `expected once, found again: ${duplicate.value}`);
    }
  }
  const problems: readonly Problem[] = [...dump.facts.problems, ...twice.kept];
  refuseProblems(dump.path, problems, dump.facts.problemsTotal + twice.total);
  if (builder.unsettled > 0) {
    for await (const { records } of dump.read({ models: ['transaction'], validated: true, ...progress })) {
      for (const record of records) if (record.model === 'transaction') builder.settle(record);
    }
  }
  const ledger = builder.finish();
  ledger.precision = dump.facts.timestampPrecision;
  return ledger;
}
