import type { AssetRecord, FederationRecord, OriginRecord, PlaceRecord, UserRecord, Uuid, WalletRecord } from '../../ledger/records.js';
import type { Random } from '../random/random.js';
import { type Card, NOBODY, PRIMARY } from './indices.js';
import { type Issued, issuedAssets } from './network-assets.js';
import { cardsOf } from './network-cards.js';
import type { NetworkShape } from './shape.js';

/** A Fedow that nobody has used yet: its records, and indices to them for who plays movements in it. */
export interface Network {
  /** The primary wallet, those of places, of users, of nobody; those of cards come as they are used. */
  readonly wallets: WalletRecord[];
  readonly places: readonly PlaceRecord[];
  readonly users: readonly UserRecord[];
  readonly assets: readonly AssetRecord[];
  readonly federations: readonly FederationRecord[];
  readonly origins: readonly OriginRecord[];
  readonly cards: readonly Card[];
  /** The wallet of each place and user, as an index. */
  readonly walletOfPlace: readonly number[];
  readonly walletOfUser: readonly number[];
  readonly issued: Issued;
  /** The cashiers' cards of each place, as indices. */
  readonly cashiersOf: ReadonlyMap<Uuid, readonly number[]>;
}

/** Makes a network of its shape, relation first: a record is made before any that names it. */
export function buildNetwork(shape: NetworkShape, random: Random): Network {
  const wallets: WalletRecord[] = [];
  const open = (name: string | null): number => wallets.push(walletRecord(random.uuid(), name)) - 1;
  open('Primary wallet');
  const uuidAt = (wallet: number): Uuid => wallets[wallet]?.uuid ?? '';
  const walletOfPlace = shape.places.map((_, at) => open(placeName(at)));
  const places = shape.places.map(({ domain }, at): PlaceRecord => ({
    model: 'place', uuid: random.uuid(), name: placeName(at), wallet: uuidAt(walletOfPlace[at] ?? NOBODY), lespassDomain: domainOf(domain, at),
  }));
  const walletOfUser = shape.users.map(({ hasWallet }) => (hasWallet ? open(null) : NOBODY));
  const users = shape.users.map(({ mixedCase }, at): UserRecord => ({
    model: 'fedowuser', uuid: random.uuid(), email: mixedCase ? `Elodie.User${at}@Example.org` : `user${at}@example.org`,
    wallet: walletOfUser[at] === NOBODY ? null : uuidAt(walletOfUser[at] ?? NOBODY), firstName: '', lastName: '', dateJoined: '2023-03-01T09:00:00.598176+00:00',
  }));
  for (let at = 0; at < shape.orphans; at += 1) open(null);
  const { assets, federations, issued } = issuedAssets(shape, places, uuidAt(PRIMARY), random);
  const { origins, cards, cashiersOf } = cardsOf(shape, places, walletOfUser, random);
  return { wallets, places, users, assets, federations, origins, cards, walletOfPlace, walletOfUser, issued, cashiersOf };
}

/** A wallet that a card gets at its first use, or anybody else. */
export function walletRecord(uuid: Uuid, name: string | null): WalletRecord {
  return { model: 'wallet', uuid, name, publicPem: `-----BEGIN PUBLIC KEY-----\nMIIB${uuid.replaceAll('-', '')}\n-----END PUBLIC KEY-----\n` };
}

const NAMES = ['Le Bœuf sur le Toit', 'Raffinerie "La Ré"', 'L\'Étang-Salé', 'Mama Sound', 'grooveyourass', 'La Nuit des Fignoss 2025'];

function placeName(at: number): string {
  const name = NAMES[at % NAMES.length] ?? '';
  return at < NAMES.length ? name : `${name} ${at}`;
}

function domainOf(domain: NetworkShape['places'][number]['domain'], at: number): string | null {
  if (domain === 'none') return null;
  return domain === 'own' ? `lieu${at}.tibillet.example` : `lieu${at}.None`;
}
