import {
  DiningTable, PointOfSale, PointOfSaleCategory, PointOfSaleProduct, Price, PrimaryCard, PrimaryCardPointOfSale, Product, ProductCategory, TableCategory, Vat,
} from '../../entities/index.js';

/** The entity of each of a tenant's till tables, in the order in which foreign keys want the rows written (SPEC 5). */
export const VENUE_ENTITIES = {
  vats: Vat,
  categories: ProductCategory,
  products: Product,
  prices: Price,
  pointsOfSale: PointOfSale,
  pointOfSaleProducts: PointOfSaleProduct,
  pointOfSaleCategories: PointOfSaleCategory,
  primaryCards: PrimaryCard,
  primaryCardPointsOfSale: PrimaryCardPointOfSale,
  tableCategories: TableCategory,
  tables: DiningTable,
} as const;
export type VenueTable = keyof typeof VENUE_ENTITIES;
export const VENUE_TABLES = Object.keys(VENUE_ENTITIES) as readonly VenueTable[];

/** The form of the rows of each table. */
export type VenueTables = { [Name in VenueTable]: InstanceType<(typeof VENUE_ENTITIES)[Name]> };

/** All rows of a tenant's till tables. */
export type VenueRows = { readonly [Name in VenueTable]: readonly VenueTables[Name][] };
