import { decimalOf } from '../../ledger/catalogue/decimal.js';
import type { ArticleRecord } from '../../ledger/catalogue/records.js';
import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import { priceRow, productRow } from '../../mapping/laboutik/product.js';
import type { Uuid } from '../../ledger/records.js';
import { tenantDdl } from '../../target/schema/v2-ddl.js';
import type { Target } from '../../target/target.js';

/** Local uuids, which no dump has: generated ones are of version 4. */
const local = (number: number): Uuid => `00000000-0000-1000-8000-0000001${String(number).padStart(5, '0')}`;

/**
 * Makes a tenant's tables, in which it has begun to work: some of what the till calls memberships and concerts it sells on its
 * pages, so that the till has them from there, and it has a rate, a category and a table of the till's own names.
 */
export async function liveInVenue(target: Target, schema: string, till: Catalogue): Promise<void> {
  await target.dataSource.query(`CREATE SCHEMA "${schema}"; ${tenantDdl(schema).join('; ')}`);
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

/** Takes it all away. */
export async function leaveVenue({ dataSource }: Target, schema: string): Promise<void> {
  await dataSource.query(`SET client_min_messages = warning; DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
}

async function insert({ dataSource }: Target, schema: string, table: string, row: object): Promise<void> {
  const columns = Object.keys(row);
  await dataSource.query(`INSERT INTO "${schema}"."${table}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})`, Object.values(row));
}
