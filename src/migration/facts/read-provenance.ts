import type { PoolClient } from 'pg';
import type { RowChange } from '../../entities/index.js';
import type { LostRecord } from '../../invariants/invariant.js';
import { type FedowModel, isAssetCategory, type Uuid } from '../../ledger/records.js';
import type { V2Ledger } from '../../ledger/v2-ledger.js';
import { copyRows, type RowTexts } from '../../target/copy-rows.js';
import { hasOwnSchema } from '../../target/schema/own-schema.js';
import type { RecordedLinks } from './target-facts.js';
import { NotedRecords } from './noted-records.js';
import type { Recorder } from './recorder.js';

interface Note {
  readonly change: RowChange;
  readonly table_name: string;
  readonly key: string;
  readonly model: string;
  readonly source_key: string;
  readonly written: { readonly wallet?: Uuid; readonly wallet_id?: Uuid; readonly name?: string; readonly reason?: string; readonly tenant_origin_id?: Uuid } | null;
}

/**
 * Reads what earlier runs noted beside the transactions: which rows of V2 stand for which records of V1, and the
 * tokens that V2 has no place for. Null where no run ever committed.
 */
export async function readProvenance(client: PoolClient, recorder: Recorder): Promise<RecordedLinks | null> {
  if (!(await hasOwnSchema(client))) return null;
  const links: MutableLinks = { tenantOfPlace: new Map(), tenantOfAsset: new Map(), userOf: new Map(), cardOf: new Map(), leftOut: new Map(), noted: new NotedRecords() };
  const lost: LostRecord[] = [];
  const otherWallets: Uuid[] = [];
  for await (const rows of copyRows(client, 'SELECT change, table_name, row_key, model, source_key, written FROM convoyeur.row_origin WHERE model IS NOT NULL ORDER BY id')) {
    for (const note of rows.map(noteOf)) {
      noteLink(note, links, recorder);
      if (!isThere(note, recorder.ledger)) lost.push({ model: note.model as FedowModel, key: note.source_key });
      else if (hasOtherWallet(note, recorder.ledger)) otherWallets.push(note.source_key);
    }
  }
  for await (const rows of copyRows(client, 'SELECT uuid, wallet, asset, value FROM convoyeur.token_origin')) {
    for (const [uuid, wallet, asset, value] of rows as readonly (RowTexts & [Uuid, Uuid, Uuid, string])[]) recorder.builder.add({ model: 'token', uuid, wallet, asset, value: Number(value) });
  }
  addAssets(recorder);
  lost.push(...(await lostTransactions(client)));
  return { ...links, lost, otherWallets, unlinkedCards: await hasProvisioned(client) ? 'provision' : 'keep' };
}

function noteOf(texts: RowTexts): Note {
  const [change, table_name, key, model, source_key, written] = texts as unknown as [RowChange, string, string, string, string, string | null];
  return { change, table_name, key, model, source_key, written: written === null ? null : (JSON.parse(written) as Note['written']) };
}

/** Whether the row that a note is about is in V2; true for tables that are not read here. */
function isThere({ change, table_name: table, key }: Note, ledger: V2Ledger): boolean {
  if (change === 'skipped') return true;
  switch (table) {
    case 'AuthBillet_wallet': return ledger.wallets.has(key);
    case 'AuthBillet_tibilletuser': return ledger.users.has(key);
    case 'QrcodeCashless_cartecashless': return ledger.cards.has(Number(key));
    case 'fedow_core_asset': return ledger.assets.has(key);
    case 'fedow_core_token': return ledger.tokens.has(key);
    case 'fedow_core_federation': return ledger.federations.has(key);
    default: return true;
  }
}

/** Whether a note is about a user who has another wallet in V2 than the import gave or found. */
function hasOtherWallet({ model, key, written }: Note, { users }: V2Ledger): boolean {
  return model === 'fedowuser' && written?.wallet_id !== undefined && users.walletOf(key) !== written.wallet_id;
}

async function lostTransactions(client: PoolClient): Promise<LostRecord[]> {
  const { rows } = await client.query<{ uuid: Uuid }>(
    'SELECT o.uuid FROM convoyeur.transaction_origin o WHERE NOT EXISTS (SELECT FROM public.fedow_core_transaction t WHERE t.uuid = o.uuid) ORDER BY o.uuid',
  );
  return rows.map(({ uuid }) => ({ model: 'transaction', key: uuid }));
}

async function hasProvisioned(client: PoolClient): Promise<boolean> {
  const { rows: [run] } = await client.query<{ any: boolean | null }>(
    `SELECT bool_or(options ->> 'unlinkedCards' = 'provision') AS any FROM convoyeur.import_run WHERE verdict IS DISTINCT FROM 'rolled back'`,
  );
  return run?.any === true;
}

interface MutableLinks {
  readonly tenantOfPlace: Map<Uuid, Uuid>;
  readonly tenantOfAsset: Map<Uuid, Uuid>;
  readonly userOf: Map<Uuid, Uuid>;
  readonly cardOf: Map<Uuid, number>;
  readonly leftOut: Map<FedowModel, Map<string, string>>;
  readonly noted: NotedRecords;
}

function noteLink(note: Note, links: MutableLinks, recorder: Recorder): void {
  const { builder, cardKeys } = recorder;
  links.noted.add(note.model, note.source_key);
  if (note.change === 'skipped') {
    const model = note.model as FedowModel;
    links.leftOut.set(model, (links.leftOut.get(model) ?? new Map<string, string>()).set(note.source_key, note.written?.reason ?? ''));
  } else if (note.model === 'place') {
    links.tenantOfPlace.set(note.source_key, note.key);
    const { wallet, name = '' } = note.written ?? {};
    if (wallet !== undefined) builder.add({ model: 'place', uuid: note.source_key, name, wallet, lespassDomain: null });
  } else if (note.model === 'asset') {
    const tenant = note.written?.tenant_origin_id;
    if (tenant !== undefined) links.tenantOfAsset.set(note.source_key, tenant);
  } else if (note.model === 'fedowuser') links.userOf.set(note.source_key, note.key);
  else if (note.model === 'card') {
    links.cardOf.set(note.source_key, Number(note.key));
    cardKeys.set(Number(note.key), note.source_key);
  } else if (note.model === 'configuration') builder.add({ model: 'configuration', primaryWallet: note.key });
}

/** V2's assets are V1's, by uuid: the recorded ledger needs their categories to know the effects of its transactions. */
function addAssets({ ledger, builder }: Recorder): void {
  for (const asset of ledger.assets.values()) {
    if (!isAssetCategory(asset.category)) continue;
    builder.add({
      model: 'asset', uuid: asset.uuid, name: asset.name, currencyCode: '', category: asset.category, walletOrigin: asset.walletOrigin, archive: asset.archive,
      createdAt: '', lastUpdate: null, idPriceStripe: null,
    });
  }
}
