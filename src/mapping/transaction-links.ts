import type { AssetCategory, Uuid } from '../ledger/records.js';
import { NONE, type SharedUuids } from '../ledger/uuid-index.js';
import { type MappingContext, tenantOfAsset } from './context.js';

/** What a transaction's row takes from its asset. */
export interface AssetLinks {
  readonly category: AssetCategory;
  /** Null where nobody issues it. */
  readonly tenant: Uuid | null;
  /** Tenants, besides its own, at which it is accepted. */
  readonly acceptedAt: ReadonlySet<Uuid>;
}

/** What decides the tenant of a transaction. */
export interface TenantLinks {
  /** Of the wallets of places that are imported. */
  readonly tenantOfWallet: ReadonlyMap<Uuid, Uuid>;
  readonly assets: ReadonlyMap<Uuid, AssetLinks>;
  /** The tenant of a card's origin place. */
  readonly tenantOfCard: (card: Uuid) => Uuid | undefined;
}

/** What the rows of transactions take from the rest of the dump and from the plan, as plain data that threads share. */
export interface TransactionLinks extends Omit<TenantLinks, 'tenantOfCard'> {
  /** The wallets of places, the primary one apart. */
  readonly placeWallets: ReadonlySet<Uuid>;
  readonly cards: CardLinks;
  /** The Stripe session of each checkout. */
  readonly sessionOf: ReadonlyMap<Uuid, string | null>;
  readonly transactions: {
    readonly uuids: SharedUuids;
    /** V2's id of each of them; 0 of one that V2 has already. */
    readonly ids: Float64Array<SharedArrayBuffer>;
  };
}

/** The cards of a dump, in columns. */
export interface CardLinks {
  readonly uuids: SharedUuids;
  /** V2's card for each, `NONE` for one that is left out. */
  readonly numbers: Int32Array<SharedArrayBuffer>;
  /** Index into `tenants` of the origin place's, or `NONE`. */
  readonly origins: Int32Array<SharedArrayBuffer>;
  readonly tenants: readonly Uuid[];
}

/** @param idOfRow V2's id for each row of the source's table of transactions, 0 where none is written */
export function transactionLinks(context: MappingContext, cardOf: ReadonlyMap<Uuid, number>, idOfRow: Float64Array): TransactionLinks {
  const { source, placeOfWallet } = context;
  const ids = new Float64Array(new SharedArrayBuffer(idOfRow.byteLength));
  ids.set(idOfRow);
  return {
    tenantOfWallet: tenantsOfWallets(context),
    assets: assetLinks(context),
    placeWallets: new Set([...placeOfWallet.keys()].filter((wallet) => wallet !== source.primaryWallet)),
    cards: cardLinks(context, cardOf),
    sessionOf: new Map(Array.from(source.checkouts.values(), ({ uuid, sessionId }) => [uuid, sessionId])),
    transactions: { uuids: source.transactions.uuids.share(), ids },
  };
}

export function tenantsOfWallets({ placeOfWallet, tenantOfPlace }: MappingContext): Map<Uuid, Uuid> {
  return new Map(Array.from(placeOfWallet).flatMap(([wallet, place]) => {
    const tenant = tenantOfPlace.get(place);
    return tenant === undefined ? [] : [[wallet, tenant] as const];
  }));
}

export function assetLinks(context: MappingContext): Map<Uuid, AssetLinks> {
  return new Map(Array.from(context.source.assets.values(), ({ uuid, category }) => [uuid, {
    category, tenant: tenantOfAsset(uuid, context), acceptedAt: context.federatedWith.get(uuid) ?? new Set<Uuid>(),
  }]));
}

/** The tenant of the place that a card comes from; none where the place is not imported. */
export function tenantOfOrigin(origin: string, { source, tenantOfPlace }: MappingContext): Uuid | undefined {
  const place = source.origins.get(origin)?.place;
  return place === undefined ? undefined : tenantOfPlace.get(place);
}

function cardLinks(context: MappingContext, cardOf: ReadonlyMap<Uuid, number>): CardLinks {
  const { cards } = context.source;
  const numbers = new Int32Array(new SharedArrayBuffer(cards.size * Int32Array.BYTES_PER_ELEMENT));
  const origins = new Int32Array(new SharedArrayBuffer(cards.size * Int32Array.BYTES_PER_ELEMENT));
  const tenants = new Map<Uuid, number>();
  for (let row = 0; row < cards.size; row += 1) {
    const tenant = tenantOfOrigin(cards.originAt(row), context);
    if (tenant !== undefined && !tenants.has(tenant)) tenants.set(tenant, tenants.size);
    numbers[row] = cardOf.get(cards.keyAt(row)) ?? NONE;
    origins[row] = tenant === undefined ? NONE : (tenants.get(tenant) ?? NONE);
  }
  return { uuids: cards.uuids.share(), numbers, origins, tenants: [...tenants.keys()] };
}
