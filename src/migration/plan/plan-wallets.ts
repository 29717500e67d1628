import type { Wallet } from '../../entities/index.js';
import type { Uuid } from '../../ledger/records.js';
import { walletRoles, walletRow } from '../../mapping/wallet.js';
import type { PlanDraft } from './plan-draft.js';
import type { TablePlanner } from './table-planner.js';
import { TABLE_RULES } from './table-rules.js';

/** Every wallet comes over, orphans too: some hold money. Public keys are added while the rows are written. */
export function planWallets(draft: PlanDraft): TablePlanner<Wallet> {
  const wallets = draft.table(TABLE_RULES.wallets);
  const there = draft.facts.ledger.wallets;
  const bearers = new Map<string, Uuid>();
  for (const { uuid, origin, name } of there.values()) if (origin !== null && name !== null) bearers.set(`${origin} ${name}`, uuid);
  const roles = walletRoles(draft.context, (tenant, name, wallet) => (bearers.get(`${tenant} ${name}`) ?? wallet) !== wallet);
  for (const [uuid, name] of draft.source.wallets) {
    const row = walletRow({ uuid, name, publicPem: null }, roles.get(uuid));
    const existing = there.get(uuid);
    wallets.want(row, existing === undefined ? undefined : { uuid, origin_id: existing.origin, name: existing.name }, { model: 'wallet', key: uuid });
  }
  return wallets;
}
