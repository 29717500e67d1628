import type { Cents, Timestamp, Uuid } from '../records.js';

/**
 * The records of LaBoutik (V1) as every other module sees them: plain, readonly, already validated. Their `model` is
 * Django's, without the app `APIcashless`. Keys of old models are integers, those of newer ones uuids in lower case.
 */

/** What the till does with an article. Source: SPEC 5. */
export const METHODS = ['VT', 'RE', 'RC', 'TM', 'AD', 'CR', 'VC', 'VV', 'FR', 'BI', 'BG', 'FD', 'HB', 'TR'] as const;
export type Method = (typeof METHODS)[number];

/** What a point of sale is for: `A` sale, `C` top-up, `K` kiosk. V2 has other letters. */
export const BEHAVIOURS = ['A', 'C', 'K'] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

export interface VatRecord {
  readonly model: 'tauxtva';
  readonly key: number;
  /** Percent, with two decimals: `20.00`. */
  readonly rate: string;
}

export interface ColourRecord {
  readonly model: 'couleur';
  readonly key: number;
  readonly name: string;
  /** As written: `#dc143c`, `#fff`, `3B82F6`, `red`. */
  readonly hexa: string | null;
}

export interface CategoryRecord {
  readonly model: 'categorie';
  readonly key: number;
  readonly name: string;
  readonly weight: number;
  readonly textColour: number | null;
  readonly backgroundColour: number | null;
  readonly vat: number | null;
  readonly icon: string | null;
  readonly cashless: boolean;
}

export interface ArticleRecord {
  readonly model: 'articles';
  readonly uuid: Uuid;
  readonly name: string;
  readonly price: Cents;
  readonly purchasePrice: Cents;
  readonly weight: number;
  readonly category: number | null;
  readonly textColour: number | null;
  readonly archived: boolean;
  readonly divisible: boolean;
  readonly method: Method;
  /** Key of a `CurrencyRecord`. */
  readonly asset: Uuid | null;
  readonly subscriptionType: string;
}

export interface PointOfSaleRecord {
  readonly model: 'pointdevente';
  readonly uuid: Uuid;
  readonly name: string;
  readonly icon: string | null;
  readonly behaviour: Behaviour;
  readonly weight: number;
  readonly hidden: boolean;
  readonly directService: boolean;
  readonly showsPrices: boolean;
  readonly takesCash: boolean;
  readonly takesCards: boolean;
  readonly takesCheques: boolean;
  readonly takesOrders: boolean;
  readonly articles: readonly Uuid[];
  readonly categories: readonly number[];
}

export interface PrimaryCardRecord {
  readonly model: 'cartemaitresse';
  readonly uuid: Uuid;
  /** Key of a `TillCardRecord`. */
  readonly card: Uuid;
  readonly changedAt: Timestamp | null;
  readonly editMode: boolean;
  readonly pointsOfSale: readonly Uuid[];
}

/** A card as the till knows it; the card itself comes from Fedow. */
export interface TillCardRecord {
  readonly model: 'cartecashless';
  readonly uuid: Uuid;
  readonly tagId: string;
}

export interface TableCategoryRecord {
  readonly model: 'categorietable';
  readonly key: number;
  readonly name: string;
  readonly icon: string | null;
}

export interface TableRecord {
  readonly model: 'table';
  readonly key: number;
  readonly name: string;
  readonly weight: number;
  readonly category: number | null;
  readonly top: number;
  readonly left: number;
  readonly occupied: boolean;
  readonly temporary: boolean;
  readonly archived: boolean;
}

/** A means of payment; one of the blockchain is an asset of Fedow, under the same uuid. */
export interface CurrencyRecord {
  readonly model: 'moyenpaiement';
  readonly uuid: Uuid;
  readonly name: string;
  readonly isFedow: boolean;
}

export interface TillConfigurationRecord {
  readonly model: 'configuration';
  readonly fedowPlace: Uuid | null;
  /** Host name of the venue's Lespass. */
  readonly lespassDomain: string | null;
}

export interface TillPlaceRecord {
  readonly model: 'place';
  readonly uuid: Uuid;
  readonly name: string;
}

export type TillRecord =
  | VatRecord | ColourRecord | CategoryRecord | ArticleRecord | PointOfSaleRecord | PrimaryCardRecord | TillCardRecord | TableCategoryRecord
  | TableRecord | CurrencyRecord | TillConfigurationRecord | TillPlaceRecord;

export type TillModel = TillRecord['model'];

/** Django's label of a model: `APIcashless.articles`. A model of LaBoutik's other app is called by its whole label. */
export function labelOf(model: string): string {
  return model.includes('.') ? model : `APIcashless.${model}`;
}
