import fc from 'fast-check';
import { type GeneratedDump, movements, playedDumps } from '../fedow/dumps.js';
import { productionShape } from '../fedow/production-shape.js';
import { tour } from '../fedow/programme.js';
import { Random } from '../random/random.js';
import { wholeList } from './whole-list.js';

/** Movements after the tour: enough that no two dumps are the same story. */
const AFTERWARDS_MAX = 12;

/**
 * Small dumps with one of everything: the network in which each kind of place, asset and card stands, and the tour on which
 * each kind of movement and of metadata comes. Chance alone would make the rare classes once in a hundred dumps.
 */
export function eventfulDumps(): fc.Arbitrary<GeneratedDump> {
  const { places, users, cards, federations, orphans } = productionShape(new Random(1), { wallets: 40, transactions: 100 });
  const shape = fc.record({
    // A network has at least one place.
    places: wholeList(places.slice(1)).map((others) => [...places.slice(0, 1), ...others]),
    users: wholeList(users), cards: wholeList(cards), federations: wholeList(federations), orphans: fc.constant(Math.min(orphans, 3)),
  });
  return playedDumps(shape, fc.tuple(wholeList(tour()), movements(AFTERWARDS_MAX)).map(([sure, afterwards]) => [...sure, ...afterwards]));
}
