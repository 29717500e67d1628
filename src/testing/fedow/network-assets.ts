import type { AssetCategory, AssetRecord, FederationRecord, PlaceRecord, Uuid } from '../../ledger/records.js';
import type { Random } from '../random/random.js';
import { timestampOf } from './clock.js';
import type { FederationShape, LocalCategory, NetworkShape } from './shape.js';

/** An asset at a place, both as indices. */
export interface AtPlace {
  readonly asset: number;
  readonly place: number;
}

/** Who issues and who accepts what, all as indices: Fedow's own rules of where an asset may move. */
export interface Issued {
  /** Money that a place gives out, at that place. */
  readonly money: readonly AtPlace[];
  /** Memberships, at each place that sells them: the issuer, and those federated with it. */
  readonly memberships: readonly AtPlace[];
  /** Badges, at their own place. */
  readonly badges: readonly AtPlace[];
  /** The place that issues each asset; undefined for the federated euro. */
  readonly placeOf: readonly (number | undefined)[];
  /** The places whose tills accept each asset: the issuer, those federated with it, and every place for the federated euro. */
  readonly acceptedAt: readonly (readonly number[])[];
}

/** Makes the assets of the places, the federated euro first, and the federations that hold them. */
export function issuedAssets(shape: NetworkShape, places: readonly PlaceRecord[], primaryWallet: Uuid, random: Random): { assets: AssetRecord[]; federations: FederationRecord[]; issued: Issued } {
  const assets = [assetRecord(random, 'FED', 'Primary Asset', primaryWallet, false)];
  const placeOf: (number | undefined)[] = [undefined];
  places.forEach(({ name, wallet }, place) => {
    const own = shape.places[place];
    own?.assets.forEach((category, at) => {
      assets.push(assetRecord(random, category, `${category} ${name}`.slice(0, 100), wallet, own.archivesLast && at === own.assets.length - 1));
      placeOf.push(place);
    });
  });
  const active = new Set(placeOf.filter((place) => place !== undefined));
  // A venue that has no assets has not opened yet: it takes no federated euro either.
  const acceptedAt = placeOf.map((place) => (place === undefined ? [...active] : [place]));
  const federations = shape.federations.flatMap((one, at) => federation(one, at, { places, assets, placeOf, acceptedAt, random }));
  return { assets, federations, issued: { ...byUse(assets, placeOf, acceptedAt), placeOf, acceptedAt } };
}

function assetRecord(random: Random, category: AssetCategory, name: string, walletOrigin: Uuid, archive: boolean): AssetRecord {
  const createdAt = timestampOf(1_677_657_600_000_000 + random.below(3_000_000_000));
  return {
    model: 'asset', uuid: random.uuid(), name, currencyCode: category === 'TLF' ? 'EUR' : category, category, walletOrigin, archive, createdAt,
    lastUpdate: createdAt, idPriceStripe: category === 'FED' ? `price_1N${random.hex8()}` : null,
  };
}

interface Making {
  readonly places: readonly PlaceRecord[];
  readonly assets: readonly AssetRecord[];
  readonly placeOf: readonly (number | undefined)[];
  readonly acceptedAt: number[][];
  readonly random: Random;
}

/** A federation of the places that were picked with assets of theirs; none where they issue nothing. */
function federation(shape: FederationShape, at: number, { places, assets, placeOf, acceptedAt, random }: Making): FederationRecord[] {
  const members = [...new Set(shape.places.map((pick) => pick % places.length))];
  const issued = placeOf.flatMap((place, asset) => (place !== undefined && members.includes(place) ? [asset] : []));
  const held = [...new Set(shape.assets.flatMap((pick) => issued[pick % issued.length] ?? []))];
  if (held.length === 0) return [];
  for (const asset of held) acceptedAt[asset] = [...new Set([...(acceptedAt[asset] ?? []), ...members])];
  return [{
    model: 'federation', uuid: random.uuid(), name: `Fédération ${at + 1}`, description: at === 0 ? null : 'Lieux du sud',
    places: members.flatMap((place) => places[place]?.uuid ?? []), assets: held.flatMap((asset) => assets[asset]?.uuid ?? []),
  }];
}

const MONEY: ReadonlySet<AssetCategory> = new Set<LocalCategory>(['TLF', 'TNF', 'TIM', 'FID']);

function byUse(assets: readonly AssetRecord[], placeOf: Issued['placeOf'], acceptedAt: Issued['acceptedAt']): Pick<Issued, 'money' | 'memberships' | 'badges'> {
  const own = (isMeant: (category: AssetCategory) => boolean): AtPlace[] =>
    assets.flatMap(({ category }, asset) => (isMeant(category) && placeOf[asset] !== undefined ? [{ asset, place: placeOf[asset] }] : []));
  return {
    money: own((category) => MONEY.has(category)),
    memberships: own((category) => category === 'SUB').flatMap(({ asset }) => (acceptedAt[asset] ?? []).map((place) => ({ asset, place }))),
    badges: own((category) => category === 'BDG'),
  };
}
