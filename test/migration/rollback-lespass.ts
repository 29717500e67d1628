import type { FedowLedger } from '#convoyeur/ledger/fedow-ledger.js';
import { importFedow, type ImportOutcome } from '#convoyeur/migration/import-fedow.js';
import { NO_DECISIONS } from '#convoyeur/migration/plan/decisions.js';
import { rollback, type RollbackOutcome } from '#convoyeur/migration/rollback/rollback.js';
import type { FedowDump } from '#convoyeur/sources/fedow/dump.js';
import { loadLedger } from '#convoyeur/sources/fedow/load-ledger.js';
import { openFedowDump } from '#convoyeur/sources/fedow/open.js';
import { openDataSource } from '#convoyeur/target/data-source.js';
import { tenantDdl } from '#convoyeur/target/schema/v2-ddl.js';
import type { Target } from '#convoyeur/target/target.js';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FIXTURE = fileURLToPath(new URL('../../test/fixtures/fedow/clean.jsonl', import.meta.url));
const NOW = '2026-07-01T12:00:00.123000+00:00';
const silent = { stage: () => undefined, advance: () => undefined };

/** The dump that these tests import, read once. */
export const dump: FedowDump = await openFedowDump(FIXTURE);
export const source: FedowLedger = await loadLedger(dump);

/** The records of a model as the file holds them. */
export function recordsOf(model: string): { pk: string; fields: Record<string, unknown> }[] {
  return readFileSync(FIXTURE, 'utf8').trimEnd().split('\n')
    .map((line) => JSON.parse(line) as { model: string; pk: string; fields: Record<string, unknown> })
    .filter((record) => record.model === `fedow_core.${model}`);
}

export async function importInto(target: Target, mode: 'dry-run' | 'commit' = 'commit'): Promise<ImportOutcome> {
  return importFedow(dump, source, target, {
    mode, decisions: NO_DECISIONS, createTenants: target.kind === 'embedded', primaryTenant: null, unlinkedCards: 'keep', accepted: () => false, now: NOW, reviewedDigest: null,
    run: { toolVersion: '0.0.0', flags: {}, accepted: [] },
  }, silent);
}

export async function undoRun(target: Target, run: string, commit = false): Promise<RollbackOutcome> {
  return rollback(target, { run, commit, toolVersion: '0.0.0', now: NOW }, silent);
}

