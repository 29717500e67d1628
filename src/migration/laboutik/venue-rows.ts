import type { PoolClient } from 'pg';
import type { DataSource, ObjectLiteral } from 'typeorm';
import {
  DiningTable, PointOfSale, PointOfSaleCategory, PointOfSaleProduct, Price, PrimaryCard, PrimaryCardPointOfSale, Product, ProductCategory, TableCategory, Vat,
} from '../../entities/index.js';
import { parseTimestamp } from '../../ledger/timestamp.js';

/** The form of the rows of each of a tenant's till tables. */
export interface VenueTables {
  vats: Vat;
  categories: ProductCategory;
  products: Product;
  prices: Price;
  pointsOfSale: PointOfSale;
  pointOfSaleProducts: PointOfSaleProduct;
  pointOfSaleCategories: PointOfSaleCategory;
  primaryCards: PrimaryCard;
  primaryCardPointsOfSale: PrimaryCardPointOfSale;
  tableCategories: TableCategory;
  tables: DiningTable;
}
export type VenueTable = keyof VenueTables;

/** The entity of each table, in the order in which foreign keys want the rows written (SPEC 5). */
export const VENUE_ENTITIES: { readonly [Name in VenueTable]: new () => VenueTables[Name] } = {
  vats: Vat, categories: ProductCategory, products: Product, prices: Price, pointsOfSale: PointOfSale, pointOfSaleProducts: PointOfSaleProduct,
  pointOfSaleCategories: PointOfSaleCategory, primaryCards: PrimaryCard, primaryCardPointsOfSale: PrimaryCardPointOfSale, tableCategories: TableCategory,
  tables: DiningTable,
};
export const VENUE_TABLES = Object.keys(VENUE_ENTITIES) as readonly VenueTable[];

/** All rows of a tenant's till tables. */
export type VenueRows = { readonly [Name in VenueTable]: readonly VenueTables[Name][] };

/** Reads a tenant's till, in the caller's transaction. Decimals are PostgreSQL's text, moments are `Timestamp`s. */
export async function readVenueRows(client: PoolClient, dataSource: DataSource, schema: string): Promise<VenueRows> {
  const read = <Row extends ObjectLiteral>(entity: new () => Row): Promise<Row[]> => readTable(client, dataSource, schema, entity);
  const primaryCards = await read(PrimaryCard);
  return {
    vats: await read(Vat), categories: await read(ProductCategory), products: await read(Product), prices: await read(Price),
    pointsOfSale: await read(PointOfSale), pointOfSaleProducts: await read(PointOfSaleProduct), pointOfSaleCategories: await read(PointOfSaleCategory),
    primaryCards: primaryCards.map((card) => ({ ...card, datetime: parseTimestamp(card.datetime) ?? card.datetime })),
    primaryCardPointsOfSale: await read(PrimaryCardPointOfSale), tableCategories: await read(TableCategory), tables: await read(DiningTable),
  };
}

async function readTable<Row extends ObjectLiteral>(client: PoolClient, dataSource: DataSource, schema: string, entity: new () => Row): Promise<Row[]> {
  const { tableName, columns, primaryColumns } = dataSource.getMetadata(entity);
  const names = columns.map(({ databaseName }) => client.escapeIdentifier(databaseName));
  const key = primaryColumns.map(({ databaseName }) => client.escapeIdentifier(databaseName));
  const { rows } = await client.query<Row>(`SELECT ${names.join(', ')} FROM ${client.escapeIdentifier(schema)}.${client.escapeIdentifier(tableName)} ORDER BY ${key.join(', ')}`);
  return rows;
}
