import { Failure } from '../ledger/failure.js';
import type { FedowLedger } from '../ledger/fedow-ledger.js';
import type { Uuid } from '../ledger/records.js';
import { confront, type Confrontation } from '../ledger/witness/compare.js';
import { Receipts } from '../ledger/witness/receipts.js';
import type { SaleSum } from '../ledger/witness/till-sales.js';
import { loadWitness, type Witness } from '../sources/laboutik/witness/load-witness.js';
import { sentence } from '../words/index.js';

/** A till, and what Fedow says of the same venue. */
export interface HeardWitness {
  readonly witness: Witness;
  readonly confrontation: Confrontation;
  /** The venue's sales by card in Fedow whose receipt the till does not have; null where it has none at all, and cannot tell. */
  readonly notShown: SaleSum | null;
}

/** A dump that is no witness of this Fedow. Exit code 2. */
export class WitnessError extends Failure {
  readonly exitCode = 2;
  readonly stake = sentence('The till of another network, or the same one twice, would bear false witness.');
}

/**
 * Asks tills what they have sold, one after the other, and sets it beside what Fedow says.
 * @param paths of dumps of LaBoutik, one for each venue
 * @throws SourceError, WitnessError (exit 2) for a till of no place of this Fedow, and for two of one place
 */
export async function hearWitnesses(ledger: FedowLedger, paths: readonly string[], onProgress?: (bytesRead: number) => void): Promise<HeardWitness[]> {
  if (paths.length === 0) return [];
  const receipts = new Receipts(ledger);
  const heard: HeardWitness[] = [];
  const pathOf = new Map<Uuid, string>();
  for (const path of paths) {
    let shown = 0;
    const isInFedow = (hash: string): boolean => {
      const isThere = receipts.show(hash);
      if (isThere) shown += 1;
      return isThere;
    };
    const witness = await loadWitness(path, isInFedow, onProgress);
    const { place, name } = witness.testimony;
    const venue = name === null ? sentence('a venue without a name ({place})', { place }) : `${name} (${place})`;
    const earlier = pathOf.get(place);
    if (earlier !== undefined) throw new WitnessError({ said: sentence('{path}: expected one dump for each venue, found {venue} in {earlier} already', { path, venue, earlier }), todo: sentence('Give the newer of the two.') });
    pathOf.set(place, path);
    const confrontation = confront(ledger, witness.testimony);
    if (confrontation === null) throw new WitnessError({ said: sentence('{path}: expected the till of a place of this Fedow, found that of {venue}, {size, plural, one {which is not its only place} other {which is none of its # places}}', { path, venue, size: ledger.places.size }), todo: sentence('Give the till of a place of this network; if this one is, correct configuration.fedow_place_uuid in LaBoutik.') });
    heard.push({ witness, confrontation, notShown: shown === 0 ? null : receipts.notShown(place) });
  }
  return heard;
}
