import type { Random } from '../random/random.js';
import { Weighted } from '../random/weighted.js';
import { METADATA_KINDS } from './metadata.js';
import type { Movement, MovementKind } from './movement.js';

/** How often people do what, in the proportions of production: 33,627 refills, 9,085 memberships, 273 deposits. Source: SPEC 2.4. */
const EVERYDAY = new Weighted<MovementKind>([
  ['local refill', 236], ['online refill', 100], ['sale', 600], ['sale by QR code', 34], ['refund', 36], ['online refund', 6], ['membership', 91], ['link', 60],
  ['badge', 20], ['deposit', 5], ['transfer', 6], ['void', 2], ['correction', 1], ['loss', 1],
]);

/** Movements of one transaction at most, and among them one that is always possible: they fill up to an exact number. */
const SINGLE = new Weighted<MovementKind>([['sale', 8], ['membership', 2], ['transfer', 1], ['correction', 1]]);

/** What a movement chooses from. */
export interface Scope {
  /** The first so many cards are used at all. */
  readonly cards: number;
  /** The most transactions that a movement makes: a fusion has one for each asset. */
  readonly largest: number;
}

/** Everyday movements, until so many transactions are left as none. @param left asks how many are left to be made */
export function* everyday(random: Random, { cards, largest }: Scope, left: () => number): Generator<Movement> {
  for (let remaining = left(); remaining > 0; remaining = left()) {
    const kind = (remaining > largest ? EVERYDAY : SINGLE).choose(random);
    const isRefill = kind === 'local refill' || kind === 'online refill' || kind === 'membership';
    yield {
      kind, card: random.below(cards), place: random.below(0x10000), asset: random.below(0x10000),
      cents: isRefill ? 500 * random.between(1, 10) : random.between(50, 1500), words: random.below(0x10000),
    };
  }
}

/**
 * One of everything, on a few cards: so that a dump of a hundred transactions has already the classes that production has
 * once in ten thousand. With each kind of metadata once.
 */
export function tour(random: Random): Movement[] {
  const step = (kind: MovementKind, card: number, words = 0, cents = 1000): Movement => ({ kind, card, place: random.below(0x10000), asset: random.below(0x10000), cents, words });
  const refills = Object.keys(METADATA_KINDS).map((_, words) => step(words % 3 === 0 ? 'online refill' : 'local refill', words % 6, words, 2000));
  return [
    ...refills.slice(0, 6),
    step('badge', 4), step('badge', 5), step('void', 3), step('sale', 1), step('sale by QR code', 0), step('refund', 2), step('online refill', 6, 4, 12345), step('online refund', 6),
    step('online refill', 7, 1), { ...step('sale', 7), asset: 0 }, step('deposit', 0, 1, 1), step('membership', 0, 1), step('membership', 1, 2), step('membership', 2, 3), step('membership', 3, 0),
    step('transfer', 1, 2, 5), step('transfer', 2, 1, 6), step('correction', 0),
    ...Array.from({ length: 6 }, (_, card) => step('link', card, card)),
    ...refills.slice(6),
    // Lost with money on it, then found and used again as a new one.
    step('local refill', 8, 0, 700), step('loss', 8), step('local refill', 8, 0, 300), step('local refill', 9, 0, 1234), step('local refill', 10, 0, 1234), step('link', 10, 3), step('sale', 10),
  ];
}
