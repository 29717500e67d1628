import type { PoolClient } from 'pg';
import { centsOf } from '../../ledger/catalogue/decimal.js';
import type { V2Catalogue } from '../../ledger/catalogue/v2-catalogue.js';
import { VENUE_RULES } from './table-rules.js';
import type { VenueFacts } from './venue-facts.js';
import { VENUE_TABLES, type VenueRows } from './venue-rows.js';

/**
 * What a tenant's till rows say, for whoever judges them.
 * @param tagOf the tag of each card that is primary
 */
export function v2Catalogue(rows: VenueRows, tagOf: ReadonlyMap<number, string>, assets: VenueFacts['assets']): V2Catalogue {
  const rateOf = new Map(rows.vats.map(({ uuid, tva_rate: rate }) => [uuid, rate]));
  return {
    rates: new Set(rows.vats.map(({ tva_rate: rate }) => rate)),
    categories: new Map(rows.categories.map(({ uuid, name, tva_id: vat }) => [uuid, { name, rate: rateOf.get(vat ?? '') ?? null }])),
    products: new Map(rows.products.map((row) => [row.uuid, {
      name: row.name, kind: row.categorie_article, method: row.methode_caisse, asset: row.asset_id, category: row.categorie_pos_id, rate: rateOf.get(row.tva_id ?? '') ?? null, archived: row.archive,
    }])),
    prices: new Map(rows.prices.map(({ uuid, product_id: product, prix, asset_id: asset }) => [uuid, { product, amount: centsOf(prix) ?? NaN, asset }])),
    pointsOfSale: new Map(rows.pointsOfSale.map(({ uuid, comportement }) => [uuid, comportement])),
    productLinks: new Set(rows.pointOfSaleProducts.map((row) => `${row.pointdevente_id} ${row.product_id}`)),
    categoryLinks: new Set(rows.pointOfSaleCategories.map((row) => `${row.pointdevente_id} ${row.categorieproduct_id}`)),
    primaryCards: new Map(rows.primaryCards.map(({ uuid, carte_id: card }) => [uuid, tagOf.get(card) ?? null])),
    primaryCardLinks: new Set(rows.primaryCardPointsOfSale.map((row) => `${row.carteprimaire_id} ${row.pointdevente_id}`)),
    keys: new Map(VENUE_TABLES.map((name) => [VENUE_RULES[name].table, new Set(rows[name].map((row: object) => String((row as Record<string, unknown>)[VENUE_RULES[name].key])))])),
    assets: new Map(Array.from(assets, ([uuid, { name }]) => [uuid, name])),
  };
}

/** The tag, in upper case, of each of V2's cards that a tenant's rows name as primary. */
export async function readTags(client: PoolClient, { primaryCards }: Pick<VenueRows, 'primaryCards'>): Promise<Map<number, string>> {
  const { rows } = await client.query<{ id: number; tag: string }>(
    'SELECT id, upper(tag_id) AS tag FROM public."QrcodeCashless_cartecashless" WHERE id = ANY($1)', [primaryCards.map(({ carte_id: card }) => card)],
  );
  return new Map(rows.map(({ id, tag }) => [id, tag]));
}
