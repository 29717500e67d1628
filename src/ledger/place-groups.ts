import type { FedowLedger } from './fedow-ledger.js';
import type { PlaceRecord, Uuid } from './records.js';
import { NONE } from './uuid-index.js';

/**
 * The places that have to move together, as groups: those that share an asset (issued by one, accepted or moved by
 * another: a federation, the federated euro) or cards (made for one, used or primary at another). Until Fedow is frozen for all of a group, the
 * same money stands on both sides. Places that share nothing are groups of one.
 */
export function placeGroups(ledger: FedowLedger): PlaceRecord[][] {
  const sets = new DisjointSets(ledger.places.keys());
  joinPlacesOfAssets(ledger, sets);
  for (const card of ledger.cards.values()) {
    const origin = ledger.origins.get(card.origin);
    sets.join([...(origin === undefined ? [] : [origin.place]), ...card.primaryPlaces]);
  }
  joinPlacesOfUsedCards(ledger, sets);
  const groups = new Map<Uuid, PlaceRecord[]>();
  for (const place of ledger.places.values()) {
    const root = sets.rootOf(place.uuid);
    groups.set(root, [...(groups.get(root) ?? []), place]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

/** Places that issue, accept or have moved the same asset. */
function joinPlacesOfAssets(ledger: FedowLedger, sets: DisjointSets): void {
  const { indices: { assets }, transactions: table } = ledger;
  const placeOfWallet = placesByWallet(ledger);
  const firstOfAsset = new Map<number, Uuid>();
  const share = (asset: number, place: Uuid | undefined): void => {
    if (place === undefined) return;
    const first = firstOfAsset.get(asset);
    if (first === undefined) firstOfAsset.set(asset, place);
    else if (first !== place) sets.join([first, place]);
  };
  // The issuer may never have moved what it issues, and have no index then.
  const issuers = new Map(Array.from(ledger.places.values(), ({ wallet, uuid }) => [wallet, uuid]));
  for (const { uuid, walletOrigin } of ledger.assets.values()) share(assets.indexOf(uuid), issuers.get(walletOrigin));
  for (let row = 0; row < table.rows; row += 1) {
    if (table.present[row] !== 1) continue;
    for (const wallet of [table.sender[row] ?? NONE, table.receiver[row] ?? NONE]) share(table.asset[row] ?? NONE, placeOfWallet.get(wallet));
  }
  for (const federation of ledger.federations.values()) {
    const places = federation.places.filter((place) => ledger.places.has(place));
    sets.join(places);
    for (const asset of federation.assets) if (ledger.assets.has(asset)) share(assets.indexOf(asset), places[0]);
  }
}

/** The place of each place's wallet, by the wallet's index; those that were never mentioned under `NONE`. */
function placesByWallet(ledger: FedowLedger): Map<number, Uuid> {
  return new Map(Array.from(ledger.places.values(), ({ wallet, uuid }) => [ledger.indices.wallets.indexOf(wallet), uuid]));
}

/** A card that was made for one place and paid at another. */
function joinPlacesOfUsedCards(ledger: FedowLedger, sets: DisjointSets): void {
  const placeOfWallet = placesByWallet(ledger);
  const originOfCard = new Map<number, Uuid>();
  for (const card of ledger.cards.values()) {
    const origin = ledger.origins.get(card.origin);
    const index = ledger.indices.cards.indexOf(card.uuid);
    // A card that was never used has no index, like the card of a transaction that has none: they are not the same.
    if (origin !== undefined && index !== NONE) originOfCard.set(index, origin.place);
  }
  const { transactions: table } = ledger;
  for (let row = 0; row < table.rows; row += 1) {
    const made = table.present[row] === 1 ? originOfCard.get(table.card[row] ?? NONE) : undefined;
    const used = placeOfWallet.get(table.receiver[row] ?? NONE) ?? placeOfWallet.get(table.sender[row] ?? NONE);
    if (made !== undefined && used !== undefined && made !== used) sets.join([made, used]);
  }
}

/** Sets that grow together. Members that are not known are passed over: dangling references are told elsewhere. */
class DisjointSets {
  readonly #parents: Map<Uuid, Uuid>;

  constructor(members: Iterable<Uuid>) {
    this.#parents = new Map(Array.from(members, (member) => [member, member]));
  }

  rootOf(member: Uuid): Uuid {
    let root = member;
    for (let next = this.#parents.get(root); next !== undefined && next !== root; next = this.#parents.get(root)) root = next;
    this.#parents.set(member, root);
    return root;
  }

  join(members: readonly Uuid[]): void {
    const [first, ...others] = members.filter((member) => this.#parents.has(member));
    if (first === undefined) return;
    for (const other of others) this.#parents.set(this.rootOf(other), this.rootOf(first));
  }
}
