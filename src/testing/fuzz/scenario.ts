import fc from 'fast-check';
import type { FedowRecord } from '../../ledger/records.js';
import { FaultError, withFaults } from '../faults/index.js';
import { dumps, type GeneratedDump } from '../fedow/dumps.js';
import type { MadeTillRecord } from '../laboutik/records.js';
import { type GeneratedTill, tillChoices, tillOf } from '../laboutik/tills.js';
import { DUMP_FORMATS } from '../write/dump-text.js';
import { eventfulDumps } from './eventful-dumps.js';

/** How a dump is imported, and what is to come of it. */
export interface Setting {
  /** What is in V2 already: its tenants and a life of its own, or nothing, so that the import has to make tenants. */
  readonly tenants: 'there' | 'made';
  readonly unlinkedCards: 'keep' | 'provision';
  /** Clean; held by a person’s acceptance of all that is wrong with the source; or refused, since nobody accepted it. */
  readonly expected: 'clean' | 'accepted' | 'refused';
}

/** One run of the fuzzer: all that it does follows from this, so that a seed and a path replay it. */
export interface Scenario extends Setting {
  readonly dump: GeneratedDump;
  /** The till of one of its places, where one is imported as well. */
  readonly till: GeneratedTill | null;
}

/** What one run has imported. */
export interface Imported {
  /** The records that were read: sections hold fewer than were written. */
  readonly fedow: readonly FedowRecord[];
  /** Null where no till was imported. */
  readonly till: { readonly records: readonly MadeTillRecord[]; readonly fromLespass: number } | null;
}

/** Below so many runs a class that did not come is told, and is no failure: chance alone could have done it. */
export const COVERAGE_RUNS_MIN = 100;

/**
 * Two dumps in three have one of everything, and no way of importing and no class of tills is rarer than one run in ten: one of them
 * is missing in `COVERAGE_RUNS_MIN` runs less than three times in a hundred thousand.
 */
const EVENTFUL = 2;
const ANY = 1;

/** Every way of importing that is told apart, as `settingClassesOf` names it. */
export const SETTING_CLASSES = [
  ...DUMP_FORMATS.map((format) => `read from ${format}`), 'tenants there', 'tenants made', 'cards kept', 'cards provisioned', 'import clean', 'import accepted', 'import refused',
  'till imported', 'no till', 'article from Lespass', 'tenants made, with a till',
] as const;

/** How a dump was imported, as classes of runs: some of `SETTING_CLASSES`. */
export function settingClassesOf({ dump, tenants, unlinkedCards, expected }: Scenario, till: Imported['till']): string[] {
  const ofTill = till === null ? ['no till'] : ['till imported', ...(till.fromLespass > 0 ? ['article from Lespass'] : []), ...(tenants === 'made' ? ['tenants made, with a till'] : [])];
  return [...ofTill, `read from ${dump.format}`, `tenants ${tenants}`, unlinkedCards === 'keep' ? 'cards kept' : 'cards provisioned', `import ${expected}`];
}

/** What concurrent writes left in production (SPEC 2.4), and other faults of the source that a person may accept. */
const FAULTS = ['drift', 'fork', 'hidden-drift', 'no-token', 'negative', 'time', 'genesis-missing', 'genesis-twice', 'cross-asset', 'comment-changed', 'not-federated'] as const;

/** Small dumps in any format and order, healthy or with a fault, to be imported one way or the other; shrinking keeps them so. */
export function scenarios(): fc.Arbitrary<Scenario> {
  return fc.record({
    // First, since fast-check shrinks in this order: a counterexample without a till is tried much faster.
    till: fc.option(fc.record({ choices: tillChoices(), whereThere: fc.boolean() }), { freq: 8 }),
    opening: fc.oneof({ arbitrary: anyOpening(), weight: ANY }, { arbitrary: eventfulOpening(), weight: EVENTFUL }),
    unlinkedCards: fc.constantFrom('keep' as const, 'provision' as const),
    // One in two: fast-check counts the healthy ones in so many.
    fault: fc.option(fc.constantFrom(...FAULTS), { freq: 2 }),
    isAccepted: fc.boolean(),
  }).map(({ opening: { dump, tenants }, unlinkedCards, fault, isAccepted, till: choice }) => {
    const planted = fault === null ? null : plantedIn(dump, fault);
    // A till goes into the tenant that an import of its network has made; without one there is nothing to refuse of it.
    // A till costs as much as its network, and tenants are there four times as often as they are made.
    const isWanted = choice !== null && (tenants === 'made' || choice.whereThere) && (planted === null || isAccepted);
    const till = isWanted ? tillOf(choice.choices, dump.records) : null;
    return planted === null ? { dump, tenants, unlinkedCards, till, expected: 'clean' } : { dump: planted, tenants, unlinkedCards, till, expected: isAccepted ? 'accepted' : 'refused' };
  });
}

type Opening = Pick<Scenario, 'dump' | 'tenants'>;

function anyOpening(): fc.Arbitrary<Opening> {
  return fc.record({ dump: dumps(), tenants: fc.constantFrom('there' as const, 'made' as const, 'made' as const) });
}

/** Making the tenants of so many places, each with all its tables, would take longer than all the rest. */
function eventfulOpening(): fc.Arbitrary<Opening> {
  return fc.record({ dump: eventfulDumps(), tenants: fc.constant('there' as const) });
}

/** Null where the dump holds nothing that the fault could be planted in. */
function plantedIn(dump: GeneratedDump, fault: string): GeneratedDump | null {
  try {
    return { ...dump, records: withFaults(dump.records, [fault]) };
  } catch (error) {
    if (error instanceof FaultError) return null;
    throw error;
  }
}
