import type { Uuid } from '../../ledger/records.js';
import type { Plan } from '../../migration/plan/plan.js';
import { tokenRow } from '../../mapping/token.js';
import { type ImporterFault, needed } from './fault.js';

/** Faults in the rows of all other tables. */
export const TABLE_FAULTS: readonly ImporterFault[] = [
  {
    name: 'token-dropped',
    meaning: 'A balance was never written.',
    codes: ['count-parity/missing', 'sum-conservation/asset-total', 'sum-conservation/no-token', 'uuid-preservation/missing'],
    sabotage: { plan: ({ tokens }) => remove(tokens.create, needed(tokens.create.find(({ value }) => value > 0), 'a balance with money')) },
  },
  {
    name: 'token-doubled',
    meaning: 'A balance was written twice as high as it was.',
    codes: ['sum-conservation/asset-total', 'sum-conservation/drift', 'uuid-preservation/altered'],
    sabotage: { plan: ({ tokens }) => replace(tokens.create, needed(tokens.create.find(({ value }) => value > 0), 'a balance with money'), (token) => ({ ...token, value: token.value * 2 })) },
  },
  {
    name: 'membership-token',
    meaning: 'The token of a membership was written: V2 would show it as money.',
    codes: ['count-parity/surplus'],
    sabotage: {
      plan: (plan) => {
        plan.tokens.create.push(tokenRow(needed(plan.tokensApart.find(({ value }) => value > 0), 'a membership')));
      },
    },
  },
  {
    name: 'membership-dropped',
    meaning: 'The balance of a membership, which V2 has no place for, is not in the provenance either.',
    codes: ['count-parity/missing', 'uuid-preservation/missing'],
    sabotage: { plan: ({ tokensApart }) => remove(tokensApart, needed(tokensApart.find(({ value }) => value > 0), 'a membership')) },
  },
  {
    name: 'membership-halved',
    meaning: 'The provenance got half of what a membership had cost.',
    codes: ['uuid-preservation/altered'],
    sabotage: { plan: ({ tokensApart }) => replace(tokensApart, needed(tokensApart.find(({ value }) => value > 1), 'a membership'), (token) => ({ ...token, value: Math.floor(token.value / 2) })) },
  },
  {
    name: 'wallet-dropped',
    meaning: 'The wallet of nobody was left behind: some hold money.',
    codes: ['count-parity/missing', 'uuid-preservation/missing'],
    sabotage: {
      plan: (plan) => {
        const held = new Set([...plan.tokens.create.map(({ wallet_id }) => wallet_id), ...plan.users.create.map(({ wallet_id }) => wallet_id)]);
        remove(plan.wallets.create, needed(plan.wallets.create.find(({ uuid, origin_id }) => origin_id === null && !held.has(uuid)), 'a wallet of nobody'));
      },
    },
  },
  {
    name: 'card-emptied',
    meaning: 'An anonymous card came over without its wallet.',
    codes: ['card-wallet-linkage/unlinked', 'uuid-preservation/altered'],
    sabotage: {
      plan: ({ cards }) => replace(cards.create, needed(cards.create.find(({ wallet_ephemere_id }) => wallet_ephemere_id !== null), 'an anonymous card'), (card) => ({ ...card, wallet_ephemere_id: null })),
    },
  },
  {
    name: 'card-exchanged',
    meaning: 'A card came over as somebody else’s.',
    codes: ['card-wallet-linkage/unlinked', 'uuid-preservation/altered'],
    sabotage: {
      plan: ({ cards, users }) => {
        const card = needed(cards.create.find(({ user_id }) => user_id !== null), 'a card of a user');
        const other = needed(users.create.find(({ id, wallet_id }) => id !== card.user_id && wallet_id !== null), 'a second user with a wallet');
        replace(cards.create, card, (row) => ({ ...row, user_id: other.id }));
      },
    },
  },
  {
    name: 'asset-closed',
    meaning: 'An asset came over inactive: no till accepts it any more.',
    codes: ['tenant-coherence/not-accepted'],
    sabotage: { plan: ({ assets }) => replace(assets.create, needed(assets.create.find(({ active, category }) => active && category === 'TLF'), 'a local money'), (asset) => ({ ...asset, active: false })) },
  },
  {
    name: 'asset-elsewhere',
    meaning: 'The money of a venue came over as that of another one with which it is federated: V2 would pay the wrong one.',
    codes: ['uuid-preservation/altered'],
    sabotage: {
      plan: ({ assets, assetTenants }) => {
        const elsewhere = ({ uuid, tenant_origin_id }: { uuid: Uuid; tenant_origin_id: Uuid }): Uuid | undefined => assetTenants.create.find(({ asset_id, client_id }) => asset_id === uuid && client_id !== tenant_origin_id)?.client_id;
        const asset = needed(assets.create.find((row) => row.category === 'TLF' && elsewhere(row) !== undefined), 'a local money in a federation');
        replace(assets.create, asset, (row) => ({ ...row, tenant_origin_id: elsewhere(row) ?? row.tenant_origin_id }));
      },
    },
  },
  {
    name: 'membership-opened',
    meaning: 'A membership came over active: a till would take it for money.',
    codes: ['tenant-coherence/accepted-in-excess'],
    sabotage: { plan: ({ assets }) => replace(assets.create, needed(assets.create.find(({ category }) => category === 'SUB'), 'a membership'), (asset) => ({ ...asset, active: true })) },
  },
  {
    name: 'tenant-unfederated',
    meaning: 'A tenant is missing among those at which an asset was used.',
    codes: ['tenant-coherence/not-federated'],
    sabotage: { plan: (plan) => remove(plan.assetTenants.create, needed(plan.assetTenants.create.find(({ asset_id, client_id }) => wasUsed(plan, asset_id, client_id)), 'a sale of a federated asset')) },
  },
  {
    name: 'federation-without-tenant',
    meaning: 'A tenant is missing in a federation: its till refuses what it accepted.',
    codes: ['tenant-coherence/not-accepted'],
    sabotage: {
      plan: (plan) => {
        const [federated] = [...plan.context.source.assets.values()].filter(({ category }) => category === 'FED');
        const federation = needed(plan.federationAssets.create.find(({ asset_id }) => asset_id === federated?.uuid), 'the federation of the federated euro');
        remove(plan.federationTenants.create, needed(plan.federationTenants.create.find(({ federation_id }) => federation_id === federation.federation_id), 'a tenant'));
      },
    },
  },
];

function remove<Row>(rows: Row[], row: Row): void {
  rows.splice(rows.indexOf(row), 1);
}

function replace<Row>(rows: Row[], row: Row, change: (row: Row) => Row): void {
  rows.splice(rows.indexOf(row), 1, change(row));
}

/** Whether an asset was received by the place of a tenant. */
function wasUsed({ context, links }: Plan, asset: Uuid, tenant: Uuid): boolean {
  const { transactions: table, indices, places } = context.source;
  const wallets = new Set([...places.values()].filter(({ uuid }) => links.tenantOfPlace.get(uuid) === tenant).map(({ wallet }) => indices.wallets.indexOf(wallet)));
  const index = indices.assets.indexOf(asset);
  for (let row = 0; row < table.rows; row += 1) if (table.present[row] === 1 && table.asset[row] === index && wallets.has(table.receiver[row] ?? -1)) return true;
  return false;
}
