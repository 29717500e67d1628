import type { Catalogue } from '../ledger/catalogue/catalogue.js';
import type { Cents, Uuid } from '../ledger/records.js';

/** What a till is, in figures that a person can compare with the till itself. Amounts are integers in cents. */
export interface CatalogueFigures {
  /** The venue's place in Fedow. */
  readonly place: { readonly uuid: Uuid; readonly name: string | null };
  readonly articles: { readonly onSale: number; readonly archived: number; /** Sum of all prices. */ readonly priceSum: Cents };
}

export function catalogueFigures({ place, placeName, articles }: Catalogue): CatalogueFigures {
  const all = [...articles.values()];
  const archived = all.filter((article) => article.archived).length;
  return {
    place: { uuid: place, name: placeName },
    articles: { onSale: all.length - archived, archived, priceSum: all.reduce((sum, { price }) => sum + price, 0) },
  };
}
