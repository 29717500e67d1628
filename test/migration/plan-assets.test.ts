import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Uuid } from '#convoyeur/ledger/records.js';
import type { V2Asset } from '#convoyeur/ledger/v2-records.js';
import { ASSET, FEDERATION, PLACE, tokenId, WALLET } from '../invariants/healthy.js';
import { federationRecord, uuid } from '../ledger/made-records.js';
import type { Lespass } from './lespass.js';
import { changed, changesOf, conflictsOf, fedowRecords, imported, lespass, plan, TENANT } from './plan-network.js';

const test = suite('assets and federations');

const V2_FED = uuid('d', 90);

function asset(key: Uuid, category: string, changes: Partial<V2Asset> = {}): V2Asset {
  return { uuid: key, name: 'V2’s', category, walletOrigin: WALLET.local, tenantOrigin: TENANT.fed, active: true, archive: false, federatedWith: new Set(), ...changes };
}

function withAssets(...assets: readonly V2Asset[]): Lespass {
  const there = lespass();
  for (const one of assets) there.assets.set(one.uuid, one);
  return there;
}

test('each comes over with its tenant; memberships, badges and what was archived do not show', () => {
  const planned = plan(changed(fedowRecords(), 'asset', ASSET.gift, { archive: true, idPriceStripe: 'price_1' }), lespass());
  assert.equal(planned.assets.create.map(({ uuid: key, category, tenant_origin_id, active, archive }) => [key, category, tenant_origin_id, active, archive]), [
    [ASSET.fed, 'FED', TENANT.fed, true, false], [ASSET.euro, 'TLF', TENANT.bar, true, false], [ASSET.gift, 'TNF', TENANT.bar, false, true], [ASSET.hall, 'TLF', TENANT.hall, true, false],
    [ASSET.member, 'SUB', TENANT.bar, false, true], [ASSET.badge, 'BDG', TENANT.bar, false, true],
  ]);
  assert.is(planned.assets.create[2]?.id_price_stripe, 'price_1');
  assert.equal(planned.assetTenants.create.map(({ asset_id, client_id }) => [asset_id, client_id]), [
    [ASSET.fed, TENANT.bar], [ASSET.fed, TENANT.hall], [ASSET.euro, TENANT.bar], [ASSET.euro, TENANT.hall],
  ]);
});

test('one that nobody who is imported issues is a conflict', () => {
  assert.match(conflictsOf(plan(changed(fedowRecords(), 'asset', ASSET.gift, { walletOrigin: WALLET.orphan }), lespass())).join(), /asset Bar gift .* belongs to no place that is imported/);
});

test('of one that is there, flags and name are V2’s, the rest must be the same', () => {
  const there = (changes: Partial<V2Asset>): Lespass => withAssets(asset(ASSET.euro, 'TLF', { walletOrigin: WALLET.bar, tenantOrigin: TENANT.bar, name: 'Bar euro', federatedWith: new Set([TENANT.hall]), ...changes }));
  const planned = plan(fedowRecords(), there({ active: false, name: 'Monnaie' }));
  assert.equal([conflictsOf(planned), planned.assets.counts.unchanged, planned.assets.counts.kept], [[], 1, 1]);
  assert.equal(planned.assetTenants.create.filter(({ asset_id }) => asset_id === ASSET.euro).map(({ client_id }) => client_id), [TENANT.bar], 'the missing link is added');
  for (const change of [{ category: 'TNF' }, { walletOrigin: WALLET.hall }, { tenantOrigin: TENANT.hall }]) assert.is(conflictsOf(plan(fedowRecords(), there(change))).length, 1, JSON.stringify(change));
});

test('V2’s pristine federated euro becomes the old one, with all that points to it', () => {
  const there = withAssets(asset(V2_FED, 'FED', { federatedWith: new Set([TENANT.hall]) }));
  there.tokens.set(uuid('f', 90), { uuid: uuid('f', 90), wallet: WALLET.local, asset: V2_FED, value: 0 });
  there.tokens.set(tokenId('ann', 'fed'), { uuid: tokenId('ann', 'fed'), wallet: WALLET.ann, asset: V2_FED, value: 0 });
  there.federations.set(uuid('3', 90), { uuid: uuid('3', 90), name: 'TiBillet FED', tenants: new Set([TENANT.bar]), assets: new Set([V2_FED]) });
  const records = changed(fedowRecords(), 'token', tokenId('ann', 'fed'), { value: 0 });
  const planned = imported(records, there);
  assert.equal(planned.adoption, { from: V2_FED, to: ASSET.fed, walletOrigin: WALLET.primary, kept: { active: true, archive: false } });
  assert.equal([planned.assets.counts.adopt, planned.assets.counts.create], [1, 5]);
  const adopted = there.assets.get(ASSET.fed);
  assert.equal([adopted?.name, adopted?.walletOrigin, adopted?.federatedWith], ['V2’s', WALLET.primary, new Set([TENANT.hall, TENANT.bar])]);
  assert.not(there.assets.has(V2_FED));
  assert.is(there.tokens.get(uuid('f', 90))?.asset, ASSET.fed);
  assert.equal(there.federations.get(uuid('3', 90)), { uuid: uuid('3', 90), name: 'TiBillet FED', tenants: new Set([TENANT.bar, TENANT.hall]), assets: new Set([ASSET.fed]) });
  const note = planned.notes.find(({ change }) => change === 'adopted');
  assert.equal([note?.before, note?.written], [{ uuid: V2_FED, wallet_origin_id: WALLET.local }, { uuid: ASSET.fed, wallet_origin_id: WALLET.primary, tenant_origin_id: TENANT.fed }]);
  assert.equal(changesOf(plan(records, there)), {});
});

