import type { Wallet } from '../entities/shared/wallet.js';
import type { Uuid } from '../ledger/records.js';
import { type MappingContext, tenantOfAsset } from './context.js';

/** The name by which V2 finds the wallet of a tenant's place (SPEC 3.2). */
function placeWalletName(schema: string): string {
  return `Lieu ${schema}`;
}

/** The name of the wallet that issues the federated euro. */
const CENTRAL_WALLET_NAME = 'Pot central TiBillet FED';

/** An empty wallet for a card that nobody holds (`--unlinked-cards=provision`). */
export function provisionedWallet(uuid: Uuid): Wallet {
  return { uuid, origin_id: null, public_pem: null, name: null };
}

/** What a wallet is in V2 beyond somebody's purse. */
export interface WalletRole {
  /** The tenant it belongs to. */
  readonly origin: Uuid;
  /** The name by which V2 finds it; null where another wallet bears it. */
  readonly name: string | null;
}

/**
 * The roles that wallets have in V2: the wallet of a place bears its tenant and the name by which V2 finds it, the
 * primary wallet those of the federated euro. `taken` says whether another wallet of V2 bears
 * that name for that tenant already.
 */
export function walletRoles(context: MappingContext, taken: (tenant: Uuid, name: string, wallet: Uuid) => boolean): Map<Uuid, WalletRole> {
  const roles = new Map<Uuid, WalletRole>();
  const given = new Set<string>();
  const assign = (wallet: Uuid, tenant: Uuid, name: string): void => {
    const free = !taken(tenant, name, wallet) && !given.has(`${tenant} ${name}`);
    if (free) given.add(`${tenant} ${name}`);
    roles.set(wallet, { origin: tenant, name: free ? name : null });
  };
  const { source } = context;
  for (const [wallet, place] of context.placeOfWallet) {
    const tenant = context.tenantOfPlace.get(place);
    const schema = tenant === undefined ? undefined : context.schemaOfTenant.get(tenant);
    if (tenant !== undefined && schema !== undefined && wallet !== source.primaryWallet) assign(wallet, tenant, placeWalletName(schema));
  }
  const federated = [...source.assets.values()].find(({ category }) => category === 'FED');
  const tenant = federated === undefined ? null : tenantOfAsset(federated.uuid, context);
  if (source.primaryWallet !== null && tenant !== null) assign(source.primaryWallet, tenant, CENTRAL_WALLET_NAME);
  return roles;
}

/** @param role what the wallet is in V2, for the wallets of places and the primary one */
export function walletRow(record: { uuid: Uuid; name: string | null; publicPem: string | null }, role: WalletRole | undefined): Wallet {
  return { uuid: record.uuid, origin_id: role?.origin ?? null, public_pem: record.publicPem, name: role?.name ?? record.name };
}
