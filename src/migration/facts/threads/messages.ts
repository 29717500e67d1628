import type { Uuid } from '../../../ledger/records.js';
import type { RecorderPart } from '../recorder.js';

/** What a thread that reads back is started with. */
export interface ReadBack {
  /** The digit of its rows. */
  readonly part: number;
  /** V1's key of each card of V2. */
  readonly cardKeys: Map<number, Uuid>;
}

/** What it is given: the bytes of whole lines, and null at the end. */
export type LinesToRecord = Uint8Array | null;

/** What it answers: that some lines were dealt with, and at the end what became of them. */
export type Recorded = { readonly bytes: number } | { readonly part: RecorderPart };
