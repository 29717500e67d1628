import type { Asset, AssetTenant, Federation, FederationAsset, FederationTenant } from '../../entities/index.js';
import type { Uuid } from '../../ledger/records.js';
import type { V2Asset } from '../../ledger/v2-records.js';
import { assetRow } from '../../mapping/asset.js';
import { tenantOfAsset } from '../../mapping/context.js';
import { FEDERATED_EURO_NAME, federatedEuroRow, federationRow } from '../../mapping/federation.js';
import type { Adoption } from './plan.js';
import type { PlanDraft } from './plan-draft.js';
import type { TablePlanner } from './table-planner.js';
import { TABLE_RULES } from './table-rules.js';
import { sentence } from '../../words/index.js';

const NO_SOURCE = { model: null, key: null } as const;

export interface AssetPlan {
  readonly assets: TablePlanner<Asset>;
  readonly assetTenants: TablePlanner<AssetTenant>;
  readonly adoption: Adoption | null;
}

export function planAssets(draft: PlanDraft): AssetPlan {
  const assets = draft.table(TABLE_RULES.assets);
  const assetTenants = draft.table(TABLE_RULES.assetTenants);
  let adoption: Adoption | null = null;
  for (const record of draft.source.assets.values()) {
    const tenant = tenantOfAsset(record.uuid, draft.context);
    if (tenant === null) {
      assets.refuse(record.uuid, sentence('asset {name} ({uuid}): its issuer’s wallet {walletOrigin} belongs to no place that is imported; import its place too, or correct the asset in Fedow', { name: record.name, uuid: record.uuid, walletOrigin: record.walletOrigin }));
      continue;
    }
    const row = assetRow(record, tenant);
    const there = draft.facts.ledger.assets.get(record.uuid);
    const other = record.category === 'FED' && there === undefined ? federatedAssetOf(draft) : undefined;
    if (other !== undefined) adoption = adopt(row, other, assets, draft) ?? adoption;
    else {
      assets.want(row, there === undefined ? undefined : {
        uuid: there.uuid, name: there.name, category: there.category, wallet_origin_id: there.walletOrigin, tenant_origin_id: there.tenantOrigin,
        active: there.active, archive: there.archive,
      }, { model: 'asset', key: record.uuid, remember: { tenant_origin_id: tenant } });
    }
    const federated = (there ?? other)?.federatedWith ?? new Set<Uuid>();
    addLinks(assetTenants, draft.context.federatedWith.get(record.uuid) ?? new Set<Uuid>(), federated, (client_id) => ({ id: draft.nextId('fedow_core_asset_federated_with'), asset_id: record.uuid, client_id }));
  }
  return { assets, assetTenants, adoption };
}

/** The `FED` asset that V2 has already, under another uuid. */
function federatedAssetOf({ facts }: PlanDraft): V2Asset | undefined {
  return [...facts.ledger.assets.values()].find(({ category }) => category === 'FED');
}

/** V2's own `FED` becomes V1's while it is pristine: no transaction, and no token with a value. */
function adopt(row: Asset, { uuid: from, walletOrigin, tenantOrigin, active, archive }: V2Asset, assets: TablePlanner<Asset>, { context, facts, notes }: PlanDraft): Adoption | null {
  // Its tenant stays, and movements that belong to no venue are put down to the tenant of `FED`.
  if (tenantOrigin !== row.tenant_origin_id) {
    const [there, expected] = [tenantOrigin, row.tenant_origin_id].map((tenant) => context.schemaOfTenant.get(tenant) ?? tenant);
    assets.refuse(row.uuid, sentence('asset {uuid}: V2 has a federated euro of its own, {from}, issued by tenant {there} and not by {expected}; name the one that it is with --primary-tenant', { uuid: row.uuid, from, there: there ?? '', expected: expected ?? '' }));
    return null;
  }
  const { transactions: table, indices } = facts.ledger;
  const index = indices.assets.indexOf(from);
  const moved = table.asset.subarray(0, table.count).includes(index);
  const held = [...facts.ledger.tokens.values()].some(({ asset, value }) => asset === from && value !== 0);
  if (moved || held) {
    assets.refuse(row.uuid, sentence('asset {uuid}: V2 has a federated euro of its own, {from}, with {what} on it; it cannot become Fedow’s once it was used: import into a Lespass in which it was not', { from, what: moved ? sentence('transactions') : sentence('balances'), uuid: row.uuid }));
    return null;
  }
  assets.counts.adopt += 1;
  notes.push({
    table: assets.table, key: row.uuid, change: 'adopted', model: 'asset', sourceKey: row.uuid, made: null,
    before: { uuid: from, wallet_origin_id: walletOrigin }, written: { uuid: row.uuid, wallet_origin_id: row.wallet_origin_id, tenant_origin_id: tenantOrigin },
  });
  return { from, to: row.uuid, walletOrigin: row.wallet_origin_id, kept: { active, archive } };
}

