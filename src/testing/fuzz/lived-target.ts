import type { FedowRecord, PlaceRecord, Uuid } from '../../ledger/records.js';
import type { Target } from '../../target/target.js';

/** A moment that lies before any import of the fuzzer. */
const MOMENT = '2026-06-01T10:00:00.654321+00:00';

/** Local uuids, which no dump has: generated ones are of version 4. */
const local = (number: number): Uuid => `00000000-0000-1000-8000-${String(number).padStart(12, '0')}`;
const [FEDERATED, VENUE, POT, PURSE, MONEY] = [local(1), local(2), local(3), local(4), local(5)];
const FIRST_TENANT = 100;

/**
 * Makes an empty V2 into one that venues live in: a tenant for every place of the dump, found by its domain in another case or
 * by its uuid, the one that issues the federated euro, and a venue with money of its own that an import must not touch.
 */
export async function live(target: Target, records: readonly FedowRecord[]): Promise<void> {
  const places = records.filter((record): record is PlaceRecord => record.model === 'place');
  await insert(target, 'Customers_client', [tenant(FEDERATED, 'federation_fed'), tenant(VENUE, 'local_venue'), ...places.map((place, at) => tenant(tenantOf(place, at), schemaOf(at)))]);
  await insert(target, 'Customers_domain', places.flatMap((place, at) => (place.lespassDomain === null ? [] : [{ domain: place.lespassDomain.toUpperCase(), tenant_id: tenantOf(place, at), is_primary: true }])));
  await insert(target, 'AuthBillet_wallet', [{ uuid: POT, name: 'local pot' }, { uuid: PURSE, name: 'local purse' }]);
  await insert(target, 'fedow_core_asset', [{
    uuid: MONEY, name: 'local money', currency_code: 'EUR', category: 'TLF', wallet_origin_id: POT, tenant_origin_id: VENUE, active: true, archive: false, created_at: MOMENT, last_update: MOMENT,
  }]);
  await insert(target, 'fedow_core_transaction', [movement(6, 'RFL', POT, PURSE, 1000), movement(7, 'SAL', PURSE, POT, 400)]);
  // As V2's service layer leaves them: a refill debits nobody.
  await insert(target, 'fedow_core_token', [{ uuid: local(8), wallet_id: PURSE, asset_id: MONEY, value: 600 }, { uuid: local(9), wallet_id: POT, asset_id: MONEY, value: 400 }]);
}

/** The schema of the tenant of a place, by its order in the dump. */
export function schemaOf(place: number): string {
  return `venue_${place}`;
}

/** Empties it again, once the import has been rolled back. */
export async function depart({ dataSource }: Target): Promise<void> {
  const tables = ['fedow_core_token', 'fedow_core_transaction', 'fedow_core_asset', '"AuthBillet_wallet"', '"Customers_domain"', '"Customers_client"'];
  const emptied = tables.map((table) => `DELETE FROM public.${table}`);
  // The next life begins with the same numbers.
  await dataSource.query([...emptied, `SELECT setval(pg_get_serial_sequence(name, 'id'), 1, false) FROM unnest(ARRAY['fedow_core_transaction', '"Customers_domain"']) name`].join('; '));
}

function tenant(uuid: Uuid, schema: string): Row {
  return { uuid, schema_name: schema, name: schema, created_on: '2026-06-01', paid_until: '2026-06-01', on_trial: false, categorie: 'S' };
}

function tenantOf(place: PlaceRecord, at: number): Uuid {
  return place.lespassDomain === null ? place.uuid : local(FIRST_TENANT + at);
}

function movement(number: number, action: string, sender: Uuid, receiver: Uuid, amount: number): Row {
  return {
    uuid: local(number), migrated: false, sender_id: sender, receiver_id: receiver, asset_id: MONEY, amount, action, datetime: MOMENT, comment: '', metadata: '{}', tenant_id: VENUE, ip: '0.0.0.0',
  };
}

type Row = Readonly<Record<string, string | number | boolean>>;

async function insert({ dataSource }: Target, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  // All rows of a table have the same columns, so that one statement writes them.
  const columns = Object.keys(first);
  const tuples = rows.map((_, row) => `(${columns.map((_column, at) => `$${row * columns.length + at + 1}`).join(', ')})`);
  await dataSource.query(`INSERT INTO public."${table}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES ${tuples.join(', ')}`, rows.flatMap((row) => columns.map((name) => row[name])));
}
