import fc from 'fast-check';
import type { FedowRecord } from '../../ledger/records.js';
import { Random } from '../random/random.js';
import { shuffled } from '../random/shuffled.js';
import { DUMP_FORMATS, type DumpFormat, dumpText } from '../write/dump-text.js';
import type { Precision } from '../write/json-text.js';
import { type Movement, MOVEMENT_KINDS } from './movement.js';
import { LOCAL_CATEGORIES, type NetworkShape } from './shape.js';
import { Simulation } from './simulation.js';

export interface DumpsOptions {
  /** The most movements that are played, each of which makes some transactions or none; 40. */
  readonly movementsMax?: number;
  /** Whether some dumps are cut to milliseconds, as Django's writers do; no. */
  readonly cut?: boolean;
}

/** A generated dump, and how it is to be written. */
export interface GeneratedDump {
  readonly records: readonly FedowRecord[];
  readonly format: DumpFormat;
  readonly precision: Precision;
}

/**
 * Small dumps, valid by construction, in any order of records and any format.
 *
 * What fast-check chooses is a network's shape and what people do in it; the dump follows by Fedow's rules. So a shrunk choice,
 * with a place, a card or a movement less, gives a valid dump again: a movement that has become impossible is passed over.
 */
export function dumps({ movementsMax = 40, cut = false }: DumpsOptions = {}): fc.Arbitrary<GeneratedDump> {
  return playedDumps(shapes(), movements(movementsMax), { cut });
}

/** Dumps of what is played on networks of the shapes given: `dumps` on choices of one's own. */
function playedDumps(shape: fc.Arbitrary<NetworkShape>, played: fc.Arbitrary<readonly Movement[]>, { cut = false }: Pick<DumpsOptions, 'cut'> = {}): fc.Arbitrary<GeneratedDump> {
  return fc.record({
    shape,
    movements: played,
    // Which uuids and moments are drawn says nothing about a fault: shrinking leaves them alone.
    seed: fc.noShrink(fc.integer()),
    format: fc.constantFrom(...DUMP_FORMATS),
    precision: fc.constantFrom<Precision>('microseconds', ...(cut ? ['milliseconds' as const] : [])),
    isShuffled: fc.boolean(),
  }).map(({ shape: network, movements: moves, seed, format, precision, isShuffled }) => {
    const random = new Random(seed);
    const records = recordsOf(new Simulation(network, random), moves);
    return described({ records: isShuffled ? shuffled(records, random) : records, format, precision });
  });
}

function recordsOf(simulation: Simulation, played: readonly Movement[]): FedowRecord[] {
  return [...simulation.open(), ...played.flatMap((movement) => simulation.play(movement)), ...simulation.close()];
}

/** A counterexample is shown as the dump that it is. */
function described(dump: GeneratedDump): GeneratedDump {
  const show = (): string => `a dump (${dump.format}, ${dump.precision}):\n${[...dumpText(dump.records, 'jsonl', dump.precision)].join('')}`;
  return Object.defineProperty(dump, fc.toStringMethod, { value: show, enumerable: false });
}

const pick = (): fc.Arbitrary<number> => fc.nat({ max: 63 });

function shapes(): fc.Arbitrary<NetworkShape> {
  return fc.record({
    places: fc.array(fc.record({
      domain: fc.constantFrom('own' as const, 'none' as const, '.None' as const),
      assets: fc.subarray([...LOCAL_CATEGORIES]),
      archivesLast: fc.boolean(),
    }), { minLength: 1, maxLength: 4 }),
    users: fc.array(fc.record({ mixedCase: fc.boolean(), hasWallet: mostly(true) }), { maxLength: 4 }),
    cards: fc.array(fc.record({
      place: pick(),
      generation: fc.constantFrom(1 as const, 2 as const),
      tagLength: fc.constantFrom(8 as const, 7 as const, 6 as const),
      user: fc.integer({ min: -1, max: 3 }),
      primaryAt: fc.constantFrom(0 as const, 1 as const, 2 as const),
    }), { maxLength: 6 }),
    federations: fc.array(fc.record({ places: fc.array(pick(), { maxLength: 3 }), assets: fc.array(pick(), { maxLength: 3 }) }), { maxLength: 2 }),
    orphans: fc.nat({ max: 2 }),
  });
}

/** Any movements, one after the other, so many at most. */
export function movements(max: number): fc.Arbitrary<Movement[]> {
  const movement = fc.record({ kind: fc.constantFrom(...MOVEMENT_KINDS), card: pick(), place: pick(), asset: pick(), cents: fc.nat({ max: 20_000 }), words: pick() });
  return fc.array(movement, { maxLength: max, size: 'max' });
}

function mostly(value: boolean): fc.Arbitrary<boolean> {
  return fc.oneof({ arbitrary: fc.constant(value), weight: 7 }, { arbitrary: fc.constant(!value), weight: 1 });
}
