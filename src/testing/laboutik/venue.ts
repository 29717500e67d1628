import type { AssetCategory, AssetRecord, FedowRecord, FederationRecord, PlaceRecord, Uuid } from '../../ledger/records.js';

/** A place of Fedow as its till knows it. */
export interface Venue {
  readonly place: PlaceRecord;
  /** The federated euro, what the place issues, and what it takes by a federation. */
  readonly assets: readonly AssetRecord[];
  /** Keys of the batches of cards that it ordered. */
  readonly origins: ReadonlySet<string>;
}

/** What Fedow says of its places before the first movement. */
export class KnownNetwork {
  readonly #places: PlaceRecord[] = [];
  readonly #assets: AssetRecord[] = [];
  readonly #federations: FederationRecord[] = [];
  readonly #originsOf = new Map<Uuid, Set<string>>();

  note(record: FedowRecord): void {
    if (record.model === 'place') this.#places.push(record);
    else if (record.model === 'asset') this.#assets.push(record);
    else if (record.model === 'federation') this.#federations.push(record);
    else if (record.model === 'origin') this.#originsOf.set(record.place, (this.#originsOf.get(record.place) ?? new Set()).add(record.key));
  }

  /**
   * @param pick of a place, of those that issue most assets first: whatever the order of a dump, the first one has most to sell
   * @throws RangeError where there is no place at all
   */
  venue(pick: number): Venue {
    const issued = new Map<Uuid, number>();
    for (const { walletOrigin } of this.#assets) issued.set(walletOrigin, (issued.get(walletOrigin) ?? 0) + 1);
    const places = [...this.#places].sort((a, b) => (issued.get(b.wallet) ?? 0) - (issued.get(a.wallet) ?? 0));
    const place = places[pick % places.length];
    if (place === undefined) throw new RangeError('expected a place to have a till, found none');
    const federated = new Set(this.#federations.filter(({ places }) => places.includes(place.uuid)).flatMap(({ assets }) => assets));
    const assets = this.#assets.filter(({ uuid, category, walletOrigin }) => category === 'FED' || walletOrigin === place.wallet || federated.has(uuid));
    return { place, assets, origins: this.#originsOf.get(place.uuid) ?? new Set() };
  }
}

/** The place's own asset of a category, that it has not put away; undefined where it issues none. */
export function ownAsset({ place, assets }: Venue, category: AssetCategory): AssetRecord | undefined {
  return assets.find((asset) => asset.category === category && asset.walletOrigin === place.wallet);
}
