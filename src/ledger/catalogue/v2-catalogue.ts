import type { Cents, Uuid } from '../records.js';

/** What stands in a tenant's till tables, as far as it says whether a catalogue is there. */
export interface V2Catalogue {
  /** VAT rates, percent: `20.00`. */
  readonly rates: ReadonlySet<string>;
  readonly categories: ReadonlyMap<Uuid, V2Category>;
  readonly products: ReadonlyMap<Uuid, V2Product>;
  readonly prices: ReadonlyMap<Uuid, V2Price>;
  /** The behaviour of each point of sale, in V2's letters. */
  readonly pointsOfSale: ReadonlyMap<Uuid, string>;
  /** `<point of sale> <product>` */
  readonly productLinks: ReadonlySet<string>;
  /** `<point of sale> <category>` */
  readonly categoryLinks: ReadonlySet<string>;
  /** The tag of each primary card; null where the card itself is not there. */
  readonly primaryCards: ReadonlyMap<Uuid, string | null>;
  /** `<primary card> <point of sale>` */
  readonly primaryCardLinks: ReadonlySet<string>;
  /** The keys of each table's rows, as text. */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>;
  /** The names of all assets, by uuid. */
  readonly assets: ReadonlyMap<Uuid, string>;
}

export interface V2Category {
  readonly name: string;
  /** Its VAT, percent: `20.00`; null where it has none. */
  readonly rate: string | null;
}

export interface V2Product {
  readonly name: string;
  /** `categorie_article`: `N`, `A`, `B`, `G`, … */
  readonly kind: string;
  /** `methode_caisse`; null where the till has no use for it. */
  readonly method: string | null;
  /** The currency that a top-up gives. */
  readonly asset: Uuid | null;
  readonly category: Uuid | null;
  /** Its VAT, percent: a line of the till takes it from here. */
  readonly rate: string | null;
  readonly archived: boolean;
}

export interface V2Price {
  readonly product: Uuid;
  readonly amount: Cents;
  /** The currency it is to be paid in; null for euros. */
  readonly asset: Uuid | null;
}
