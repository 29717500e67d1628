import type { TillConfigurationRecord, TillPlaceRecord } from '../../ledger/catalogue/records.js';
import type { Uuid } from '../../ledger/records.js';
import type { ProblemList } from '../problem.js';

/** The venue's place in Fedow: the one that the configuration names, else the only place there is (SPEC 5). Empty, with a problem noted, where neither tells. */
export function venuePlace(configuration: TillConfigurationRecord | undefined, places: ReadonlyMap<Uuid, TillPlaceRecord>, problems: ProblemList): Uuid {
  const only = places.size === 1 ? [...places.keys()][0] : undefined;
  const place = configuration?.fedowPlace ?? only;
  if (place === undefined) problems.note('the file', `expected a configuration with a fedow_place_uuid, or one place; found ${places.size} places and none named: which venue is it?`);
  return place ?? '';
}
