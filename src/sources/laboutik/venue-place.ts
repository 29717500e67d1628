import type { TillConfigurationRecord, TillPlaceRecord } from '../../ledger/catalogue/records.js';
import type { Uuid } from '../../ledger/records.js';
import type { ProblemList } from '../problem.js';
import type { TillFacts } from './dump.js';
import { sentence } from '../../words/index.js';

/**
 * The venue's place in Fedow: the one that the configuration names, else the only place there is (SPEC 5).
 * @returns empty where neither tells, which is a problem of its own unless the records that would tell could not be read
 */
export function venuePlace(
  configuration: TillConfigurationRecord | undefined, places: ReadonlyMap<Uuid, TillPlaceRecord>, { isComplete, refused }: TillFacts, problems: ProblemList,
): Uuid {
  const only = places.size === 1 ? [...places.keys()][0] : undefined;
  const place = configuration?.fedowPlace ?? only;
  const isToldAlready = !isComplete || [...refused].some((record) => record.startsWith('configuration ') || record.startsWith('place '));
  if (place === undefined && !isToldAlready) problems.note(sentence('the file'), sentence('expected a configuration with a fedow_place_uuid, or one place, found {size} places and none named', { size: places.size }));
  return place ?? '';
}
