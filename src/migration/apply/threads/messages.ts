import type { Uuid } from '../../../ledger/records.js';
import type { TransactionLinks } from '../../../mapping/transaction-links.js';
import type { ByteRange } from '../../../sources/fedow/parts/read-part.js';
import type { RecorderPart } from '../../facts/recorder.js';

/** What a thread of an import's second reading is asked for. */
export interface SecondReading {
  readonly path: string;
  readonly range: ByteRange;
  readonly links: TransactionLinks;
  /** The run's number in the provenance. */
  readonly run: string;
  /** Whether it tells the digest of the whole file. */
  readonly digests: boolean;
}

/** Rows in COPY's text format: the memory goes over with them, and comes back to be used again. */
export interface Lines {
  readonly table: 'transaction' | 'origin';
  readonly memory: ArrayBuffer;
  readonly length: number;
}

/** What a thread that encodes gives back, in any order. */
export type EncodedMessage = { readonly lines: Lines } | { readonly wallets: readonly PublicKey[] } | { readonly bytesRead: number } | { readonly sha256: string };

/** Of a wallet, which the plan does not keep. */
export type PublicKey = readonly [wallet: Uuid, pem: string | null];

/** What a thread that projects gives back at its end. */
export interface ProjectedPart {
  readonly part: RecorderPart;
  /** Of the whole file; null where it was not asked for. */
  readonly sha256: string | null;
}
