import { availableParallelism } from 'node:os';
import type { PoolClient } from 'pg';
import type { TenantDomain } from '../../entities/index.js';
import type { Uuid } from '../../ledger/records.js';
import { LOCAL_ONLY, v2Balances } from '../../ledger/v2-balances.js';
import { SERIAL_TABLES } from '../../target/serial-tables.js';
import { nextIds } from '../../target/write/sequences.js';
import { NotedRecords } from './noted-records.js';
import { Recorder } from './recorder.js';
import { readMoney } from './read-money.js';
import { readPeople } from './read-people.js';
import { readProvenance } from './read-provenance.js';
import { readTransactions } from './read-transactions.js';
import { readInParts } from './threads/read-in-parts.js';
import type { TargetFacts, TargetLedgers } from './target-facts.js';

/**
 * Reads all that a plan looks at, in the caller's transaction. Beyond what an audit may read, it asks sequences and the
 * tenants' own tables.
 */
export async function readFacts(client: PoolClient): Promise<TargetFacts> {
  const ledgers = await readLedgers(client);
  return {
    ...ledgers,
    domains: await readDomains(client),
    tenantsByFedowPlace: await readFedowPlaces(client, ledgers.recorder),
    batches: await readBatches(client),
    nextIds: await nextIds(client, SERIAL_TABLES),
  };
}

/**
 * Reads all that an audit looks at: rows of the schemas `public` and `convoyeur`, for which SELECT on their tables is enough.
 */
export async function readLedgers(client: PoolClient, options: ReadingOptions = {}): Promise<TargetLedgers> {
  const count = await countTransactions(client);
  const reading = { threads: threadsFor(count), blockRows: BLOCK_ROWS, ...options };
  const ledgers = await tryToRead(client, count, reading) ?? await tryToRead(client, count, { ...reading, threads: 1 });
  if (ledgers === null) throw new Error('reading in one piece always ends');
  return ledgers;
}

export interface ReadingOptions {
  /** On how many the transactions are read; by default, as suits their number. */
  readonly threads?: number;
  /** So many of them, or a few more, are with one thread before they are put together. */
  readonly blockRows?: number;
}

/** Null where several threads have found something that only one of them can judge. */
async function tryToRead(client: PoolClient, count: number, { threads, blockRows }: Required<ReadingOptions>): Promise<TargetLedgers | null> {
  const recorder = new Recorder();
  const { ledger } = recorder;
  recorder.reserve(count);
  await readTenants(client, recorder);
  await readPeople(client, ledger);
  await readMoney(client, ledger);
  const recordedLinks = await readProvenance(client, recorder);
  if (recordedLinks === null || threads === 1) await readTransactions(client, recorder, recordedLinks !== null);
  else if (!await readInParts(client, recorder, { threads, rounds: Math.max(1, Math.ceil(count / (threads * blockRows))) })) return null;
  if (recordedLinks !== null) recordTokens(recorder, recordedLinks.noted);
  return {
    ledger,
    recorder,
    recorded: recorder.recorded(),
    recordedLinks: recordedLinks ?? { tenantOfPlace: new Map(), tenantOfAsset: new Map(), userOf: new Map(), cardOf: new Map(), leftOut: new Map(), unlinkedCards: 'keep', lost: [], otherWallets: [], noted: new NotedRecords() },
  };
}

/** Below this a second thread takes longer to start than it saves. */
const PART_ROWS_MIN = 25_000;
/** A part is told by one digit; and each thread takes memory of its own. */
const PARTS_MAX = 4;

/** What one thread holds stands in memory a second time while it is put to the rest; and all of them wait for each other then. */
const BLOCK_ROWS = 100_000;

async function countTransactions(client: PoolClient): Promise<number> {
  const { rows: [table] } = await client.query<{ count: string }>('SELECT count(*) FROM public.fedow_core_transaction');
  return Number(table?.count ?? 0);
}

function threadsFor(transactions: number): number {
  return Math.max(1, Math.min(availableParallelism(), PARTS_MAX, Math.floor(transactions / PART_ROWS_MIN)));
}

/** The tokens that a run brought, with what they held then: V2's value without what has happened in V2 since. */
function recordTokens({ ledger, builder }: Recorder, noted: Pick<NotedRecords, 'has'>): void {
  const since = v2Balances(ledger, LOCAL_ONLY);
  for (const { uuid, wallet, asset, value } of ledger.tokens.values()) {
    if (!noted.has('token', uuid)) continue;
    const local = since.get(ledger.indices.wallets.indexOf(wallet), ledger.indices.assets.indexOf(asset)) ?? 0;
    builder.add({ model: 'token', uuid, wallet, asset, value: value - local });
  }
}

async function readTenants(client: PoolClient, { ledger }: Recorder): Promise<void> {
  const { rows } = await client.query<{ uuid: Uuid; schema_name: string; name: string }>('SELECT uuid, schema_name, name FROM public."Customers_client" ORDER BY schema_name');
  for (const { uuid, schema_name: schema, name } of rows) ledger.tenants.set(uuid, { uuid, schema, name });
}

async function readDomains(client: PoolClient): Promise<TargetFacts['domains']> {
  const { rows } = await client.query<Pick<TenantDomain, 'domain' | 'tenant_id' | 'is_primary'>>('SELECT domain, tenant_id, is_primary FROM public."Customers_domain" ORDER BY id');
  return rows;
}

async function readBatches(client: PoolClient): Promise<TargetFacts['batches']> {
  const { rows } = await client.query<TargetFacts['batches'][number]>('SELECT id, origine_id, generation FROM public."QrcodeCashless_detail" ORDER BY id');
  return rows;
}

/** The place that each tenant's own configuration names, in the tenants that have that table. */
async function readFedowPlaces(client: PoolClient, { ledger }: Recorder): Promise<Map<Uuid, Uuid>> {
  const places = new Map<Uuid, Uuid>();
  const { rows } = await client.query<{ schema: string }>(
    `SELECT n.nspname AS schema FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relname = 'fedow_connect_fedowconfig' AND c.relkind = 'r'`,
  );
  const withTable = new Set(rows.map(({ schema }) => schema));
  for (const { uuid, schema } of ledger.tenants.values()) {
    if (!withTable.has(schema)) continue;
    const found = await client.query<{ place: Uuid }>(
      `SELECT fedow_place_uuid AS place FROM ${client.escapeIdentifier(schema)}.fedow_connect_fedowconfig WHERE fedow_place_uuid IS NOT NULL`,
    );
    for (const { place } of found.rows) places.set(place, uuid);
  }
  return places;
}
