import type { Random } from '../random/random.js';
import { Weighted } from '../random/weighted.js';
import { METADATA_KINDS } from './metadata.js';
import type { Movement, MovementKind } from './movement.js';

/** How often people do what, in the proportions of production: 33,627 refills, 9,085 memberships, 273 deposits. Source: SPEC 2.4. */
const EVERYDAY = new Weighted<MovementKind>([
  ['local refill', 236], ['online refill', 100], ['sale', 600], ['sale by QR code', 34], ['refund', 36], ['online refund', 6], ['membership', 91], ['link', 80],
  ['badge', 20], ['deposit', 5], ['transfer', 6], ['void', 2], ['correction', 1], ['loss', 1],
  ['purchase of a place', 1], ['membership of a place', 1], ['transfer between places', 1],
]);

/** Movements of one transaction at most, and among them one that is always possible: they fill up to an exact number. */
const SINGLE = new Weighted<MovementKind>([['sale', 8], ['membership', 2], ['transfer', 1], ['correction', 1]]);

/** Once in so many times somebody is away from home. */
const STRANGERS = 40;

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
    const card = random.below(cards);
    // People stay near home: otherwise everybody would end up with a token of everything.
    const asset = random.onceIn(STRANGERS) ? random.below(0x10000) : Math.floor(card / 3) + random.below(2);
    yield {
      kind, card, place: random.below(0x10000), asset,
      cents: isRefill ? 500 * random.between(1, 10) : random.between(50, 1500), words: random.below(0x10000),
    };
  }
}

/** How many virgin cards the tour needs, the first ones of the network. */
export const TOUR_CARDS = 12;

/**
 * One of everything, on a few cards: so that a dump of two hundred transactions has already the classes that production has
 * once in ten thousand. With each kind of metadata once.
 */
export function tour(): Movement[] {
  const refills = Object.keys(METADATA_KINDS).map((_, words) => step(words % 3 === 0 ? 'online refill' : 'local refill', { card: words % 6, asset: words, words, cents: 2000 }));
  return [
    ...refills.slice(0, 6),
    step('badge', { card: 4 }), step('badge', { card: 5, words: 3 }), step('void', { card: 3 }), step('sale', { card: 1 }), step('sale by QR code', { card: 0 }), step('sale by QR code', { card: 1, cents: 100 }), step('refund', { card: 2 }),
    step('online refill', { card: 6, words: 4, cents: 12_345 }), step('online refund', { card: 6 }),
    step('online refill', { card: 7, words: 1 }), step('sale', { card: 7, cents: 600 }), step('deposit', {}), step('refund', { card: 7, place: 1 }),
    // The first place's own money at the place next to it: both are in the first federation.
    step('local refill', { card: 9 }), step('sale', { card: 9, place: 1, cents: 333 }),
    // Federated euros paid back at the first place, whose till is the one that is made up.
    step('online refill', { card: 9, cents: 900 }), step('refund', { card: 9, asset: 1 }),
    ...[0, 1, 2, 3].map((words) => step('membership', { card: words, asset: words, words })),
    step('transfer', { card: 1, words: 2, cents: 5 }), step('transfer', { card: 2, words: 1, cents: 6 }), step('correction', {}),
    ...Array.from({ length: 6 }, (_, card) => step('link', { card, words: card % 4 })),
    ...refills.slice(6),
    // Lost with money on it, then found and used again as a new one.
    step('local refill', { card: 8, cents: 700 }), step('loss', { card: 8 }), step('local refill', { card: 8, cents: 300 }), step('sale', { card: 8, cents: 120 }),
    step('local refill', { card: 10 }), step('link', { card: 10, words: 3 }), step('sale', { card: 10 }),
    // Places among themselves: which of the two a movement belongs to is a rule of its own.
    step('purchase of a place', { cents: 50 }), step('purchase of a place', { place: 1, cents: 40, words: 1 }), step('membership of a place', {}), step('transfer between places', { cents: 4 }),
    step('online refill', { card: 11, cents: 5000 }), step('link', { card: 11, words: 1 }), step('transfer', { card: 1, words: 2, cents: 1 }),
  ];
}

function step(kind: MovementKind, picks: Partial<Omit<Movement, 'kind'>>): Movement {
  return { kind, card: 0, place: 0, asset: 0, words: 0, cents: 1000, ...picks };
}
