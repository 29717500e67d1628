import type { Random } from '../random/random.js';
import { TOUR_CARDS } from './programme.js';
import { type CardShape, type FederationShape, LOCAL_CATEGORIES, type NetworkShape, type PlaceShape, type UserShape } from './shape.js';

/** How many of what production has, as parts of its 38,159 wallets. Source: SPEC 2.4. */
const PART = { users: 0.392, places: 0.0104, orphans: 0.28, cards: 1.2 } as const;
/** Parts of the places, and of the cards. */
const ACTIVE_PLACES = 0.24;
/** Cards that are used at all: the first ones of the shape, so that who plays movements knows them. */
const USED_CARDS = 0.42;
const LINKED_CARDS = 0.45;

/** Places that every network has, however small: each category of asset, and each kind of place. */
const ALWAYS: readonly PlaceShape[] = [
  { domain: 'own', assets: LOCAL_CATEGORIES, archivesLast: false },
  { domain: 'own', assets: ['SUB', 'TIM', 'TLF'], archivesLast: false },
  { domain: 'own', assets: ['BDG', 'TLF', 'TNF'], archivesLast: true },
  { domain: 'none', assets: ['TLF', 'FID'], archivesLast: false },
  { domain: '.None', assets: [], archivesLast: false },
  { domain: 'none', assets: [], archivesLast: false },
  { domain: 'own', assets: [], archivesLast: false },
];
const ALWAYS_ACTIVE = ALWAYS.filter(({ assets }) => assets.length > 0).length;

/** How many of the cards of such a shape are meant to be used. */
export function usedCards({ cards }: NetworkShape): number {
  return Math.ceil(cards.length * USED_CARDS);
}

/** A network in the proportions of production, at any size; a small one has more of what is rare. */
export function productionShape(random: Random, { wallets, transactions }: { wallets: number; transactions: number }): NetworkShape {
  const places = placesOf(random, Math.round(wallets * PART.places), transactions);
  const users = Array.from({ length: Math.round(wallets * PART.users) }, (_, at): UserShape => ({ mixedCase: at % 23 === 1, hasWallet: at !== 0 && at % 5000 !== 4999 }));
  const count = Math.round(wallets * PART.cards);
  const used = Math.ceil(count * USED_CARDS);
  const cards = Array.from({ length: count }, (_, at) => cardOf(random, at, at < used));
  return { places, users, cards, federations: federationsOf(random, places), orphans: Math.round(wallets * PART.orphans) };
}

/** As many as wanted, of which a quarter is active, but never more assets than transactions could use. */
function placesOf(random: Random, wanted: number, transactions: number): PlaceShape[] {
  const active = Math.min(Math.round(wanted * ACTIVE_PLACES), ALWAYS_ACTIVE + Math.floor(transactions / 100)) - ALWAYS_ACTIVE;
  const further = Array.from({ length: Math.max(0, wanted - ALWAYS.length) }, (_, at): PlaceShape => {
    if (at >= active) return { domain: at % 10 === 0 ? '.None' : 'own', assets: [], archivesLast: false };
    return { domain: 'own', assets: LOCAL_CATEGORIES.filter((category) => category === 'TLF' || random.onceIn(2)), archivesLast: random.onceIn(8) };
  });
  return [...ALWAYS, ...further];
}

function cardOf(random: Random, at: number, isUsed: boolean): CardShape {
  // The first ones stay virgin: what is sure to happen happens to them.
  const isLinked = isUsed && at >= TOUR_CARDS && random.below(100) < LINKED_CARDS * 100;
  return {
    place: random.below(0x10000), generation: random.onceIn(4) ? 2 : 1, tagLength: at === 2 ? 6 : at === 3 ? 7 : 8,
    user: isLinked ? random.below(0x1000000) : -1, primaryAt: at === 0 ? 2 : at < 8 || at % 400 === 0 ? 1 : 0,
  };
}

/** Of 36, 4, 3 and 2 places, where there are so many; the second one shares memberships. */
function federationsOf(random: Random, places: readonly PlaceShape[]): FederationShape[] {
  const active = places.flatMap(({ assets }, at) => (assets.length > 0 ? [at] : []));
  return [36, 4, 3, 2].map((size, at) => {
    // A random stretch of the active places; the first two begin where memberships are sold.
    const start = at < 2 ? 0 : random.below(active.length);
    const members = Array.from({ length: Math.min(size, active.length - (at % 2)) }, (_, next) => active[(start + next) % active.length] ?? 0);
    // Of the first place's six assets, its TLF and TIM, its SUB, or any other.
    return { places: members, assets: at === 0 ? [0, 2] : at === 1 ? [4] : [random.below(0x10000)] };
  });
}
