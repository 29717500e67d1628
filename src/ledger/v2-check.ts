import type { Cents, Uuid } from './records.js';
import { NONE } from './uuid-index.js';
import { AS_CHECKED, AS_WRITTEN, v2Balances } from './v2-balances.js';
import type { V2Ledger } from './v2-ledger.js';
import type { V2Token } from './v2-records.js';

/** A token whose value is not what V2's check adds up. */
export interface TokenError {
  readonly token: Uuid;
  readonly wallet: Uuid;
  readonly asset: Uuid;
  /** Of the asset; null for one that is not there. */
  readonly category: string | null;
  readonly value: Cents;
  readonly computed: Cents;
  /** V2's check reads local rows by rules that they were not written by: with their own rules the value is right (SPEC 3.1). */
  readonly isFalseAlarm: boolean;
}

/** A transaction at a tenant where its asset is neither at home nor federated. */
export interface TenantError {
  readonly transaction: Uuid;
  readonly asset: Uuid;
  readonly tenant: Uuid;
}

export interface V2Check {
  readonly transactions: number;
  readonly tokens: number;
  /** Numbers missing between the lowest and the highest id: a warning only. */
  readonly gaps: number;
  readonly tokenErrors: readonly TokenError[];
  readonly tenantErrors: readonly TenantError[];
}

/**
 * What V2's own `manage.py verify_transactions` computes (SPEC 3.1), on all rows, local ones included.
 * @param tenant only the transactions of this tenant, and the tokens of its assets
 */
export function checkV2(ledger: V2Ledger, tenant?: Uuid): V2Check {
  const rows = rowsOf(ledger, tenant);
  const tokens = [...ledger.tokens.values()].filter(({ asset }) => tenant === undefined || ledger.assets.get(asset)?.tenantOrigin === tenant);
  return { transactions: rows.length, tokens: tokens.length, gaps: tenant === undefined ? gapsOf(ledger) : 0, tokenErrors: tokenErrors(ledger, tokens), tenantErrors: tenantErrors(ledger, rows) };
}

function rowsOf({ transactions: table, indices }: V2Ledger, tenant: Uuid | undefined): number[] {
  const wanted = tenant === undefined ? NONE : indices.tenants.intern(tenant);
  const rows: number[] = [];
  for (let row = 0; row < table.count; row += 1) if (wanted === NONE || table.tenant[row] === wanted) rows.push(row);
  return rows;
}

function gapsOf({ transactions: table }: V2Ledger): number {
  let [lowest, highest] = [Infinity, 0];
  for (let row = 0; row < table.count; row += 1) {
    const id = table.id[row] ?? 0;
    lowest = Math.min(lowest, id);
    highest = Math.max(highest, id);
  }
  return table.count === 0 ? 0 : highest - lowest + 1 - table.count;
}

function tokenErrors(ledger: V2Ledger, tokens: readonly V2Token[]): TokenError[] {
  const byCheck = v2Balances(ledger, AS_CHECKED);
  const byOwnRules = v2Balances(ledger, AS_WRITTEN);
  return tokens.flatMap(({ uuid: token, wallet, asset, value }) => {
    const [w, a] = [ledger.indices.wallets.indexOf(wallet), ledger.indices.assets.indexOf(asset)];
    const computed = byCheck.get(w, a) ?? 0;
    return computed === value ? [] : [{ token, wallet, asset, category: ledger.assets.get(asset)?.category ?? null, value, computed, isFalseAlarm: (byOwnRules.get(w, a) ?? 0) === value }];
  });
}

function tenantErrors({ transactions: table, indices, assets }: V2Ledger, rows: readonly number[]): TenantError[] {
  return rows.flatMap((row) => {
    const asset = assets.get(indices.assets.at(table.asset[row] ?? 0));
    const tenant = indices.tenants.at(table.tenant[row] ?? 0);
    const isFine = asset !== undefined && (asset.tenantOrigin === tenant || asset.federatedWith.has(tenant));
    return isFine ? [] : [{ transaction: table.uuids.at(row), asset: asset?.uuid ?? '', tenant }];
  });
}
