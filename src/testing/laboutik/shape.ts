import type { Behaviour, Method } from '../../ledger/catalogue/records.js';
import type { Cents } from '../../ledger/records.js';

/**
 * What a venue's till is made of, as plain data: what a seed or fast-check chooses and shrinks. Numbers that stand for another
 * thing are picks, taken modulo how many of it there are, so that any shape is a till; -1 is none.
 */
export interface TillShape {
  /** Pick of the place whose till it is, of those that issue most assets first. */
  readonly place: number;
  /** Whether the configuration names the place in Fedow, or leaves it to the only `place` of the dump. */
  readonly namesPlace: boolean;
  /** VAT rates in percent, as written: `20.00`. Two may be the same. */
  readonly rates: readonly string[];
  /** Colours as written: `#fff`, `3B82F6`, `red`, nothing. */
  readonly colours: readonly (string | null)[];
  readonly categories: readonly CategoryShape[];
  readonly articles: readonly ArticleShape[];
  readonly pointsOfSale: readonly PointOfSaleShape[];
  readonly primaryCards: readonly PrimaryCardShape[];
  /** How many groups of tables there are. */
  readonly rooms: number;
  readonly tables: readonly TableShape[];
}

export interface CategoryShape {
  /** Pick of a rate. */
  readonly rate: number;
  /** Picks of colours. */
  readonly text: number;
  readonly background: number;
}

export interface ArticleShape {
  readonly method: Method;
  readonly price: Cents;
  readonly purchasePrice: Cents;
  /** Pick of a category. */
  readonly category: number;
  /** Pick of a colour. */
  readonly colour: number;
  readonly archived: boolean;
  readonly divisible: boolean;
  /** Whether it bears the name of the article before it, where there is one. */
  readonly namesake: boolean;
  /** Whether its name is longer than what V2 has room for in a price. */
  readonly longName: boolean;
  /** Whether it names the asset that its method moves, where its place issues one. */
  readonly hasAsset: boolean;
}

export interface PointOfSaleShape {
  readonly behaviour: Behaviour;
  /** Picks. */
  readonly articles: readonly number[];
  readonly categories: readonly number[];
  readonly hidden: boolean;
}

export interface PrimaryCardShape {
  /** Pick of a card that Fedow knows. */
  readonly card: number;
  /** Picks of points of sale. */
  readonly pointsOfSale: readonly number[];
}

export interface TableShape {
  /** Pick of a group. */
  readonly room: number;
  readonly state: 'L' | 'O' | 'S';
  readonly archived: boolean;
}
