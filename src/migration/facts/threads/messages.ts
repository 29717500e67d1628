import type { Uuid } from '../../../ledger/records.js';
import type { RecorderPart } from '../recorder.js';

/** What a thread that reads back is started with. */
export interface ReadBack {
  /** The digit of its rows. */
  readonly thread: number;
  /** V1's key of each card of V2. */
  readonly cardKeys: Map<number, Uuid>;
}

/** What it is given: the bytes of whole lines, or before which round all that it has recorded is asked for. */
export type ToRecord = Uint8Array | { readonly before: number };

/** What it recorded in one round. */
export interface RecordedRound {
  readonly round: number;
  readonly part: RecorderPart;
}

/** What it answers: that some lines were dealt with, what became of the lines of a round, and that nothing more comes from before a round. */
export type Recorded = { readonly bytes: number } | RecordedRound | { readonly before: number };
