/**
 * Dumps of the old servers, for other programs. A dump that is not what it should be is a `SourceError`, which lists all
 * that is wrong with record and field.
 */
export type { Batch, DumpFacts, FedowDump, ReadOptions } from './fedow/dump.js';
export { loadLedger } from './fedow/load-ledger.js';
export { openFedowDump } from './fedow/open.js';
export { type Problem, SourceError } from './problem.js';
