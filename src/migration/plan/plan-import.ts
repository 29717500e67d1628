import type { Links } from '../../invariants/invariant.js';
import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import type { Cents, FedowModel, Timestamp, Uuid } from '../../ledger/records.js';
import { v2DebtFactor } from '../../ledger/v2-effects.js';
import { NONE } from '../../ledger/uuid-index.js';
import { federatedTenants, type MappingContext, tenantOfAsset } from '../../mapping/context.js';
import { tenantDomainRow } from '../../mapping/tenant.js';
import type { Decisions } from './decisions.js';
import type { Plan } from './plan.js';
import { refuseNewerDump } from './newer-dump.js';
import { planAssets, planFederations } from './plan-assets.js';
import { planCards } from './plan-cards.js';
import { PlanDraft } from './plan-draft.js';
import { planTokens } from './plan-tokens.js';
import { planTransactions } from './plan-transactions.js';
import { planUsers, type UserPlan } from './plan-users.js';
import { planWallets } from './plan-wallets.js';
import { warnOfTheUnsaid } from './warn-of-the-unsaid.js';
import type { PlaceResolution } from './resolve-places.js';
import type { TargetFacts } from '../facts/target-facts.js';
import { TABLE_RULES } from './table-rules.js';

export interface PlanOptions {
  readonly unlinkedCards: 'keep' | 'provision';
  readonly now: Timestamp;
}

/**
 * What an import has to do, decided from the source and from what the target holds, without touching either.
 * @param places a resolution without unresolved places
 */
export function planImport(source: FedowLedger, facts: TargetFacts, decisions: Decisions, places: PlaceResolution, options: PlanOptions): Plan {
  const context = mappingContext(source, facts, places, options.now);
  const draft = new PlanDraft(context, facts, decisions, options.unlinkedCards);
  const { tenants, domains } = planTenants(draft, places);
  const wallets = planWallets(draft);
  const people = planUsers(draft);
  const assets = planAssets(draft);
  const cards = planCards(draft, people, wallets);
  const tokens = planTokens(draft, assets.adoption);
  const transactions = planTransactions(draft);
  const federations = planFederations(draft, assets.adoption);
  noteRoles(draft, places);
  refuseNewerDump(draft, transactions, tokens.apart);
  warnOfTheUnsaid(draft);
  const links = linksOf(draft, people, cards, tokens.leftOut, places, options);
  noteLeftOut(draft, links);
  return {
    context, tenants, domains, wallets, users: people.users, userTenants: people.userTenants, ...assets, batches: cards.batches, cards: cards.cards,
    tokens: tokens.tokens, transactions, ...federations, tokensApart: tokens.apart, notes: draft.notes, conflicts: draft.conflicts, warnings: draft.warnings,
    walletsProvisioned: cards.walletsProvisioned,
    links,
  };
}

function mappingContext(source: FedowLedger, facts: TargetFacts, places: PlaceResolution, now: Timestamp): MappingContext {
  const schemaOfTenant = new Map(Array.from(facts.ledger.tenants.values(), ({ uuid, schema }) => [uuid, schema]));
  const domainOfTenant = new Map(facts.domains.filter(({ is_primary }) => is_primary).map(({ tenant_id, domain }) => [tenant_id, domain]));
  for (const { tenant, domain } of places.created) {
    schemaOfTenant.set(tenant.uuid, tenant.schema_name);
    if (domain !== null) domainOfTenant.set(tenant.uuid, domain);
  }
  return {
    source, now, tenantOfPlace: places.tenantOfPlace, schemaOfTenant, domainOfTenant, federatedTenant: places.federatedTenant,
    placeOfWallet: new Map(Array.from(source.places.values(), ({ wallet, uuid }) => [wallet, uuid])),
    federatedWith: federatedTenants(source, places.tenantOfPlace),
  };
}

