import type { Target } from '#convoyeur/target/target.js';
import type { MadeOf, MadeTillRecord } from '#convoyeur/testing/laboutik/records.js';
import { rowsOf } from './laboratory.js';
import type { Kept } from './read-back.js';

const LINKED = (model: string, table: string): string => `SELECT source_key, row_key FROM convoyeur.row_origin WHERE model = 'APIcashless.${model}' AND table_name = '${table}'`;
const LIST = (query: string): string => `coalesce((SELECT string_agg(DISTINCT q.key, ' ' ORDER BY q.key) FROM (${query}) q), '')`;

/** What the till had said, as plain SQL finds it in the tenant and the provenance beside it: written apart from the product’s own reading. */
const QUERIES = (tenant: string): Readonly<Record<string, string>> => ({
  article: `
    SELECT o.source_key AS uuid, r.name, (r.prix * 100)::int AS price, p.prix_achat AS "purchasePrice", p.archive AS archived, p.fractionne AS divisible, c.name AS category
    FROM (${LINKED('articles', 'BaseBillet_price')}) o JOIN "${tenant}"."BaseBillet_price" r ON r.uuid::text = o.row_key
      JOIN "${tenant}"."BaseBillet_product" p ON p.uuid = r.product_id LEFT JOIN "${tenant}"."BaseBillet_categorieproduct" c ON c.uuid = p.categorie_pos_id`,
  pointOfSale: `
    SELECT o.source_key AS uuid, p.comportement AS behaviour, p.poid_liste AS weight, p.hidden, p.service_direct AS "directService", p.afficher_les_prix AS "showsPrices",
      p.accepte_especes AS "takesCash", p.accepte_carte_bancaire AS "takesCards", p.accepte_cheque AS "takesCheques", p.accepte_commandes AS "takesOrders",
      ${LIST(`SELECT a.source_key AS key FROM "${tenant}".laboutik_pointdevente_products l JOIN (${LINKED('articles', 'BaseBillet_product')}) a ON a.row_key = l.product_id::text WHERE l.pointdevente_id = p.uuid`)} AS sells,
      ${LIST(`SELECT c.name AS key FROM "${tenant}".laboutik_pointdevente_categories l JOIN "${tenant}"."BaseBillet_categorieproduct" c ON c.uuid = l.categorieproduct_id WHERE l.pointdevente_id = p.uuid`)} AS shows
    FROM (${LINKED('pointdevente', 'laboutik_pointdevente')}) o JOIN "${tenant}".laboutik_pointdevente p ON p.uuid::text = o.row_key`,
  primaryCard: `
    SELECT o.source_key AS uuid, c.tag_id AS tag, p.edit_mode AS "editMode",
      ${LIST(`SELECT l.pointdevente_id::text AS key FROM "${tenant}".laboutik_carteprimaire_points_de_vente l WHERE l.carteprimaire_id = p.uuid`)} AS opens
    FROM (${LINKED('cartemaitresse', 'laboutik_carteprimaire')}) o JOIN "${tenant}".laboutik_carteprimaire p ON p.uuid::text = o.row_key
      JOIN "QrcodeCashless_cartecashless" c ON c.id = p.carte_id`,
  category: `SELECT o.source_key AS key, c.name FROM (${LINKED('categorie', 'BaseBillet_categorieproduct')}) o JOIN "${tenant}"."BaseBillet_categorieproduct" c ON c.uuid::text = o.row_key`,
  table: `SELECT o.source_key AS key, t.name FROM (${LINKED('table', 'laboutik_table')}) o JOIN "${tenant}".laboutik_table t ON t.uuid::text = o.row_key`,
  rate: `SELECT o.source_key AS key, v.tva_rate::text AS rate FROM (${LINKED('tauxtva', 'BaseBillet_tva')}) o JOIN "${tenant}"."BaseBillet_tva" v ON v.uuid::text = o.row_key`,
});

/** V2’s letters of what a point of sale is for; its own `A` is another thing. */
const DESKS = { A: 'D', K: 'D', C: 'C' } as const;
/** Of a price’s name in V2. */
const NAME_MAX = 50;

export async function tillKeptIn(target: Target, tenant: string): Promise<Kept> {
  const kept: Record<string, readonly string[]> = {};
  for (const [what, query] of Object.entries(QUERIES(tenant))) kept[what] = texts(await rowsOf(target, query));
  return kept;
}

export function tillKeptOf(records: readonly MadeTillRecord[]): Kept {
  const of = <Model extends MadeTillRecord['model']>(model: Model): MadeOf<Model>[] => records.filter((record): record is MadeOf<Model> => record.model === model);
  const categories = new Map<number | null, string>(of('categorie').map(({ key, name }) => [key, name]));
  const tags = new Map(of('cartecashless').map(({ uuid, tagId }) => [uuid, tagId.toUpperCase()]));
  const onSale = new Set(of('articles').filter(({ archived }) => !archived).map(({ uuid }) => uuid));
  return {
    article: texts(of('articles').map(({ uuid, name, price, purchasePrice, archived, divisible, category }) => ({
      uuid, name: Array.from(name).slice(0, NAME_MAX).join(''), price, purchasePrice, archived, divisible, category: categories.get(category) ?? null,
    }))),
    pointOfSale: texts(of('pointdevente').map(({ uuid, behaviour, weight, hidden, directService, showsPrices, takesCash, takesCards, takesCheques, takesOrders, articles, categories: shown }) => ({
      uuid, behaviour: DESKS[behaviour], weight, hidden, directService, showsPrices, takesCash, takesCards, takesCheques, takesOrders,
      sells: listed(articles.filter((article) => onSale.has(article))), shows: listed(shown.flatMap((key) => categories.get(key) ?? [])),
    }))),
    primaryCard: texts(of('cartemaitresse').map(({ uuid, card, editMode, pointsOfSale }) => ({ uuid, tag: tags.get(card), editMode, opens: listed(pointsOfSale) }))),
    category: texts(of('categorie').map(({ key, name }) => ({ key: String(key), name }))),
    table: texts(of('table').map(({ key, name }) => ({ key: String(key), name }))),
    rate: texts(of('tauxtva').map(({ key, rate }) => ({ key: String(key), rate }))),
  };
}

/** As `string_agg(DISTINCT …)` in the order of bytes. */
function listed(values: readonly string[]): string {
  return [...new Set(values)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join(' ');
}

function texts(values: readonly object[]): string[] {
  return values.map((value) => JSON.stringify(value, Object.keys(value).sort())).sort();
}
