import type { OriginRecord, PlaceRecord, Uuid } from '../../ledger/records.js';
import type { Random } from '../random/random.js';
import { type Card, NOBODY } from './indices.js';
import type { CardShape, NetworkShape } from './shape.js';

/** Makes the cards of a network, and an origin for each batch that a place ordered. */
export function cardsOf(shape: NetworkShape, places: readonly PlaceRecord[], walletOfUser: readonly number[], random: Random): { origins: OriginRecord[]; cards: Card[]; cashiersOf: Map<Uuid, number[]> } {
  const origins = new Map<string, OriginRecord>();
  const cashiersOf = new Map<Uuid, number[]>();
  const opened = places.filter((_, at) => (shape.places[at]?.assets.length ?? 0) > 0);
  const issuers = opened.length > 0 ? opened : places;
  const withWallet = walletOfUser.flatMap((wallet, user) => (wallet === NOBODY ? [] : [user]));
  const tags = new TagSequence(random);
  const cards = shape.cards.map((card, at): Card => {
    const place = issuers[card.place % issuers.length];
    if (place === undefined) throw new RangeError('expected a place to issue cards, found none');
    const origin = originOf(origins, place.uuid, card.generation);
    const primaryPlaces = primaryPlacesOf(card, issuers);
    for (const primary of primaryPlaces) cashiersOf.set(primary, [...(cashiersOf.get(primary) ?? []), at]);
    const [firstTagId, numberPrinted] = [tags.next(card.tagLength), tags.next(8)];
    return {
      record: { model: 'card', uuid: random.uuid(), firstTagId, qrcodeUuid: random.uuid(), numberPrinted, origin, primaryPlaces },
      user: card.user < 0 ? NOBODY : (withWallet[card.user % withWallet.length] ?? NOBODY),
      ephemeral: NOBODY,
    };
  });
  return { origins: [...origins.values()], cards, cashiersOf };
}

/** V1 numbers its origins from 1. @returns the key */
function originOf(origins: Map<string, OriginRecord>, place: Uuid, generation: number): string {
  const batch = `${place} ${generation}`;
  const known = origins.get(batch);
  if (known !== undefined) return known.key;
  const key = String(origins.size + 1);
  origins.set(batch, { model: 'origin', key, place, generation });
  return key;
}

function primaryPlacesOf({ place, primaryAt }: CardShape, issuers: readonly PlaceRecord[]): Uuid[] {
  const picked = Array.from({ length: primaryAt }, (_, next) => issuers[(place + next) % issuers.length]?.uuid);
  return [...new Set(picked.filter((uuid) => uuid !== undefined))];
}

/** Tags and printed numbers: as if drawn at random, and none twice, since an odd factor permutes the numbers of 32 bits. */
class TagSequence {
  #next: number;

  constructor(random: Random) {
    this.#next = random.below(0x100000000);
  }

  next(length: number): string {
    this.#next = (this.#next + 1) >>> 0;
    // The short ones are few: their last digits, counted rather than mixed, do not meet either.
    const bits = length === 8 ? Math.imul(this.#next, 0x9e3779b1) >>> 0 : this.#next;
    return bits.toString(16).padStart(8, '0').slice(-length).toUpperCase();
  }
}
