import { v5 } from 'uuid';
import type { Uuid } from '../ledger/records.js';

/** The namespace of every uuid that the tool makes up itself: a v5 of the DNS name of Fedow's upstream. */
const NAMESPACE = v5('fedow.tibillet.org', v5.DNS);

/** What a uuid is made up for. The words are part of the contract: change one, and a second import finds nothing again. */
export type MadeUpFor = 'card batch' | 'card wallet' | 'federation TiBillet FED' | 'tenant federation_fed';

/**
 * A uuid that V1 has none for: a v5 of the source's key and a stated word, so that every run makes the same (SPEC 4).
 * @param key the source record's key; empty where there is only one
 */
export function madeUpUuid(word: MadeUpFor, key: string): Uuid {
  return v5(`${word} ${key}`, NAMESPACE);
}
