import fc from 'fast-check';
import { dumps, type GeneratedDump } from '../fedow/dumps.js';
import { eventfulDumps } from './eventful-dumps.js';

/** What an import finds in the target: its tenants, or nothing, so that it has to make them. */
export type Tenants = 'there' | 'made';

/** How a dump is imported. */
export interface Setting {
  readonly tenants: Tenants;
  readonly unlinkedCards: 'keep' | 'provision';
}

/** One run of the fuzzer: all that it does follows from this, so that a seed and a path replay it. */
export interface Scenario extends Setting {
  readonly dump: GeneratedDump;
}

/** Of so many dumps two have one of everything: so `COVERAGE_RUNS_MIN` runs have every class but for one chance in a billion. */
const EVENTFUL = { weight: 2 };
const ANY = { weight: 1 };

/** Below so many runs a class that did not come is said, and no failure: chance alone could have done it. */
export const COVERAGE_RUNS_MIN = 40;

/** Small dumps in any format and order, to be imported one way or the other; shrinking keeps them valid. */
export function scenarios(): fc.Arbitrary<Scenario> {
  return fc.record({
    dump: fc.oneof({ arbitrary: dumps(), ...ANY }, { arbitrary: eventfulDumps(), ...EVENTFUL }),
    // Making tenants with their tables takes as long as all the rest.
    tenants: fc.oneof({ arbitrary: fc.constant('there' as const), weight: 7 }, { arbitrary: fc.constant('made' as const), weight: 1 }),
    unlinkedCards: fc.constantFrom('keep' as const, 'provision' as const),
  });
}
