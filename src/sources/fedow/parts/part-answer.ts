import type { LedgerPart } from '../../../ledger/ledger-part.js';
import type { TransactionRecord } from '../../../ledger/records.js';
import type { Frame } from '../../django/trailer.js';
import type { CollectedFacts } from '../facts-collector.js';
import type { ByteRange } from './read-part.js';

/** What a thread is asked for. */
export interface PartRequest {
  readonly path: string;
  readonly range: ByteRange;
  /** Whether it reads the whole file for its digest as well. */
  readonly digests: boolean;
}

/** What it gives back. */
export interface PartAnswer {
  readonly ledger: LedgerPart;
  /** Transactions whose hashes cover what stands in another part; null where there were too many to keep. */
  readonly waiting: readonly TransactionRecord[] | null;
  readonly facts: CollectedFacts;
  readonly digest: FileDigest | null;
}

export interface FileDigest {
  /** Of the file's bytes, lower-case hexadecimal. */
  readonly sha256: string;
  readonly frame: Frame;
}
