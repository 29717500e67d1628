import type { Uuid } from '../ledger/records.js';

/** Which cards of V1 have a row in V2: both name a card by a key of their own. */
export interface NumberedCards {
  /** V1's key of a card of V2. */
  readonly keyOf: (id: number) => Uuid | undefined;
  /** Whether V2 has a number for a card of V1; it has none for one that was left out. */
  readonly hasNumber: (card: Uuid) => boolean;
}

/** @param keys V1's key by V2's number; may grow afterwards */
export function numberedCards(keys: ReadonlyMap<number, Uuid>): NumberedCards {
  // Asked only of a card that a row of V2 does not name, which is rare: mostly it is never made.
  let numbered = new Set<Uuid>();
  // Not its own size: two numbers of V2 may stand for one card, where V2 deleted its row and a later import made another.
  let keysSeen = 0;
  return {
    keyOf: (id) => keys.get(id),
    hasNumber: (card) => {
      if (keysSeen !== keys.size) {
        numbered = new Set(keys.values());
        keysSeen = keys.size;
      }
      return numbered.has(card);
    },
  };
}
