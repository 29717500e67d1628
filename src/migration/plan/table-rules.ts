import type {
  Asset, AssetTenant, Card, CardBatch, Federation, FederationAsset, FederationTenant, Tenant, TenantDomain, Token, User, UserTenant, Wallet,
} from '../../entities/index.js';

/** How the rows of a table are compared with those that are there (SPEC 4). */
export interface TableRule<Row> {
  readonly table: string;
  /** The primary key. */
  readonly key: keyof Row & string;
  /** Identity and money: equal is unchanged, different is a conflict, a NULL there is filled. */
  readonly compared: readonly (keyof Row & string)[];
  /** Filled where V2 has NULL, otherwise V2's. */
  readonly filled?: readonly (keyof Row & string)[];
  /** V2's own: left alone, and counted as kept where it differs. */
  readonly kept?: readonly (keyof Row & string)[];
}

/** The rule of every table whose rows are planned one by one. Transactions are compared by content, as a whole. */
export const TABLE_RULES = {
  tenants: rule<Tenant>({ table: 'Customers_client', key: 'uuid', compared: [] }),
  domains: rule<TenantDomain>({ table: 'Customers_domain', key: 'id', compared: [] }),
  wallets: rule<Wallet>({ table: 'AuthBillet_wallet', key: 'uuid', compared: [], filled: ['origin_id', 'name'] }),
  users: rule<User>({ table: 'AuthBillet_tibilletuser', key: 'id', compared: ['wallet_id'] }),
  userTenants: rule<UserTenant>({ table: 'AuthBillet_tibilletuser_client_achat', key: 'id', compared: [] }),
  assets: rule<Asset>({
    table: 'fedow_core_asset', key: 'uuid', compared: ['category', 'wallet_origin_id', 'tenant_origin_id'], kept: ['name', 'active', 'archive'],
  }),
  assetTenants: rule<AssetTenant>({ table: 'fedow_core_asset_federated_with', key: 'id', compared: [] }),
  batches: rule<CardBatch>({ table: 'QrcodeCashless_detail', key: 'id', compared: [] }),
  cards: rule<Card>({
    table: 'QrcodeCashless_cartecashless', key: 'id', compared: ['tag_id', 'uuid', 'number', 'user_id', 'wallet_ephemere_id'], kept: ['detail_id'],
  }),
  tokens: rule<Token>({ table: 'fedow_core_token', key: 'uuid', compared: ['wallet_id', 'asset_id', 'value'] }),
  federations: rule<Federation>({ table: 'fedow_core_federation', key: 'uuid', compared: [], kept: ['name'] }),
  federationTenants: rule<FederationTenant>({ table: 'fedow_core_federation_tenants', key: 'id', compared: [] }),
  federationAssets: rule<FederationAsset>({ table: 'fedow_core_federation_assets', key: 'id', compared: [] }),
} as const;

function rule<Row>(of: TableRule<Row>): TableRule<Row> {
  return of;
}
