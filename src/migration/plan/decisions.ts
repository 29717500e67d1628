import type { Uuid } from '../../ledger/records.js';

/** What a person decided in the mapping file (SPEC 4): each with a reason. */
export interface Decisions {
  readonly places: ReadonlyMap<Uuid, PlaceDecision>;
  /** Users whose wallet comes over without them. */
  readonly walletsApart: ReadonlyMap<Uuid, string>;
  /** Cards that stay behind. */
  readonly skippedCards: ReadonlyMap<Uuid, string>;
}

export type PlaceDecision =
  | { readonly tenant: string; /** Several places may go to this tenant. */ readonly shared: boolean }
  | { readonly skip: true; readonly reason: string };

export const NO_DECISIONS: Decisions = { places: new Map(), walletsApart: new Map(), skippedCards: new Map() };
