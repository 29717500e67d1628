import type { Cents } from '../../ledger/records.js';
import type { Random } from '../random/random.js';

/** A price and how often it was paid, in millionths. */
export interface Line<Article> {
  readonly article: Article;
  readonly price: Cents;
  readonly quantity: number;
}

export const ONE = 1_000_000;
/** What is bought at once, before the last line takes the rest. */
const WHOLE_LINES_MAX = 2;

/**
 * What could have been bought for an amount: some articles whole, and of the last one the part that the rest pays for, as the
 * till writes it where a balance runs out. Its quantity is cut to six decimals, so price × quantity is within half a millionth
 * of the price of whole cents.
 * @param articles each of a price above 0; at least one
 */
export function linesOf<Article extends { readonly price: Cents }>(amount: Cents, articles: readonly Article[], random: Random): Line<Article>[] {
  const lines: Line<Article>[] = [];
  let rest = amount;
  for (let line = 0; line < WHOLE_LINES_MAX && rest > 0; line += 1) {
    const article = random.oneOf(articles);
    const times = Math.min(Math.floor(rest / article.price), 1 + random.below(4));
    if (times < 1) continue;
    lines.push({ article, price: article.price, quantity: times * ONE });
    rest -= times * article.price;
  }
  if (rest > 0) {
    const article = random.oneOf(articles);
    lines.push({ article, price: article.price, quantity: Math.round((rest * ONE) / article.price) });
  }
  return lines;
}
