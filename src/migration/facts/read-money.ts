import type { PoolClient } from 'pg';
import type { Uuid } from '../../ledger/records.js';
import type { V2Ledger } from '../../ledger/v2-ledger.js';
import { copyRows, type RowTexts } from '../../target/copy-rows.js';

interface AssetColumns {
  uuid: Uuid;
  name: string;
  category: string;
  wallet_origin_id: Uuid;
  tenant_origin_id: Uuid;
  active: boolean;
  archive: boolean;
  federated_with: Uuid[];
}

/** Reads assets, federations and tokens. */
export async function readMoney(client: PoolClient, ledger: V2Ledger): Promise<void> {
  const assets = await client.query<AssetColumns>(
    `SELECT uuid, name, category, wallet_origin_id, tenant_origin_id, active, archive,
       ARRAY(SELECT client_id FROM public.fedow_core_asset_federated_with WHERE asset_id = uuid) AS federated_with
     FROM public.fedow_core_asset`,
  );
  for (const row of assets.rows) {
    ledger.indices.assets.intern(row.uuid);
    ledger.assets.set(row.uuid, {
      uuid: row.uuid, name: row.name, category: row.category, walletOrigin: row.wallet_origin_id, tenantOrigin: row.tenant_origin_id,
      active: row.active, archive: row.archive, federatedWith: new Set(row.federated_with),
    });
  }
  const federations = await client.query<{ uuid: Uuid; name: string; tenants: Uuid[]; assets: Uuid[] }>(
    `SELECT uuid, name, ARRAY(SELECT client_id FROM public.fedow_core_federation_tenants WHERE federation_id = uuid) AS tenants,
       ARRAY(SELECT asset_id FROM public.fedow_core_federation_assets WHERE federation_id = uuid) AS assets
     FROM public.fedow_core_federation`,
  );
  for (const { uuid, name, tenants, assets: held } of federations.rows) ledger.federations.set(uuid, { uuid, name, tenants: new Set(tenants), assets: new Set(held) });
  for await (const rows of copyRows(client, 'SELECT uuid, wallet_id, asset_id, value FROM public.fedow_core_token')) {
    for (const [uuid, wallet, asset, value] of rows as readonly (RowTexts & [string, string, string, string])[]) {
      ledger.indices.wallets.intern(wallet);
      ledger.indices.assets.intern(asset);
      ledger.tokens.set(uuid, { uuid, wallet, asset, value: Number(value) });
    }
  }
}
