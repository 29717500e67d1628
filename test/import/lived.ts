import { FEDERATION_TENANT, TENANTS, type TestDatabase } from './database.js';
import type { Fields } from './dumps.js';

/** What Lespass makes by itself while it lives: the rows that an import finds. */

/** A connection that rows are added on. */
type Inserting = Pick<TestDatabase, 'insert'>;

let made = 0;

/** A uuid that no dump has. */
export function freshUuid(): string {
  made += 1;
  return `00000000-0000-4000-9000-${String(made).padStart(12, '0')}`;
}

export async function addWallet(database: Inserting, values: Fields = {}): Promise<string> {
  const given = values['uuid'];
  const uuid = typeof given === 'string' ? given : freshUuid();
  await database.insert('AuthBillet_wallet', { ...values, uuid });
  return uuid;
}

export async function addUser(database: Inserting, email: string, wallet: string | null): Promise<string> {
  const id = freshUuid();
  await database.insert('AuthBillet_tibilletuser', { id, email, username: email, wallet_id: wallet, is_active: true, espece: 'HU', offre: 'PU', password: 'pbkdf2_sha256$1$a$b' });
  return id;
}

/** Lespass's own federated euro, made before Fedow's came. */
export async function addFederatedEuro(database: Inserting): Promise<{ readonly asset: string; readonly wallet: string }> {
  const wallet = await addWallet(database, { origin_id: FEDERATION_TENANT, name: 'V2’s own pot' });
  const asset = freshUuid();
  await database.insert('fedow_core_asset', { uuid: asset, name: 'FED of V2', currency_code: 'EUR', category: 'FED', wallet_origin_id: wallet, tenant_origin_id: FEDERATION_TENANT, active: true });
  return { asset, wallet };
}

export interface LocalMoney {
  readonly asset: string;
  readonly pot: string;
  readonly purse: string;
  readonly tenant: string;
}

/** An asset of V2's own on the first tenant, refilled by 10.00 € and spent by 4.00 €, as V2's service layer writes it. */
export async function addLocalMoney(database: Inserting): Promise<LocalMoney> {
  const [tenant] = TENANTS;
  if (tenant === undefined) throw new Error('no tenant');
  const money = { asset: freshUuid(), pot: await addWallet(database), purse: await addWallet(database), tenant: tenant.uuid };
  await database.insert('fedow_core_asset', { uuid: money.asset, name: 'local', currency_code: 'EUR', category: 'TLF', wallet_origin_id: money.pot, tenant_origin_id: tenant.uuid, active: true });
  await move(database, money, 'RFL', money.pot, money.purse, 1000);
  await move(database, money, 'SAL', money.purse, money.pot, 400);
  await database.insert('fedow_core_token', { uuid: freshUuid(), wallet_id: money.purse, asset_id: money.asset, value: 600 });
  await database.insert('fedow_core_token', { uuid: freshUuid(), wallet_id: money.pot, asset_id: money.asset, value: 400 });
  return money;
}

/** A movement of Lespass's own, numbered by its sequence. */
export async function move(database: Inserting, { asset, tenant }: LocalMoney, action: string, sender: string, receiver: string, amount: number): Promise<string> {
  const uuid = freshUuid();
  await database.insert('fedow_core_transaction', { uuid, migrated: false, sender_id: sender, receiver_id: receiver, asset_id: asset, amount, action, tenant_id: tenant });
  return uuid;
}

export async function addCard(database: Inserting, values: Fields): Promise<void> {
  await database.insert('QrcodeCashless_cartecashless', values);
}
