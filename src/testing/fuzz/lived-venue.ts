import { decimalOf } from '../../ledger/catalogue/decimal.js';
import type { ArticleRecord } from '../../ledger/catalogue/records.js';
import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import { priceRow, productRow } from '../../mapping/laboutik/product.js';
import type { Uuid } from '../../ledger/records.js';
import { tenantDdl } from '../../target/schema/v2-ddl.js';
import type { Target } from '../../target/target.js';

/** Local uuids, which no dump has: generated ones are of version 4. */
const local = (number: number): Uuid => `00000000-0000-1000-8000-0000001${String(number).padStart(5, '0')}`;

/** The schema of a venue that was left, for the next one of the same database: to make its tables takes longer than to import a till into them. */
const LEFT = 'left_venue';
/** Where a venue has begun to work, those that point to others first. */
const BEGUN = ['BaseBillet_price', 'BaseBillet_product', 'BaseBillet_categorieproduct', 'BaseBillet_tva', 'laboutik_table'];

/**
 * Makes a tenant's tables, in which it has begun to work: some of what the till calls memberships and concerts it sells on its
 * pages, so that the till has them from there, and it has a rate, a category and a table of the till's own names.
 */
export async function liveInVenue(target: Target, schema: string, till: Catalogue): Promise<void> {
  await makeTables(target, schema);
  const [rate] = [...till.vats.values()];
  const [category] = [...till.categories.values()];
  const [table] = [...till.tables.values()];
  if (rate !== undefined) await insert(target, schema, 'BaseBillet_tva', { uuid: local(1), tva_rate: rate.rate });
  if (category !== undefined) {
    await insert(target, schema, 'BaseBillet_categorieproduct', {
      uuid: local(2), name: category.name, icon: null, couleur_texte: null, couleur_fond: null, poid_liste: 7, tva_id: null, cashless: false, printer_id: null, compte_comptable_id: null,
    });
  }
  if (table !== undefined) {
    await insert(target, schema, 'laboutik_table', {
      uuid: local(3), name: table.name, categorie_id: null, poids: 9, statut: 'L', ephemere: false, archive: false, position_top: 1, position_left: 2,
    });
  }
  for (const [at, article] of articlesOfLespass(till).entries()) {
    const product = local(100 + at);
    const references = { name: `Sold online ${at}`, method: null, category: null, vat: null, textColour: null, asset: null };
    await insert(target, schema, 'BaseBillet_product', { ...productRow(article, references), uuid: product, publish: true });
    await insert(target, schema, 'BaseBillet_price', { ...priceRow(article, article.uuid, product), prix: decimalOf(article.price) });
  }
}

/** The articles that the venue sells on its pages too: they bear the uuid of a price there. One of each kind at most. */
export function articlesOfLespass({ articles }: Catalogue): ArticleRecord[] {
  return (['AD', 'BI'] as const).flatMap((method) => [...articles.values()].find((article) => article.method === method && !article.archived) ?? []);
}

/** Takes it all away, once the import has been rolled back; the empty tables wait for the next venue. */
export async function leaveVenue({ dataSource }: Target, schema: string): Promise<void> {
  await dataSource.query([...BEGUN.map((table) => `DELETE FROM "${schema}"."${table}"`), `ALTER SCHEMA "${schema}" RENAME TO ${LEFT}`].join('; '));
}

async function makeTables({ dataSource }: Target, schema: string): Promise<void> {
  const [row] = await dataSource.query<{ there: boolean }[]>('SELECT to_regnamespace($1) IS NOT NULL AS there', [LEFT]);
  await dataSource.query(row?.there === true ? `ALTER SCHEMA ${LEFT} RENAME TO "${schema}"` : tenantDdl(schema).join('; '));
}

async function insert({ dataSource }: Target, schema: string, table: string, row: object): Promise<void> {
  const columns = Object.keys(row);
  await dataSource.query(`INSERT INTO "${schema}"."${table}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})`, Object.values(row));
}
