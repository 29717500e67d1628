import type { FedowModel } from '../../ledger/records.js';

/** How many records of a model are to be in V2, and how many are. */
export interface ModelCount {
  readonly model: FedowModel;
  readonly expected: number;
  readonly found: number;
}
