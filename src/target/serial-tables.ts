/** The serial tables whose next ids a plan gives out. */
export const SERIAL_TABLES = [
  'Customers_domain', 'AuthBillet_tibilletuser_client_achat', 'QrcodeCashless_detail', 'QrcodeCashless_cartecashless', 'fedow_core_asset_federated_with',
  'fedow_core_transaction', 'fedow_core_federation_tenants', 'fedow_core_federation_assets',
] as const;
export type SerialTable = (typeof SERIAL_TABLES)[number];

/** The same of a tenant's own tables. */
export const TENANT_SERIAL_TABLES = [
  'laboutik_pointdevente_products', 'laboutik_pointdevente_categories', 'laboutik_carteprimaire_points_de_vente', 'laboutik_categorietable',
] as const;
export type TenantSerialTable = (typeof TENANT_SERIAL_TABLES)[number];
