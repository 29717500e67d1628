/**
 * The tables that an import reads or writes, as TypeORM entities.
 *
 * Plain columns under the database's own names, and no relations: rows are written by COPY, whose column lists come
 * from these classes' metadata, and a relation would add columns and joins of TypeORM's choosing to that. Foreign
 * keys are stated for what they are, constraints.
 *
 * Types of properties: moments are text, because a `Date` would cut the microseconds that V1's hashes cover. TypeORM
 * itself turns a `timestamptz` into a `Date` when it reads an entity, so moments are read by plain SQL. A `bigint` is
 * text too, as pg gives it: it is compared and printed, never added up. Amounts are `integer`, hence numbers, in cents.
 */
import { ImportRun } from './convoyeur/import-run.js';
import { RowOrigin } from './convoyeur/row-origin.js';
import { TokenOrigin } from './convoyeur/token-origin.js';
import { TransactionOrigin } from './convoyeur/transaction-origin.js';
import { OwnSchema1795400000000 } from './migrations/own-schema-1795400000000.js';
import { AssetTenant } from './shared/asset-tenant.js';
import { Asset } from './shared/asset.js';
import { CardBatch } from './shared/card-batch.js';
import { Card } from './shared/card.js';
import { FederationAsset } from './shared/federation-asset.js';
import { FederationTenant } from './shared/federation-tenant.js';
import { Federation } from './shared/federation.js';
import { TenantDomain } from './shared/tenant-domain.js';
import { Tenant } from './shared/tenant.js';
import { Token } from './shared/token.js';
import { Transaction } from './shared/transaction.js';
import { UserTenant } from './shared/user-tenant.js';
import { User } from './shared/user.js';
import { Wallet } from './shared/wallet.js';
import { DiningTable } from './tenant/dining-table.js';
import { PointOfSaleCategory } from './tenant/point-of-sale-category.js';
import { PointOfSaleProduct } from './tenant/point-of-sale-product.js';
import { PointOfSale } from './tenant/point-of-sale.js';
import { Price } from './tenant/price.js';
import { PrimaryCardPointOfSale } from './tenant/primary-card-point-of-sale.js';
import { PrimaryCard } from './tenant/primary-card.js';
import { ProductCategory } from './tenant/product-category.js';
import { Product } from './tenant/product.js';
import { TableCategory } from './tenant/table-category.js';
import { Vat } from './tenant/vat.js';

/** Lespass V2's shared tables (schema `public`), each after those its foreign keys point to. */
export const SHARED_ENTITIES = Object.freeze([
  Tenant, TenantDomain, Wallet, User, UserTenant, CardBatch, Card, Asset, AssetTenant, Token, Transaction, Federation, FederationTenant, FederationAsset,
] as const);

/**
 * The tables of a venue's till, which each tenant has in a schema of its own: these entities name none. Each comes
 * after those its foreign keys point to.
 */
export const TENANT_ENTITIES = Object.freeze([
  Vat, ProductCategory, Product, Price, PointOfSale, PointOfSaleProduct, PointOfSaleCategory, PrimaryCard, PrimaryCardPointOfSale, TableCategory, DiningTable,
] as const);

/** The tool's own tables (schema `convoyeur`), each after those its foreign keys point to. */
export const CONVOYEUR_ENTITIES = Object.freeze([ImportRun, TransactionOrigin, TokenOrigin, RowOrigin] as const);

/** How the schema `convoyeur` came to be, oldest first. */
export const MIGRATIONS = Object.freeze([OwnSchema1795400000000] as const);

export type { RowChange } from './convoyeur/row-origin.js';
export {
  Asset, AssetTenant, Card, CardBatch, DiningTable, Federation, FederationAsset, FederationTenant, ImportRun, PointOfSale, PointOfSaleCategory,
  PointOfSaleProduct, Price, PrimaryCard, PrimaryCardPointOfSale, Product, ProductCategory, RowOrigin, TableCategory, Tenant, TenantDomain, Token,
  TokenOrigin, Transaction, TransactionOrigin, User, UserTenant, Vat, Wallet,
};