/** A database of its own on a server, empty or a copy of another to which nobody is connected. */
export async function makeDatabase(serverUrl: string, name: string, options: { readonly kind: Target['kind']; readonly copyOf?: string }): Promise<Target> {
  const server = await openDataSource(serverUrl);
  try {
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${options.copyOf ?? 'template0'}`);
  } finally {
    await server.destroy();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const dataSource = await openDataSource(url.href);
  return { kind: options.kind, dataSource, close: () => dataSource.destroy() };
}

/** A whole database but the tool's own schema: its relations with all their rows as text, and where every sequence stands. */
export async function snapshot({ dataSource }: Target): Promise<Record<string, readonly string[]>> {
  const relations = await dataSource.query<{ schema: string; name: string; kind: string }[]>(`
    SELECT n.nspname AS schema, c.relname AS name, c.relkind::text AS kind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'S', 'v', 'i') AND n.nspname NOT IN ('information_schema', 'convoyeur') AND n.nspname NOT LIKE 'pg\\_%'`);
  const schemas = await dataSource.query<{ name: string }[]>(`SELECT nspname AS name FROM pg_namespace WHERE nspname <> 'convoyeur' AND nspname NOT LIKE 'pg\\_%' ORDER BY 1`);
  const held: Record<string, readonly string[]> = { schemas: schemas.map(({ name }) => name) };
  for (const { schema, name, kind } of relations) {
    const relation = `"${schema}"."${name}"`;
    const query = { r: `SELECT t::text AS line FROM ${relation} t ORDER BY 1`, S: `SELECT last_value || ' ' || is_called AS line FROM ${relation}` }[kind];
    const lines = query === undefined ? [] : await dataSource.query<{ line: string }[]>(query);
    held[`${kind} ${relation}`] = lines.map(({ line }) => line);
  }
  return held;
}

export const LIVED = {
  federated: 'aaaaaaaa-0000-4000-8000-000000000001', centralWallet: 'aaaaaaaa-0000-4000-8000-000000000002', ownAsset: 'aaaaaaaa-0000-4000-8000-000000000003',
  ownWallet: 'aaaaaaaa-0000-4000-8000-000000000004', product: 'aaaaaaaa-0000-4000-8000-000000000005', stranger: 'aaaaaaaa-0000-4000-8000-000000000006',
  elsewhere: 'aaaaaaaa-0000-4000-8000-000000000007',
} as const;

/** The schema of each place's tenant, by the place's uuid. */
export const SCHEMAS: ReadonlyMap<string, string> = new Map(recordsOf('place').map(({ pk }, at) => [pk, `lieu_${at}`]));

/**
 * A Lespass that has lived: tenants with domains, of which two have tables; some of Fedow's users, one with their wallet; a place's wallet without name;
 * cards with holes; a federated euro of its own that nobody used, with what points to it; a local currency in use; sequences ahead of their rows.
 */
export async function live({ dataSource }: Target): Promise<void> {
  const run = async (sql: string, ...values: unknown[]): Promise<void> => { await dataSource.query(sql, values); };
  const tenant = async (uuid: string, schema: string): Promise<void> =>
    run(`INSERT INTO "Customers_client" VALUES ($1, $2, $1, '2024-01-01', '2024-01-01', false, 'S')`, schema, uuid);
  const wallet = async (uuid: string): Promise<void> => run('INSERT INTO "AuthBillet_wallet" (uuid) VALUES ($1)', uuid);
  for (const { pk, fields } of recordsOf('place')) {
    await tenant(pk, SCHEMAS.get(pk) ?? '');
    if (fields['lespass_domain'] !== null) await run('INSERT INTO "Customers_domain" (domain, tenant_id, is_primary) VALUES ($1, $2, true)', fields['lespass_domain'], pk);
  }
  await tenant('aaaaaaaa-0000-4000-8000-000000000000', 'federation_fed');
  await tenant(LIVED.elsewhere, 'elsewhere');
  for (const schema of ['lieu_0', 'lieu_1']) await run(tenantDdl(schema).join(';\n'));
  const [place] = recordsOf('place');
  const [linked, empty] = recordsOf('fedowuser');
  await wallet(String(place?.fields['wallet']));
  await wallet(String(linked?.fields['wallet']));
  await user(dataSource, 'bbbbbbbb-0000-4000-8000-000000000001', String(linked?.fields['email']).toLowerCase(), linked?.fields['wallet']);
  await user(dataSource, 'bbbbbbbb-0000-4000-8000-000000000002', String(empty?.fields['email']).toLowerCase(), null);
  await user(dataSource, LIVED.stranger, 'stranger@example.org', null);
  for (const { fields } of recordsOf('card').slice(0, 3)) {
    await run('INSERT INTO "QrcodeCashless_cartecashless" (tag_id, uuid, number) VALUES ($1, NULL, $2)', fields['first_tag_id'], fields['number_printed']);
  }
  for (const uuid of [LIVED.centralWallet, LIVED.ownWallet]) await wallet(uuid);
  await asset(dataSource, LIVED.federated, 'FED', LIVED.centralWallet, 'aaaaaaaa-0000-4000-8000-000000000000');
  await asset(dataSource, LIVED.ownAsset, 'TLF', LIVED.ownWallet, place?.pk ?? '');
  await run('INSERT INTO fedow_core_asset_federated_with (asset_id, client_id) VALUES ($1, $2)', LIVED.federated, place?.pk);
  await run('INSERT INTO fedow_core_token VALUES (gen_random_uuid(), $1, $2, 0)', LIVED.ownWallet, LIVED.federated);
  await run('INSERT INTO fedow_core_token VALUES (gen_random_uuid(), $1, $2, 500)', LIVED.ownWallet, LIVED.ownAsset);
  await localTransaction(dataSource, place?.pk ?? '', { wallet: LIVED.ownWallet, asset: LIVED.ownAsset });
  await run(`INSERT INTO lieu_1."BaseBillet_product" (uuid, name, publish, categorie_article, nominative, archive, poids, fractionne, besoin_tag_id, prix_achat, asset_id)
    VALUES ($1, 'Recharge', true, 'N', false, false, 0, false, false, 0, $2)`, LIVED.product, LIVED.federated);
  // Numbers that Lespass gave out and never used.
  for (const table of ['fedow_core_transaction', '"QrcodeCashless_detail"']) await run(`SELECT nextval(pg_get_serial_sequence($1, 'id')) FROM generate_series(1, 3)`, table);
}

type Connection = Target['dataSource'];

async function user(dataSource: Connection, id: string, email: string, wallet: unknown): Promise<void> {
  await dataSource.query(
    `INSERT INTO "AuthBillet_tibilletuser" (id, email, username, wallet_id, password, is_superuser, is_staff, is_active, date_joined, email_error, email_valid, last_see, accept_newsletter, espece, offre)
     VALUES ($1, $2, $2, $3, '', false, false, true, now(), false, true, now(), false, 'HU', 'PU')`, [id, email, wallet]);
}

export async function asset(dataSource: Connection, uuid: string, category: string, wallet: string, tenant: string): Promise<void> {
  await dataSource.query(
    `INSERT INTO fedow_core_asset (uuid, name, currency_code, category, wallet_origin_id, tenant_origin_id, active, archive, created_at, last_update)
     VALUES ($1, 'own ' || $2, 'EUR', $2, $3, $4, true, false, now(), now())`, [uuid, category, wallet, tenant]);
}

/** A transaction as Lespass makes it at a tenant: a local currency comes into being. */
export async function localTransaction(dataSource: Connection, tenant: string, on: { readonly wallet: string; readonly asset: string }): Promise<void> {
  await dataSource.query(
    `INSERT INTO fedow_core_transaction (uuid, migrated, sender_id, receiver_id, asset_id, amount, action, datetime, comment, metadata, tenant_id, ip)
     VALUES (gen_random_uuid(), false, $1, $1, $2, 500, 'CRE', now(), '', '{}', $3, '127.0.0.1')`, [on.wallet, on.asset, tenant]);
}