test('an empty token of V2’s own for the same wallet would stand beside the old one: conflict', () => {
  const there = withAssets(asset(V2_FED, 'FED'));
  there.tokens.set(uuid('f', 90), { uuid: uuid('f', 90), wallet: WALLET.ann, asset: V2_FED, value: 0 });
  assert.match(conflictsOf(plan(fedowRecords(), there)).join(), new RegExp(`V2 has another one, ${uuid('f', 90)}, for the same wallet and asset`));
});

test('one with a balance, with a movement, or of another tenant is a conflict', () => {
  const held = withAssets(asset(V2_FED, 'FED'));
  held.tokens.set(uuid('f', 90), { uuid: uuid('f', 90), wallet: WALLET.local, asset: V2_FED, value: -1 });
  assert.match(conflictsOf(plan(fedowRecords(), held)).join(), /with balances on it/);
  const moved = withAssets(asset(V2_FED, 'FED'));
  moved.transactions.push({
    origin: null,
    row: {
      id: '1', uuid: uuid('9', 1), hash: null, migrated: false, sender_id: WALLET.local, receiver_id: null, asset_id: V2_FED, amount: 0, action: 'SAL', card_id: null, primary_card_id: null,
      datetime: '2024-01-01T00:00:00+00:00', comment: '', metadata: '{}', subscription_type: null, subscription_start_datetime: null, checkout_stripe: null, tenant_id: TENANT.bar, ip: '0.0.0.0',
    },
  });
  assert.match(conflictsOf(plan(fedowRecords(), moved)).join(), /with transactions on it/);
  const elsewhere = withAssets(asset(V2_FED, 'FED', { tenantOrigin: TENANT.bar }));
  assert.match(conflictsOf(plan(fedowRecords(), elsewhere)).join(), /issued by tenant bar and not by federation_fed; .* --primary-tenant/);
  assert.equal(conflictsOf(plan(fedowRecords(), elsewhere, { primaryTenant: 'bar' })), []);
});

test('federations: theirs, and one more in which the federated euro can be spent', () => {
  const there = lespass();
  imported(fedowRecords(), there);
  const both = new Set([TENANT.bar, TENANT.hall]);
  assert.equal(Array.from(there.federations.values(), ({ name, tenants, assets }) => [name, tenants, assets]), [['Bar and hall', both, new Set([ASSET.euro])], ['TiBillet FED', both, new Set([ASSET.fed])]]);
});

test('a federation of that name of V2’s, or of the dump’s, is the one', () => {
  const there = lespass();
  there.federations.set(uuid('3', 90), { uuid: uuid('3', 90), name: 'TiBillet FED', tenants: new Set([TENANT.fed]), assets: new Set([V2_FED]) });
  imported(fedowRecords(), there);
  assert.equal(there.federations.get(uuid('3', 90)), { uuid: uuid('3', 90), name: 'TiBillet FED', tenants: new Set([TENANT.fed, TENANT.bar, TENANT.hall]), assets: new Set([V2_FED, ASSET.fed]) });
  const records = [...fedowRecords(), federationRecord(uuid('3', 8), 'TiBillet FED', [PLACE.bar], [ASSET.gift])];
  const other = lespass();
  imported(records, other);
  assert.equal(other.federations.get(uuid('3', 8)), { uuid: uuid('3', 8), name: 'TiBillet FED', tenants: new Set([TENANT.bar, TENANT.hall]), assets: new Set([ASSET.gift, ASSET.fed]) });
  assert.is(other.federations.size, 2);
  assert.equal(changesOf(plan(records, other)), {});
});

test('another federation of the same name is a conflict, one that is there gets what it lacks', () => {
  const there = lespass();
  there.federations.set(uuid('3', 90), { uuid: uuid('3', 90), name: 'Bar and hall', tenants: new Set(), assets: new Set() });
  assert.match(conflictsOf(plan(fedowRecords(), there)).join(), new RegExp(`V2 has another federation named Bar and hall \\(${uuid('3', 90)}\\)`));
  const half = lespass();
  half.federations.set(FEDERATION, { uuid: FEDERATION, name: 'Renamed', tenants: new Set([TENANT.bar]), assets: new Set([ASSET.euro]) });
  const planned = imported(fedowRecords(), half);
  assert.equal([planned.federations.counts.unchanged, planned.federations.counts.kept], [1, 1]);
  assert.equal(half.federations.get(FEDERATION)?.tenants, new Set([TENANT.bar, TENANT.hall]));
});

test.run();
