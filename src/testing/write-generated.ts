import type { FedowModel, FedowRecord } from '../ledger/records.js';
import { withFaults } from './faults/index.js';
import { generateFedow } from './fedow/generate.js';
import type { DumpFormat } from './write/dump-text.js';
import { type FileOptions, writeDumpFile } from './write/write-dump.js';

/** A dump as it is asked for on the command line. */
export interface GenerateRequest extends FileOptions {
  readonly seed: number;
  readonly transactions: number;
  readonly wallets: number | undefined;
  /** Names of faults of the source. */
  readonly faults: readonly string[];
  readonly format: DumpFormat;
  readonly path: string;
}

/**
 * Generates a dump into a file. Without faults it is a stream; faults choose among all records, which are in memory then.
 * @param onTransactions is told how many transactions were made so far
 * @returns how many records of each model
 * @throws FaultError, WriteDumpError
 */
export async function writeGenerated(request: GenerateRequest, onTransactions: (made: number) => void): Promise<Record<string, number>> {
  const { seed, transactions, wallets, faults, path } = request;
  const made = generateFedow({ seed, transactions, ...(wallets === undefined ? {} : { wallets }) });
  const counts = new Map<FedowModel, number>();
  await writeDumpFile(counted(faults.length === 0 ? made : withFaults(made, faults), counts, onTransactions), path, request);
  return Object.fromEntries([...counts].map(([model, count]) => [`fedow_core.${model}`, count]));
}

function* counted(records: Iterable<FedowRecord>, counts: Map<FedowModel, number>, onTransactions: (made: number) => void): Generator<FedowRecord> {
  for (const record of records) {
    const count = (counts.get(record.model) ?? 0) + 1;
    counts.set(record.model, count);
    if (record.model === 'transaction' && count % 10_000 === 0) onTransactions(count);
    yield record;
  }
}
