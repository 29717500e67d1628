import type { Asset } from '../entities/shared/asset.js';
import type { AssetRecord, Uuid } from '../ledger/records.js';
import { WITHOUT_TOKENS } from '../ledger/v2-effects.js';

/** A till accepts what is `active`; memberships and badges must not show as money, so they come over archived (SPEC 3.2, 4). */
export function assetRow(record: AssetRecord, tenant: Uuid): Asset {
  const archive = record.archive || WITHOUT_TOKENS.has(record.category);
  return {
    uuid: record.uuid,
    name: record.name,
    currency_code: record.currencyCode,
    category: record.category,
    wallet_origin_id: record.walletOrigin,
    tenant_origin_id: tenant,
    active: !archive,
    archive,
    id_price_stripe: record.idPriceStripe,
    created_at: record.createdAt,
    last_update: record.lastUpdate ?? record.createdAt,
  };
}