export interface FederationPlan {
  readonly federations: TablePlanner<Federation>;
  readonly federationTenants: TablePlanner<FederationTenant>;
  readonly federationAssets: TablePlanner<FederationAsset>;
}

/** @param adoption V2's asset that becomes V1's: the federations that hold it hold V1's then */
export function planFederations(draft: PlanDraft, adoption: Adoption | null): FederationPlan {
  const federations = draft.table(TABLE_RULES.federations);
  const federationTenants = draft.table(TABLE_RULES.federationTenants);
  const federationAssets = draft.table(TABLE_RULES.federationAssets);
  const plan = { federations, federationTenants, federationAssets, adoption };
  const byName = new Map(Array.from(draft.facts.ledger.federations.values(), (federation) => [federation.name, federation]));
  const federated = [...draft.source.assets.values()].filter(({ category }) => category === 'FED').map(({ uuid }) => uuid);
  const everyTenant = new Set(draft.tenantOfPlace.values());
  let hasFederatedEuro = federated.length === 0;
  for (const record of draft.source.federations.values()) {
    const tenants = new Set(record.places.flatMap((place) => draft.tenantOfPlace.get(place) ?? []));
    const namesake = byName.get(record.name);
    if (namesake !== undefined && namesake.uuid !== record.uuid) federations.refuse(record.uuid, sentence('federation {uuid}: V2 has another federation named {name} ({there}); rename one of the two', { uuid: record.uuid, name: record.name, there: namesake.uuid }));
    else if (record.name === FEDERATED_EURO_NAME && !hasFederatedEuro) {
      // Fedow has one of that name itself: V2 takes the name once, so it is the one.
      planFederation(draft, plan, federationRow(record), new Set([...tenants, ...everyTenant]), new Set([...record.assets, ...federated]), record.uuid);
      hasFederatedEuro = true;
    } else planFederation(draft, plan, federationRow(record), tenants, new Set(record.assets), record.uuid);
  }
  if (!hasFederatedEuro) {
    // A federation of that name that V2 has already serves as well: what matters is who is in it.
    const existing = byName.get(FEDERATED_EURO_NAME);
    const row = federatedEuroRow(existing?.uuid);
    planFederation(draft, plan, row, everyTenant, new Set(federated), null);
  }
  return { federations, federationTenants, federationAssets };
}

function planFederation(draft: PlanDraft, plan: FederationPlan & { readonly adoption: Adoption | null }, row: Federation, tenants: ReadonlySet<Uuid>, assets: ReadonlySet<Uuid>, key: Uuid | null): void {
  const there = draft.facts.ledger.federations.get(row.uuid);
  plan.federations.want(row, there === undefined ? undefined : { uuid: there.uuid, name: there.name }, { model: key === null ? null : 'federation', key });
  const federation_id = row.uuid;
  addLinks(plan.federationTenants, tenants, there?.tenants ?? new Set(), (client_id) => ({ id: draft.nextId('fedow_core_federation_tenants'), federation_id, client_id }));
  const { adoption } = plan;
  const held = new Set(Array.from(there?.assets ?? [], (asset) => (asset === adoption?.from ? adoption.to : asset)));
  addLinks(plan.federationAssets, assets, held, (asset_id) => ({ id: draft.nextId('fedow_core_federation_assets'), federation_id, asset_id }));
}

/** Adds the links of a many-to-many relation that are not there yet. */
function addLinks<Row extends object>(table: TablePlanner<Row>, wanted: ReadonlySet<Uuid>, there: ReadonlySet<Uuid>, row: (other: Uuid) => Row): void {
  for (const other of wanted) {
    if (there.has(other)) table.counts.unchanged += 1;
    else table.add(row(other), NO_SOURCE);
  }
}
