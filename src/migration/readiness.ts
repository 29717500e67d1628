import type { PoolClient } from 'pg';
import type { FedowLedger } from '../ledger/fedow-ledger.js';
import { placeTotals } from '../ledger/place-totals.js';
import type { Cents, Uuid } from '../ledger/records.js';
import type { V2Ledger } from '../ledger/v2-ledger.js';
import type { V2Asset, V2Tenant } from '../ledger/v2-records.js';
import { hasOwnSchema } from '../target/schema/own-schema.js';
import { inTransaction, type Target } from '../target/target.js';
import { readLedgers } from './facts/read-facts.js';
import { requireSchema } from './require-schema.js';
import { unknownTenant } from './unknown-tenant.js';

/** The switches of a tenant on which its money depends (SPEC 3.2). Null where the tenant has no configuration yet. */
export interface TenantSwitches {
  /** V2 uses local money only where no old server is configured. */
  readonly serverCashless: string | null;
  readonly moduleMonnaieLocale: boolean;
  readonly moduleCaisse: boolean;
}

/** What is left to do in V2 before a venue can open with it. */
export interface TenantReadiness {
  readonly tenant: string;
  readonly name: string;
  readonly switches: TenantSwitches | null;
  /** Customers whom an import created and who have not logged in yet. */
  readonly usersInactive: number;
  /** Accounts of Lespass with a wallet of Fedow that V2's login does not find: not a person's, or not in lower case. */
  readonly usersLockedOut: number;
  /** Assets of the tenant that hold money and that no till shows, since they are not active. */
  readonly assetsHidden: readonly { readonly uuid: Uuid; readonly name: string; readonly category: string; readonly held: Cents }[];
  /** Collected − deposited of the federated euro at the time of the dump: to be paid from Fedow before the cut. */
  readonly dueFromFedow: Cents;
  /** Nothing is left to do in V2 itself; whether Fedow has paid, V2 cannot tell. */
  readonly isReady: boolean;
}

/**
 * Reads what is left to do, for every tenant of an imported place, or for one.
 * @throws TargetError when there is no such tenant
 */
export async function readiness(target: Target, schema?: string): Promise<TenantReadiness[]> {
  const found: TenantReadiness[] = [];
  await inTransaction(target.dataSource, 'read', async ({ queryRunner, client }) => {
    await requireSchema(queryRunner);
    const { ledger, recorded, recordedLinks } = await readLedgers(client);
    const concerned = schema === undefined ? new Set(recordedLinks.tenantOfPlace.values()) : new Set([requireTenant(ledger, schema).uuid]);
    const due = dueByTenant(recorded, recordedLinks.tenantOfPlace);
    for (const tenant of ledger.tenants.values()) {
      if (concerned.has(tenant.uuid)) found.push(await readinessOf(tenant, client, ledger, due.get(tenant.uuid) ?? 0));
    }
    return 'rollback';
  });
  return found;
}

async function readinessOf({ uuid, schema, name }: V2Tenant, client: PoolClient, ledger: V2Ledger, dueFromFedow: Cents): Promise<TenantReadiness> {
  const switches = await switchesOf(client, schema);
  const usersInactive = await inactiveUsers(client, uuid);
  const usersLockedOut = await lockedOutUsers(client, uuid);
  const assetsHidden = hiddenAssets(ledger, uuid);
  const isSwitched = switches?.serverCashless === null && switches.moduleMonnaieLocale && switches.moduleCaisse;
  return { tenant: schema, name, switches, usersInactive, usersLockedOut, assetsHidden, dueFromFedow, isReady: isSwitched && assetsHidden.length === 0 && usersLockedOut === 0 };
}

async function switchesOf(client: PoolClient, schema: string): Promise<TenantSwitches | null> {
  const table = `${client.escapeIdentifier(schema)}."BaseBillet_configuration"`;
  const { rows: [known] } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [table]);
  if (known?.there !== true) return null;
  const { rows: [row] } = await client.query<{ server_cashless: string | null; module_monnaie_locale: boolean; module_caisse: boolean }>(
    `SELECT server_cashless, module_monnaie_locale, module_caisse FROM ${table} ORDER BY id LIMIT 1`,
  );
  return row === undefined ? null : { serverCashless: row.server_cashless === '' ? null : row.server_cashless, moduleMonnaieLocale: row.module_monnaie_locale, moduleCaisse: row.module_caisse };
}

async function inactiveUsers(client: PoolClient, tenant: Uuid): Promise<number> {
  if (!(await hasOwnSchema(client))) return 0;
  const { rows: [row] } = await client.query<{ count: string }>(
    `SELECT count(*) FROM public."AuthBillet_tibilletuser" u
     JOIN public."AuthBillet_tibilletuser_client_achat" l ON l.tibilletuser_id = u.id AND l.client_id = $1
     JOIN convoyeur.row_origin o ON o.table_name = 'AuthBillet_tibilletuser' AND o.change = 'created' AND o.row_key = u.id::text
     WHERE NOT u.is_active`, [tenant],
  );
  return Number(row?.count ?? 0);
}

/** By their cards and by the venues that they are customers of. */
async function lockedOutUsers(client: PoolClient, tenant: Uuid): Promise<number> {
  if (!(await hasOwnSchema(client))) return 0;
  const { rows: [row] } = await client.query<{ count: string }>(
    `SELECT count(*) FROM public."AuthBillet_tibilletuser" u
     WHERE u.wallet_id IS NOT NULL AND (u.espece <> 'HU' OR u.email <> lower(u.email) OR u.username <> lower(u.email))
     AND EXISTS (SELECT FROM convoyeur.row_origin o WHERE o.table_name = 'AuthBillet_tibilletuser' AND o.row_key = u.id::text AND o.model = 'fedowuser')
     AND (EXISTS (SELECT FROM public."AuthBillet_tibilletuser_client_achat" l WHERE l.tibilletuser_id = u.id AND l.client_id = $1)
       OR EXISTS (SELECT FROM public."QrcodeCashless_cartecashless" c JOIN public."QrcodeCashless_detail" d ON d.id = c.detail_id WHERE c.user_id = u.id AND d.origine_id = $1))`, [tenant],
  );
  return Number(row?.count ?? 0);
}

function hiddenAssets(ledger: V2Ledger, tenant: Uuid): TenantReadiness['assetsHidden'] {
  const held = new Map<Uuid, Cents>();
  for (const { asset, value } of ledger.tokens.values()) held.set(asset, (held.get(asset) ?? 0) + value);
  const isHidden = ({ uuid, tenantOrigin, active }: V2Asset): boolean => tenantOrigin === tenant && !active && (held.get(uuid) ?? 0) !== 0;
  return [...ledger.assets.values()].filter(isHidden).map(({ uuid, name, category }) => ({ uuid, name, category, held: held.get(uuid) ?? 0 }));
}

function dueByTenant(recorded: FedowLedger, tenantOfPlace: ReadonlyMap<Uuid, Uuid>): Map<Uuid, Cents> {
  const due = new Map<Uuid, Cents>();
  for (const total of placeTotals(recorded)) {
    const tenant = tenantOfPlace.get(total.place);
    if (tenant !== undefined) due.set(tenant, (due.get(tenant) ?? 0) + total.due);
  }
  return due;
}

function requireTenant({ tenants }: V2Ledger, schema: string): V2Tenant {
  const tenant = [...tenants.values()].find((one) => one.schema === schema);
  if (tenant === undefined) throw unknownTenant(schema, Array.from(tenants.values(), (one) => one.schema));
  return tenant;
}
