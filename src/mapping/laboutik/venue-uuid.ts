import { v5 } from 'uuid';
import type { Uuid } from '../../ledger/records.js';

/** What a uuid is made up for. The words are part of the contract: change one, and a second import finds nothing again. */
export type VenueWord = 'tauxtva' | 'categorie' | 'price' | 'table';

/**
 * A uuid for a record whose key is an integer, or for a row that V1 has none for: a v5 in the namespace of the venue's
 * place, so that every run makes the same and two venues never do (SPEC 5).
 */
export function venueUuid(place: Uuid, word: VenueWord, key: number | string): Uuid {
  return v5(`${word} ${key}`, place);
}
