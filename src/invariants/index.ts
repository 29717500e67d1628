/**
 * The invariants for other programs: what must hold of a dump, of a database, and of an import between the two.
 * Plain data goes in (`Evidence`), plain findings come out; nothing here reads a file or a database.
 */
export type { CatalogueEvidence, Evidence, Finding, Invariant, Links, LostRecord, Violation } from './invariant.js';
export { INVARIANTS } from './list.js';
export { remedyOf } from './remedy.js';
export { type InvariantResult, type InvariantStatus, type Sample, type Verdict, verdictOf } from './result.js';
export { runInvariants, type RunOptions } from './run.js';
