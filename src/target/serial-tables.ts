/** The serial tables whose next ids a plan gives out. */
export const SERIAL_TABLES = [
  'Customers_domain', 'AuthBillet_tibilletuser_client_achat', 'QrcodeCashless_detail', 'QrcodeCashless_cartecashless', 'fedow_core_asset_federated_with',
  'fedow_core_transaction', 'fedow_core_federation_tenants', 'fedow_core_federation_assets',
] as const;
export type SerialTable = (typeof SERIAL_TABLES)[number];
