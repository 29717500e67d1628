import type { CardRecord, FedowRecord, Uuid } from '../../ledger/records.js';
import type { Random } from '../random/random.js';
import { buildCatalogue, type MadeCatalogue } from './catalogue.js';
import type { MadeTillRecord } from './records.js';
import { Sales, tillCard } from './sales.js';
import type { TillShape } from './shape.js';
import { KnownNetwork, type Venue } from './venue.js';

export interface TillOptions {
  readonly shape: TillShape;
  /** Whether the till's tickets are written, one for each movement of its place, and some that Fedow never heard of. */
  readonly sells: boolean;
  readonly random: Random;
}

/**
 * The records of the till of one of a network's places: its cards and currencies are Fedow's, and what it sold is what Fedow has
 * received. A stream: of the network it keeps places, assets and its own cards, never transactions.
 * @param fedow places, assets, federations and origins before the first transaction
 * @throws RangeError where there is no place
 */
export function* generateTill(fedow: Iterable<FedowRecord>, { shape, sells, random }: TillOptions): Generator<MadeTillRecord> {
  const known = new KnownNetwork();
  const cards: CardRecord[] = [];
  const used = new Set<Uuid>();
  let open: OpenTill | null = null;
  for (const record of fedow) {
    known.note(record);
    if (record.model === 'card') cards.push(record);
    if (record.model !== 'transaction') continue;
    if (open === null) {
      open = openTill(known.venue(shape.place), { shape, sells, random });
      yield* open.till.records;
    }
    if (!sells) continue;
    const lines = open.sales.of(record);
    if (lines.length > 0 && record.card !== null) used.add(record.card);
    yield* lines;
  }
  if (open === null) {
    open = openTill(known.venue(shape.place), { shape, sells, random });
    yield* open.till.records;
  }
  yield* cardsOf(shape, open, cards, used, random);
}

interface OpenTill {
  readonly venue: Venue;
  readonly till: MadeCatalogue;
  readonly sales: Sales;
}

function openTill(venue: Venue, { shape, sells, random }: TillOptions): OpenTill {
  const till = buildCatalogue(shape, venue, sells, random);
  return { venue, till, sales: new Sales(venue, till, random) };
}

/** The cards that the till has seen or its place has ordered, and of all cards those that are cashiers' there. */
function* cardsOf(shape: TillShape, { venue, till }: OpenTill, cards: readonly CardRecord[], used: ReadonlySet<Uuid>, random: Random): Generator<MadeTillRecord> {
  const { pointsOfSale } = till;
  const primary = new Map<Uuid, readonly number[]>();
  // Who is a cashier in Fedow is one at the till, but for the last of them: such a card has been forgotten on one side.
  for (const { uuid } of cards.filter(({ primaryPlaces }) => primaryPlaces.includes(venue.place.uuid)).slice(0, -1)) primary.set(uuid, [0]);
  for (const { card, pointsOfSale: picks } of shape.primaryCards) {
    const uuid = cards[card % cards.length]?.uuid;
    if (uuid !== undefined) primary.set(uuid, picks);
  }
  for (const card of cards) {
    if (!primary.has(card.uuid) && !used.has(card.uuid) && !venue.origins.has(card.origin)) continue;
    yield { model: 'cartecashless', uuid: tillCard(card.uuid), tagId: card.firstTagId };
  }
  for (const [uuid, picks] of primary) {
    const opened = new Set(picks.flatMap((pick) => pointsOfSale[pick % pointsOfSale.length]?.uuid ?? []));
    yield { model: 'cartemaitresse', uuid: random.uuid(), card: tillCard(uuid), changedAt: '2026-06-30T18:00:00.465000+00:00', editMode: picks.length > 1, pointsOfSale: [...opened] };
  }
}
