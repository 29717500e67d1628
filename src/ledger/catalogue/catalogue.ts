import type { Uuid } from '../records.js';
import type {
  ArticleRecord, CategoryRecord, ColourRecord, CurrencyRecord, PointOfSaleRecord, PrimaryCardRecord, TableCategoryRecord, TableRecord, TillCardRecord,
  VatRecord,
} from './records.js';

/** A venue's till: what a dump of LaBoutik holds of it, references met. */
export interface Catalogue {
  /** The venue's place in Fedow. */
  readonly place: Uuid;
  readonly placeName: string | null;
  /** Host name of the venue's Lespass, as the till's configuration has it. */
  readonly lespassDomain: string | null;
  readonly vats: ReadonlyMap<number, VatRecord>;
  readonly colours: ReadonlyMap<number, ColourRecord>;
  readonly categories: ReadonlyMap<number, CategoryRecord>;
  readonly articles: ReadonlyMap<Uuid, ArticleRecord>;
  readonly pointsOfSale: ReadonlyMap<Uuid, PointOfSaleRecord>;
  readonly cards: ReadonlyMap<Uuid, TillCardRecord>;
  readonly primaryCards: ReadonlyMap<Uuid, PrimaryCardRecord>;
  readonly tableCategories: ReadonlyMap<number, TableCategoryRecord>;
  readonly tables: ReadonlyMap<number, TableRecord>;
  readonly currencies: ReadonlyMap<Uuid, CurrencyRecord>;
}
