import fc from 'fast-check';
import type { GeneratedDump } from '../fedow/dumps.js';
import { type Movement, MOVEMENT_KINDS } from '../fedow/movement.js';
import { productionShape } from '../fedow/production-shape.js';
import { tour } from '../fedow/programme.js';
import type { NetworkShape } from '../fedow/shape.js';
import { Simulation } from '../fedow/simulation.js';
import { Random } from '../random/random.js';
import { shuffled } from '../random/shuffled.js';
import { DUMP_FORMATS } from '../write/dump-text.js';
import { wholeList } from '../whole-list.js';

/** Movements after the tour: enough that no two dumps are the same story. */
const AFTERWARDS_MAX = 12;

/**
 * Small dumps with one of everything, in any format and order: the network in which each kind of place, asset and card stands, and
 * the tour on which each kind of movement and of metadata comes. Chance alone would make the rare classes once in a hundred dumps.
 */
export function eventfulDumps(): fc.Arbitrary<GeneratedDump> {
  return fc.record({
    shape: wholeNetwork(),
    sure: wholeList(tour()),
    afterwards: fc.array(movement(), { maxLength: AFTERWARDS_MAX }),
    // Which uuids and moments are drawn says nothing about a fault: shrinking leaves them alone.
    seed: fc.noShrink(fc.integer()),
    format: fc.constantFrom(...DUMP_FORMATS),
    isShuffled: fc.boolean(),
  }).map(({ shape, sure, afterwards, seed, format, isShuffled }) => {
    const random = new Random(seed);
    const simulation = new Simulation(shape, random);
    const records = [...simulation.open(), ...[...sure, ...afterwards].flatMap((one) => simulation.play(one)), ...simulation.close()];
    return { records: isShuffled ? shuffled(records, random) : records, format, precision: 'microseconds' };
  });
}

function wholeNetwork(): fc.Arbitrary<NetworkShape> {
  const { places: [first, ...others], users, cards, federations } = productionShape(new Random(1), { wallets: 40, transactions: 100 });
  if (first === undefined) throw new Error('a network has at least one place');
  return fc.record({
    places: fc.tuple(wholeList(first.assets), wholeList(others)).map(([assets, rest]) => [{ ...first, assets }, ...rest]),
    users: wholeList(users),
    cards: wholeList(cards),
    federations: wholeList(federations),
    orphans: fc.nat({ max: 2 }),
  });
}

function movement(): fc.Arbitrary<Movement> {
  const pick = fc.nat({ max: 63 });
  return fc.record({ kind: fc.constantFrom(...MOVEMENT_KINDS), card: pick, place: pick, asset: pick, cents: fc.nat({ max: 20_000 }), words: pick });
}
