import type { FedowDump } from '../../sources/fedow/dump.js';
import type { TargetFacts } from '../facts/target-facts.js';
import type { Plan } from '../plan/plan.js';
import { NO_RUN } from './record-range.js';
import { projectInParts } from './threads/project-in-parts.js';
import { linksOfPlan, TransactionMapper } from './transaction-rows.js';

export interface SecondReadingOptions {
  readonly threads?: number;
  readonly onProgress?: (bytesRead: number) => void;
}

/**
 * Adds to what the target holds what a commit would write, through the same eyes that read the target: a dry-run is
 * judged on that. The facts are changed by it.
 * @param threads on how many the dump is read for it; several only of an uncompressed dump in JSON Lines, into a target without transactions
 */
export async function project(plan: Plan, dump: FedowDump, facts: TargetFacts, { threads = 1, onProgress }: SecondReadingOptions = {}): Promise<void> {
  const { ledger } = facts;
  for (const tenant of plan.tenants.create) ledger.tenants.set(tenant.uuid, { uuid: tenant.uuid, schema: tenant.schema_name, name: tenant.name });
  for (const row of plan.wallets.create) ledger.wallets.set(row.uuid, { uuid: row.uuid, origin: row.origin_id, name: row.name });
  for (const row of plan.users.create) ledger.users.set(row.id, { id: row.id, email: row.email, username: row.username, wallet: row.wallet_id });
  for (const row of plan.cards.create) {
    ledger.cards.set(row.id, { id: row.id, tagId: row.tag_id, uuid: row.uuid, number: row.number, user: row.user_id, walletEphemere: row.wallet_ephemere_id });
  }
  for (const row of plan.tokens.create) {
    ledger.indices.wallets.intern(row.wallet_id);
    ledger.indices.assets.intern(row.asset_id);
    ledger.tokens.set(row.uuid, { uuid: row.uuid, wallet: row.wallet_id, asset: row.asset_id, value: row.value });
  }
  for (const record of plan.tokensApart) facts.recorder.builder.add(record);
  projectFills(plan, facts);
  projectAssets(plan, facts);
  for (const [key, id] of plan.links.cardOf) facts.recorder.cardKeys.set(id, key);
  facts.recorder.reserve(ledger.transactions.count + plan.context.source.transactions.count);
  await (threads > 1 ? projectInParts(dump, linksOfPlan(plan), facts.recorder, threads, onProgress) : projectInOne(plan, dump, facts, onProgress));
  facts.recorder.recorded();
}

async function projectInOne(plan: Plan, dump: FedowDump, { recorder }: TargetFacts, onProgress?: (bytesRead: number) => void): Promise<void> {
  const mapper = new TransactionMapper(linksOfPlan(plan), NO_RUN);
  for await (const { records } of dump.read({ models: ['transaction'], validated: true, ...(onProgress === undefined ? {} : { onProgress }) })) {
    for (const record of records) {
      const rows = record.model === 'transaction' ? mapper.rowsOf(record) : null;
      if (rows !== null) recorder.addTransaction(rows.row, rows.origin);
    }
  }
}

function projectFills(plan: Plan, { ledger }: TargetFacts): void {
  for (const { key, set } of plan.wallets.fill) {
    const wallet = ledger.wallets.get(key);
    if (wallet !== undefined) ledger.wallets.set(key, { ...wallet, origin: set.origin_id ?? wallet.origin, name: set.name ?? wallet.name });
  }
  for (const { key, set } of plan.users.fill) {
    const user = ledger.users.get(key);
    if (user !== undefined) ledger.users.set(key, { ...user, wallet: set.wallet_id ?? user.wallet });
  }
  for (const { key, set } of plan.cards.fill) {
    const card = ledger.cards.get(Number(key));
    if (card === undefined) continue;
    ledger.cards.set(card.id, { ...card, uuid: set.uuid ?? card.uuid, user: set.user_id ?? card.user, walletEphemere: set.wallet_ephemere_id ?? card.walletEphemere });
  }
}

function projectAssets(plan: Plan, { ledger }: TargetFacts): void {
  if (plan.adoption !== null) {
    const { from, to, walletOrigin } = plan.adoption;
    const adopted = ledger.assets.get(from);
    ledger.assets.delete(from);
    if (adopted !== undefined) ledger.assets.set(to, { ...adopted, uuid: to, walletOrigin });
    for (const [uuid, token] of ledger.tokens) if (token.asset === from) ledger.tokens.set(uuid, { ...token, asset: to });
    for (const federation of ledger.federations.values()) if (federation.assets.delete(from)) federation.assets.add(to);
  }
  for (const row of plan.assets.create) {
    ledger.indices.assets.intern(row.uuid);
    ledger.assets.set(row.uuid, {
      uuid: row.uuid, name: row.name, category: row.category, walletOrigin: row.wallet_origin_id, tenantOrigin: row.tenant_origin_id,
      active: row.active, archive: row.archive, federatedWith: new Set(),
    });
  }
  for (const { asset_id, client_id } of plan.assetTenants.create) ledger.assets.get(asset_id)?.federatedWith.add(client_id);
  for (const { uuid, name } of plan.federations.create) ledger.federations.set(uuid, { uuid, name, tenants: new Set(), assets: new Set() });
  for (const { federation_id, client_id } of plan.federationTenants.create) ledger.federations.get(federation_id)?.tenants.add(client_id);
  for (const { federation_id, asset_id } of plan.federationAssets.create) ledger.federations.get(federation_id)?.assets.add(asset_id);
}
