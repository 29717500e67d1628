import type { Price, Product } from '../../entities/index.js';
import type { ArticleRecord } from '../../ledger/catalogue/records.js';
import type { Uuid } from '../../ledger/records.js';
import { priceRow, productRow } from '../../mapping/laboutik/product.js';
import { venueUuid } from '../../mapping/laboutik/venue-uuid.js';
import { type CatalogueDraft, recordOf } from './catalogue-draft.js';
import { inOrder } from './article-order.js';
import { MethodChooser } from './method-chooser.js';
import { planFromLespass } from './plan-from-lespass.js';
import { ProductNames } from './product-names.js';
import { remembered, tillFields, type TillFields } from './till-fields.js';
import { sentence } from '../../words/index.js';

/**
 * Plans products and prices. An article whose uuid is that of a price came from Lespass: it becomes a link to that
 * price's product. Every other is a product with one price.
 * @param vatOf V2's VAT rate of each category
 */
export function planProducts(draft: CatalogueDraft, vatOf: ReadonlyMap<number, Uuid>): void {
  const { facts: { rows }, source } = draft;
  const prices = new Map(rows.prices.map((row) => [row.uuid, row]));
  const products = new Map(rows.products.map((row) => [row.uuid, row]));
  const articles = inOrder(source.articles.values());
  const fromLespass = articles.flatMap((article) => {
    const price = prices.get(article.uuid);
    const product = price === undefined ? undefined : products.get(price.product_id);
    return price === undefined || product === undefined ? [] : [{ article, price, product }];
  });
  const linked = new Map(fromLespass.map(({ article, product }) => [article.uuid, product.uuid]));
  const methods = new MethodChooser(articles, rows.products, linked);
  const own = articles.filter(({ uuid }) => !linked.has(uuid));
  const names = new ProductNames(draft, own);
  planFromLespass(draft, fromLespass, (article) => tillFields(draft, article, methods));
  for (const article of own) planOwn(draft, article, names.of(article), tillFields(draft, article, methods), { vat: vatOf.get(article.category ?? 0) ?? null, products, prices });
  warnOfMethods(draft, own, methods, products);
}

interface Surroundings {
  readonly vat: Uuid | null;
  readonly products: ReadonlyMap<Uuid, Product>;
  readonly prices: ReadonlyMap<Uuid, Price>;
}

function planOwn(draft: CatalogueDraft, article: ArticleRecord, name: string | null, fields: TillFields, { vat, products, prices }: Surroundings): void {
  // A name that is taken was refused, as a conflict.
  if (name === null) return;
  const { planners, source } = draft;
  const existing = products.get(article.uuid);
  const row = productRow(article, { name, vat, ...fields });
  // What V1 has no word for says nothing against what V2 has.
  const wanted = {
    ...row, methode_caisse: row.methode_caisse ?? existing?.methode_caisse ?? null, asset_id: row.asset_id ?? existing?.asset_id ?? null,
    categorie_pos_id: row.categorie_pos_id ?? existing?.categorie_pos_id ?? null, tva_id: row.tva_id ?? existing?.tva_id ?? null,
  };
  planners.products.want(wanted, existing, recordOf('articles', article.uuid, sentence('article {name}', { name: article.name }), remembered(article, fields)));
  const price = priceRow(article, draft.recorded('prices', article.uuid) ?? venueUuid(source.place, 'price', article.uuid), article.uuid);
  planners.prices.want(price, prices.get(price.uuid), recordOf('articles', article.uuid, sentence('article {name}', { name: article.name }), {}));
  draft.link('products', article.uuid, article.uuid);
  draft.link('prices', article.uuid, price.uuid);
  if (existing !== undefined) return;
  if (!row.publish) {
    draft.warn('unpublished', sentence('article {name} ({method}) is no price of this tenant: it comes over unpublished, or the public pages would show it beside what the venue sells there', { name: article.name, method: article.method }));
  }
  if (price.name !== article.name) draft.warn('price name', sentence('article {name}: its price is called {price}, V2 has room for 50 characters', { name: article.name, price: price.name }));
}

/** Articles that V2's till has no method for. */
function warnOfMethods(draft: CatalogueDraft, own: readonly ArticleRecord[], methods: MethodChooser, there: ReadonlyMap<Uuid, Product>): void {
  for (const article of own) {
    if (methods.of(article) !== null || there.has(article.uuid)) continue;
    const why = article.method === 'VC' ? sentence('V2 has room for one refund product') : sentence('V2 has no method {method}', { method: article.method });
    draft.warn('method', sentence('article {name} ({method}): {why}; it comes over without a method, and the till does not show it', { name: article.name, method: article.method, why }));
  }
}
