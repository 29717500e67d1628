import type { Violation } from '../invariant.js';
import { isThere, rowOf, type Till } from './rows.js';
import { sentence } from '../../words/index.js';

/** What a point of sale sells and shows, and what a card opens. Where one end is missing that is told already. */
export function* lostLinks(till: Till): Generator<Violation> {
  yield* ofPointsOfSale(till);
  const { claims, target, tenant } = till;
  for (const [uuid, { card, pointsOfSale }] of claims.primaryCards) {
    const row = rowOf(till, 'laboutik_carteprimaire', uuid);
    if (!target.primaryCards.has(row)) continue;
    for (const point of pointsOfSale) {
      const found = rowOf(till, 'laboutik_pointdevente', point);
      if (!target.pointsOfSale.has(found) || target.primaryCardLinks.has(`${row} ${found}`)) continue;
      yield {
        code: 'catalogue/link', subjects: { tenant, primaryCard: uuid, pointOfSale: point }, figures: {},
        message: sentence('Primary card {card} ({tenant}) does not open point of sale {point} in V2.', { card: claims.cards.get(card)?.tagId ?? '?', tenant, point: claims.pointsOfSale.get(point)?.name ?? point }),
      };
    }
  }
}

function* ofPointsOfSale(till: Till): Generator<Violation> {
  const { claims, target, tenant } = till;
  for (const [pointOfSale, { name, articles, categories }] of claims.pointsOfSale) {
    const point = rowOf(till, 'laboutik_pointdevente', pointOfSale);
    if (!target.pointsOfSale.has(point)) continue;
    const sold = new Set(articles.filter((uuid) => claims.articles.get(uuid)?.archived === false).map((uuid) => rowOf(till, 'BaseBillet_product', uuid)));
    for (const article of articles) {
      const product = rowOf(till, 'BaseBillet_product', article);
      const isLinked = target.productLinks.has(`${point} ${product}`);
      if (!target.products.has(product) || isLinked === sold.has(product)) continue;
      // A product that came from Lespass may be there for another of its prices.
      if (isLinked && product !== article) continue;
      const what = claims.articles.get(article)?.name ?? article;
      yield {
        code: 'catalogue/link', subjects: { tenant, pointOfSale, article }, figures: {},
        message: isLinked ? sentence('Point of sale {name} ({tenant}) sells article {what} in V2, which is archived at the till.', { name, tenant, what }) : sentence('Point of sale {name} ({tenant}) does not sell article {what} in V2.', { name, tenant, what }),
      };
    }
    for (const category of categories) {
      const found = rowOf(till, 'BaseBillet_categorieproduct', category);
      if (!isThere(till, 'BaseBillet_categorieproduct', category) || target.categoryLinks.has(`${point} ${found}`)) continue;
      yield {
        code: 'catalogue/link', subjects: { tenant, pointOfSale, category: String(category) }, figures: {},
        message: sentence('Point of sale {name} ({tenant}) does not show category {category} in V2.', { name, tenant, category: claims.categories.get(category)?.name ?? category }),
      };
    }
  }
}
