import { labelOf } from '../ledger/catalogue/records.js';
import type { FedowRecord } from '../ledger/records.js';
import { generateFedow } from './fedow/generate.js';
import { withTillFaults } from './faults/index.js';
import { generateTill } from './laboutik/generate-till.js';
import { productionTill } from './laboutik/production-till.js';
import type { MadeTillRecord } from './laboutik/records.js';
import { Random } from './random/random.js';
import type { TillFormat } from './write/till-text.js';
import { type FileOptions, writeTillFile } from './write/write-dump.js';

/** A till's dump as it is asked for on the command line. */
export interface GenerateTillRequest extends FileOptions {
  /** Of the network that `generate fedow` makes with the same seed, transactions and wallets. */
  readonly seed: number;
  readonly transactions: number;
  readonly wallets: number | undefined;
  /** Which of the network's places, counted from 1. */
  readonly place: number;
  readonly articles: number;
  /** Names of faults of the till. */
  readonly faults: readonly string[];
  readonly format: TillFormat;
  readonly path: string;
}

/** So that the till's own choices are not those of its network again. */
const APART = 0x5eed;

/**
 * Generates the till of a made-up network's place into a file. A stream, whose network is played once more and not kept; with
 * faults, which choose among all records, those of the till are in memory.
 * @param onTransactions is told how many of the network's transactions were played so far
 * @returns how many records of each model
 * @throws FaultError, WriteDumpError
 */
export async function writeGeneratedTill(request: GenerateTillRequest, onTransactions: (made: number) => void): Promise<Record<string, number>> {
  const { seed, transactions, wallets, place, articles, faults, path } = request;
  const random = new Random(seed ^ APART);
  const network = watched(generateFedow({ seed, transactions, ...(wallets === undefined ? {} : { wallets }) }), onTransactions);
  const made = generateTill(network, { shape: { ...productionTill(random, articles), place: place - 1 }, sells: true, random });
  const counts = new Map<string, number>();
  await writeTillFile(counted(faults.length === 0 ? made : withTillFaults(made, faults), counts), path, request);
  return Object.fromEntries([...counts].map(([model, count]) => [labelOf(model), count]));
}

function* watched(records: Iterable<FedowRecord>, onTransactions: (made: number) => void): Generator<FedowRecord> {
  let made = 0;
  for (const record of records) {
    if (record.model === 'transaction') made += 1;
    if (made % 10_000 === 0 && record.model === 'transaction') onTransactions(made);
    yield record;
  }
}

function* counted(records: Iterable<MadeTillRecord>, counts: Map<string, number>): Generator<MadeTillRecord> {
  for (const record of records) {
    counts.set(record.model, (counts.get(record.model) ?? 0) + 1);
    yield record;
  }
}
