import type { Price, Product } from '../../entities/index.js';
import { centsOf } from '../../ledger/catalogue/decimal.js';
import type { ArticleRecord } from '../../ledger/catalogue/records.js';
import { type CatalogueDraft, recordOf } from './catalogue-draft.js';
import { remembered, type TillFields } from './till-fields.js';
import { cents, sentence } from '../../words/index.js';

/** An article whose uuid is that of a price of the tenant. */
export interface FromLespass {
  readonly article: ArticleRecord;
  readonly price: Price;
  readonly product: Product;
}

/**
 * Links articles that came from Lespass to the products they came from. Nothing is created; what the till needs and the
 * product does not say is filled, once for a product whose prices are several articles.
 */
export function planFromLespass(draft: CatalogueDraft, linked: readonly FromLespass[], fieldsOf: (article: ArticleRecord) => TillFields): void {
  const wanted = new Map<string, Product>();
  for (const { article, product } of linked) {
    const { method, category, textColour, asset } = fieldsOf(article);
    const so = wanted.get(product.uuid) ?? product;
    wanted.set(product.uuid, {
      ...so, methode_caisse: so.methode_caisse ?? method, categorie_pos_id: so.categorie_pos_id ?? category,
      couleur_texte_pos: so.couleur_texte_pos ?? textColour, asset_id: so.asset_id ?? asset,
    });
  }
  const filled = new Set<string>();
  for (const { article, price, product } of linked) {
    const row = wanted.get(product.uuid) ?? product;
    const isKnown = draft.recorded('products', article.uuid) !== undefined;
    draft.planners.products.want(row, filled.has(product.uuid) ? row : product, recordOf('articles', article.uuid, sentence('article {name}', { name: article.name }), remembered(article, { asset: row.asset_id })));
    filled.add(product.uuid);
    draft.planners.prices.want(price, price, recordOf('articles', article.uuid, sentence('article {name}', { name: article.name }), {}));
    draft.link('products', article.uuid, product.uuid);
    draft.link('prices', article.uuid, price.uuid);
    if (row.methode_caisse === null && !isKnown) {
      draft.warn('method', sentence('article {name} ({method}) is a price of {product} in Lespass, which stays without a method: V2 has none for it, and the till does not show it', { name: article.name, method: article.method, product: product.name }));
    }
    const inLespass = centsOf(price.prix);
    if (!price.free_price && inLespass !== article.price) {
      draft.warn('price', sentence('article {name} costs {price} at the till and {prix} as a price of {name2} in Lespass, which stays', { name: article.name, price: cents(article.price), prix: inLespass === null ? price.prix : cents(inLespass), name2: product.name }));
    }
  }
}
