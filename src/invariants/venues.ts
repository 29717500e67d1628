import { categoriesByIndex } from '../ledger/balances.js';
import type { FedowLedger } from '../ledger/fedow-ledger.js';
import type { Uuid } from '../ledger/records.js';
import { NONE, UuidIndex } from '../ledger/uuid-index.js';

/** Where transactions take place and which assets are accepted there (SPEC 4.1 and 3.1.3). */
export interface Venues {
  /** The uuid at each index that is given out here: of a place, or of what stands for it. */
  readonly uuids: UuidIndex;
  /** The venue of a transaction; `NONE` for one of an asset that no place issues, such as `FED`. */
  venueOf(row: number): number;
  /** Whether an asset is the venue's own, or stands in a federation with it. `FED` is accepted everywhere. */
  accepts(asset: number, venue: number): boolean;
}

/**
 * Reads the rule off a dump.
 * @param standIn what stands for a place: the place itself on a dump, its tenant in an import; undefined where it has none
 */
export function venuesOf(ledger: FedowLedger, standIn: (place: Uuid) => Uuid | undefined = (place) => place): Venues {
  const uuids = new UuidIndex(16);
  const venueOfPlace = (place: Uuid): number => {
    const uuid = standIn(place);
    return uuid === undefined ? NONE : uuids.intern(uuid);
  };
  const { transactions: table, indices } = ledger;
  const ofWallet = venuesOfWallets(ledger, venueOfPlace);
  const ofCard = venuesOfCards(ledger, venueOfPlace);
  const categories = categoriesByIndex(ledger);
  const own = Int32Array.from({ length: indices.assets.size }, (_, asset) => {
    const record = ledger.assets.get(indices.assets.at(asset));
    return record === undefined ? NONE : (ofWallet[indices.wallets.indexOf(record.walletOrigin)] ?? NONE);
  });
  const federated = federatedVenues(ledger, venueOfPlace);
  const accepts = (asset: number, venue: number): boolean =>
    // An asset that is not in the dump is `references`' finding: nothing is known of where it was accepted.
    own[asset] === venue || categories[asset] === 'FED' || categories[asset] === null || federated[asset]?.has(venue) === true;
  const venueOf = (row: number): number => {
    const receivers = ofWallet[table.receiver[row] ?? NONE] ?? NONE;
    if (receivers !== NONE) return receivers;
    const senders = ofWallet[table.sender[row] ?? NONE] ?? NONE;
    if (senders !== NONE) return senders;
    const asset = table.asset[row] ?? NONE;
    const cards = ofCard[table.card[row] ?? NONE] ?? NONE;
    return cards !== NONE && accepts(asset, cards) ? cards : (own[asset] ?? NONE);
  };
  return { uuids, venueOf, accepts };
}

/** The venue whose place owns a wallet, by the wallet's index. The primary wallet is no place's. */
function venuesOfWallets(ledger: FedowLedger, venueOfPlace: (place: Uuid) => number): Int32Array {
  const { wallets } = ledger.indices;
  const owners = Array.from(ledger.places.values()).filter(({ wallet }) => wallet !== ledger.primaryWallet);
  const indices = owners.map(({ wallet }) => wallets.intern(wallet));
  const venues = new Int32Array(wallets.size).fill(NONE);
  owners.forEach(({ uuid }, at) => (venues[indices[at] ?? NONE] = venueOfPlace(uuid)));
  return venues;
}

/** The venue that a card comes from, by the card's index. */
function venuesOfCards(ledger: FedowLedger, venueOfPlace: (place: Uuid) => number): Int32Array {
  const { cards } = ledger.indices;
  return Int32Array.from({ length: cards.size }, (_, index) => {
    const row = ledger.cards.uuids.indexOfEntry(cards, index);
    const place = row === NONE ? undefined : ledger.origins.get(ledger.cards.originAt(row))?.place;
    return place === undefined || !ledger.places.has(place) ? NONE : venueOfPlace(place);
  });
}

/** The venues of all federations that hold an asset, by the asset's index. */
function federatedVenues(ledger: FedowLedger, venueOfPlace: (place: Uuid) => number): (Set<number> | undefined)[] {
  const venues: (Set<number> | undefined)[] = [];
  for (const { places, assets } of ledger.federations.values()) {
    for (const uuid of assets) {
      const asset = ledger.indices.assets.indexOf(uuid);
      if (asset === NONE) continue;
      const members = (venues[asset] ??= new Set());
      for (const place of places) members.add(venueOfPlace(place));
    }
  }
  return venues;
}