function planTenants(draft: PlanDraft, places: PlaceResolution): Pick<Plan, 'tenants' | 'domains'> {
  const tenants = draft.table(TABLE_RULES.tenants);
  const domains = draft.table(TABLE_RULES.domains);
  for (const { tenant, domain } of places.created) {
    tenants.add(tenant, { model: null, key: null });
    if (domain !== null) domains.add(tenantDomainRow(draft.nextId('Customers_domain'), domain, tenant.uuid), { model: null, key: null });
  }
  const made = new Set(places.created.map(({ tenant }) => tenant.uuid));
  tenants.counts.unchanged += new Set([...places.tenantOfPlace.values()].filter((tenant) => !made.has(tenant))).size;
  return { tenants, domains };
}

/** Notes which tenant stands for which place, and which wallet is the primary one: a database alone must tell (SPEC 4.2). */
function noteRoles({ source, tenantOfPlace, facts, notes }: PlanDraft, places: PlaceResolution): void {
  const noted = facts.recordedLinks.noted;
  for (const place of source.places.values()) {
    const tenant = tenantOfPlace.get(place.uuid);
    if (tenant === undefined || noted.has('place', place.uuid)) continue;
    notes.push({ table: 'Customers_client', key: tenant, change: 'linked', model: 'place', sourceKey: place.uuid, made: null, before: null, written: { wallet: place.wallet, name: place.name } });
  }
  if (source.primaryWallet !== null && places.federatedTenant !== null && !noted.has('configuration', source.primaryWallet)) {
    notes.push({ table: 'AuthBillet_wallet', key: source.primaryWallet, change: 'linked', model: 'configuration', sourceKey: source.primaryWallet, made: null, before: null, written: null });
  }
}

/** Notes the records that a person decided to leave behind: a later audit must be able to count them. */
function noteLeftOut({ facts, notes }: PlanDraft, { leftOut }: Links): void {
  for (const [model, records] of leftOut) {
    if (model === 'token') continue;
    for (const [key, reason] of records) {
      if (!facts.recordedLinks.noted.has(model, key)) notes.push({ table: '', key: '', change: 'skipped', model, sourceKey: key, made: null, before: null, written: { reason } });
    }
  }
}

function linksOf(
  draft: PlanDraft, people: UserPlan, cards: { cardOf: ReadonlyMap<Uuid, number>; skipped: ReadonlyMap<Uuid, string> },
  tokens: ReadonlyMap<Uuid, string>, places: PlaceResolution, options: PlanOptions,
): Links {
  return {
    tenantOfPlace: places.tenantOfPlace,
    tenantOfAsset: tenantsOfAssets(draft.context),
    userOf: people.userOf,
    cardOf: cards.cardOf,
    leftOut: new Map<FedowModel, ReadonlyMap<string, string>>([['fedowuser', people.apart], ['card', cards.skipped], ['place', places.skipped], ['token', tokens]]),
    unlinkedCards: options.unlinkedCards,
    debtBefore: debts(draft.facts),
  };
}

function tenantsOfAssets(context: MappingContext): Map<Uuid, Uuid> {
  return new Map([...context.source.assets.keys()].flatMap((asset) => {
    const tenant = tenantOfAsset(asset, context);
    return tenant === null ? [] : [[asset, tenant] as const];
  }));
}

/** What the central pot owes each tenant, by V2's own formula (SPEC 3.2). */
function debts({ ledger }: TargetFacts): Map<Uuid, Cents> {
  const federated = new Set(Array.from(ledger.assets.values()).filter(({ category }) => category === 'FED').map(({ uuid }) => ledger.indices.assets.indexOf(uuid)));
  const owed = new Map<Uuid, Cents>();
  const table = ledger.transactions;
  for (let row = 0; row < table.count; row += 1) {
    const action = table.actionAt(row);
    const factor = action === null ? 0 : v2DebtFactor(action);
    if (factor === 0 || !federated.has(table.asset[row] ?? NONE)) continue;
    const tenant = ledger.indices.tenants.at(table.tenant[row] ?? 0);
    owed.set(tenant, (owed.get(tenant) ?? 0) + factor * (table.amount[row] ?? 0));
  }
  return owed;
}
