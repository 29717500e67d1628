import type { FedowLedger } from './fedow-ledger.js';
import type { PlaceRecord, Uuid } from './records.js';
import { NONE } from './uuid-index.js';

/**
 * The places that have to move together, as groups: those that share an asset (a federation, or the federated euro that
 * both have moved) or cards (made for one, used or primary at another). Until Fedow is frozen for all of a group, the
 * same money stands on both sides. Places that share nothing are groups of one.
 */
export function placeGroups(ledger: FedowLedger): PlaceRecord[][] {
  const sets = new DisjointSets(ledger.places.keys());
  for (const { places } of ledger.federations.values()) sets.join(places);
  sets.join(placesThatMoveTheFederatedEuro(ledger));
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

function placesThatMoveTheFederatedEuro(ledger: FedowLedger): Uuid[] {
  const federated = [...ledger.assets.values()].find(({ category }) => category === 'FED');
  if (federated === undefined) return [];
  const asset = ledger.indices.assets.indexOf(federated.uuid);
  const { transactions: table } = ledger;
  const moving = new Set<number>();
  for (let row = 0; row < table.rows; row += 1) {
    if (table.present[row] !== 1 || table.asset[row] !== asset) continue;
    moving.add(table.sender[row] ?? NONE).add(table.receiver[row] ?? NONE);
  }
  return [...ledger.places.values()].filter(({ wallet }) => moving.has(ledger.indices.wallets.indexOf(wallet))).map(({ uuid }) => uuid);
}

/** A card that was made for one place and paid at another. */
function joinPlacesOfUsedCards(ledger: FedowLedger, sets: DisjointSets): void {
  const placeOfWallet = new Map(Array.from(ledger.places.values(), ({ wallet, uuid }) => [ledger.indices.wallets.indexOf(wallet), uuid]));
  const originOfCard = new Map<number, Uuid>();
  for (const card of ledger.cards.values()) {
    const origin = ledger.origins.get(card.origin);
    if (origin !== undefined) originOfCard.set(ledger.indices.cards.indexOf(card.uuid), origin.place);
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
