import type { Token } from '../entities/shared/token.js';
import type { AssetCategory, TokenRecord } from '../ledger/records.js';
import { WITHOUT_TOKENS } from '../ledger/v2-effects.js';

/** Whether V2 gets the tokens of an asset: it adds up all tokens of a wallet, so those of memberships would show as money. */
export function hasTokensInV2(category: AssetCategory): boolean {
  return !WITHOUT_TOKENS.has(category);
}

export function tokenRow(record: TokenRecord): Token {
  return { uuid: record.uuid, wallet_id: record.wallet, asset_id: record.asset, value: record.value };
}
