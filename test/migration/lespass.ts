import type { Asset, Card, Federation, Tenant, Transaction, User, Wallet } from '#convoyeur/entities/index.js';
import type { FedowModel, FedowRecord, TokenRecord, TransactionRecord, Uuid } from '#convoyeur/ledger/records.js';
import type { V2Asset, V2Card, V2Federation, V2Tenant, V2Token, V2User, V2Wallet } from '#convoyeur/ledger/v2-records.js';
import type { OriginRow } from '#convoyeur/mapping/transaction.js';
import { linksOfPlan, TransactionMapper } from '#convoyeur/migration/apply/transaction-rows.js';
import { NotedRecords } from '#convoyeur/migration/facts/noted-records.js';
import { Recorder } from '#convoyeur/migration/facts/recorder.js';
import type { TargetFacts } from '#convoyeur/migration/facts/target-facts.js';
import type { Plan, RowNote } from '#convoyeur/migration/plan/plan.js';
import { SERIAL_TABLES, type SerialTable } from '#convoyeur/target/serial-tables.js';

/**
 * The tables of Lespass in memory, with the constraints that a plan could break: what it holds is read as facts, and a plan
 * is carried out on it row by row, as PostgreSQL would.
 */
export class Lespass {
  readonly tenants = new Map<Uuid, V2Tenant>();
  readonly domains: { domain: string; tenant_id: Uuid; is_primary: boolean }[] = [];
  readonly wallets = new Map<Uuid, V2Wallet>();
  readonly users = new Map<Uuid, V2User>();
  readonly userTenants = new Set<string>();
  readonly assets = new Map<Uuid, V2Asset>();
  readonly batches: { id: number; origine_id: Uuid | null; generation: number }[] = [];
  readonly cards = new Map<number, V2Card>();
  readonly tokens = new Map<Uuid, V2Token>();
  readonly federations = new Map<Uuid, V2Federation>();
  readonly transactions: { row: Transaction; origin: OriginRow | null }[] = [];
  /** `fedow_connect_fedowconfig`: the tenant of a place. */
  readonly fedowPlaces = new Map<Uuid, Uuid>();
  readonly tokensApart: TokenRecord[] = [];
  readonly notes: RowNote[] = [];

  tenant(uuid: Uuid, schema: string, domain?: string): void {
    this.tenants.set(uuid, { uuid, schema, name: schema });
    if (domain !== undefined) this.domains.push({ domain, tenant_id: uuid, is_primary: true });
  }

  card(card: V2Card): void {
    this.cards.set(card.id, card);
  }

  facts(): TargetFacts {
    const recorder = new Recorder();
    const { ledger } = recorder;
    for (const name of ['tenants', 'wallets', 'users', 'assets', 'cards', 'tokens', 'federations'] as const) {
      for (const [key, row] of this[name]) (ledger[name] as Map<string | number, unknown>).set(key, structuredClone(row));
    }
    for (const asset of this.assets.keys()) ledger.indices.assets.intern(asset);
    const recordedLinks = this.#links(recorder);
    for (const { row, origin } of this.transactions) recorder.addTransaction(row, origin);
    return {
      ledger, recorder, recorded: recorder.recorded(), recordedLinks, domains: this.domains, tenantsByFedowPlace: this.fedowPlaces, batches: this.batches,
      nextIds: Object.fromEntries(SERIAL_TABLES.map((table) => [table, this.#nextId(table)])) as Record<SerialTable, number>,
    };
  }

  /** Carries a plan out. @throws Error where PostgreSQL would refuse a row */
  commit(plan: Plan, records: readonly FedowRecord[]): void {
    for (const row of plan.tenants.create) this.#insertTenant(row);
    for (const row of plan.domains.create) insert(this.domains, row, ['domain']);
    if (plan.adoption !== null) this.#adopt(plan.adoption);
    for (const row of plan.wallets.create) this.#insertWallet(row);
    for (const { key, set } of plan.wallets.fill) fill(this.wallets, key, { origin: set.origin_id, name: set.name });
    for (const row of plan.users.create) this.#insertUser(row);
    for (const { key, set } of plan.users.fill) fill(this.users, key, { wallet: set.wallet_id });
    for (const { tibilletuser_id, client_id } of plan.userTenants.create) this.userTenants.add(`${tibilletuser_id} ${client_id}`);
    for (const row of plan.assets.create) this.#insertAsset(row);
    for (const { asset_id, client_id } of plan.assetTenants.create) link(this.assets.get(asset_id)?.federatedWith, client_id);
    for (const { id, origine_id, generation } of plan.batches.create) this.batches.push({ id, origine_id, generation });
    for (const row of plan.cards.create) this.#insertCard(row);
    for (const { key, set } of plan.cards.fill) fill(this.cards, Number(key), { uuid: set.uuid, user: set.user_id, walletEphemere: set.wallet_ephemere_id });
    this.#commitMoney(plan, records);
    this.tokensApart.push(...plan.tokensApart);
    this.notes.push(...plan.notes);
  }

  #commitMoney(plan: Plan, records: readonly FedowRecord[]): void {
    for (const { uuid, wallet_id: wallet, asset_id: asset, value } of plan.tokens.create) {
      unique(this.tokens.values(), { wallet, asset }, ['wallet', 'asset'], true);
      this.tokens.set(uuid, { uuid, wallet, asset, value });
    }
    for (const row of plan.federations.create) this.#insertFederation(row);
    for (const { federation_id, client_id } of plan.federationTenants.create) link(this.federations.get(federation_id)?.tenants, client_id);
    for (const { federation_id, asset_id } of plan.federationAssets.create) link(this.federations.get(federation_id)?.assets, asset_id);
    this.#insertTransactions(plan, records.filter((record): record is TransactionRecord => record.model === 'transaction'));
  }

  #insertTenant({ uuid, schema_name: schema, name }: Tenant): void {
    unique(this.tenants.values(), { uuid, schema, name }, ['uuid', 'schema', 'name']);
    this.tenants.set(uuid, { uuid, schema, name });
  }

  #insertWallet({ uuid, origin_id: origin, name }: Wallet): void {
    unique(this.wallets.values(), { uuid, origin, name }, ['uuid']);
    this.wallets.set(uuid, { uuid, origin, name });
  }

  #insertUser({ id, email, username, wallet_id: wallet }: User): void {
    unique(this.users.values(), { id, email, username, wallet }, ['id', 'email', 'username', 'wallet']);
    this.users.set(id, { id, email, username, wallet });
  }

  #insertAsset({ uuid, name, category, wallet_origin_id: walletOrigin, tenant_origin_id: tenantOrigin, active, archive }: Asset): void {
    unique(this.assets.values(), { uuid, category }, category === 'FED' ? ['uuid', 'category'] : ['uuid']);
    this.assets.set(uuid, { uuid, name, category, walletOrigin, tenantOrigin, active, archive, federatedWith: new Set() });
  }

  #insertCard({ id, tag_id: tagId, uuid, number, user_id: user, wallet_ephemere_id: walletEphemere }: Card): void {
    const card = { id, tagId, uuid, number, user, walletEphemere };
    unique(this.cards.values(), card, ['id', 'tagId', 'uuid', 'number', 'walletEphemere']);
    this.cards.set(id, card);
  }

  #insertFederation({ uuid, name }: Federation): void {
    unique(this.federations.values(), { uuid, name }, ['uuid', 'name']);
    this.federations.set(uuid, { uuid, name, tenants: new Set(), assets: new Set() });
  }

  #insertTransactions(plan: Plan, records: readonly TransactionRecord[]): void {
    const mapper = new TransactionMapper(linksOfPlan(plan), '1');
    const made = records.flatMap((record) => mapper.rowsOf(record) ?? []);
    this.transactions.push(...made.sort((a, b) => Number(a.row.id) - Number(b.row.id)));
    const ids = new Set(this.transactions.map(({ row }) => row.id));
    if (ids.size !== this.transactions.length) throw new Error('fedow_core_transaction.id stands twice');
  }

  /** What points to V2's asset follows it. */
  #adopt({ from, to, walletOrigin }: NonNullable<Plan['adoption']>): void {
    const asset = this.assets.get(from);
    if (asset === undefined) throw new Error(`no asset ${from}`);
    this.assets.delete(from);
    this.assets.set(to, { ...asset, uuid: to, walletOrigin });
    for (const token of this.tokens.values()) if (token.asset === from) this.tokens.set(token.uuid, { ...token, asset: to });
    for (const { assets } of this.federations.values()) if (assets.delete(from)) assets.add(to);
  }

  #nextId(table: SerialTable): number {
    const highest = (ids: Iterable<number>): number => Math.max(0, ...ids) + 1;
    if (table === 'QrcodeCashless_cartecashless') return highest(this.cards.keys());
    if (table === 'QrcodeCashless_detail') return highest(this.batches.map(({ id }) => id));
    return table === 'fedow_core_transaction' ? highest(this.transactions.map(({ row }) => Number(row.id))) : 1000;
  }

  /** What the notes of earlier runs tell. */
  #links({ builder, cardKeys }: Recorder): TargetFacts['recordedLinks'] {
    const links = { tenantOfPlace: new Map<Uuid, Uuid>(), tenantOfAsset: new Map<Uuid, Uuid>(), userOf: new Map<Uuid, Uuid>(), cardOf: new Map<Uuid, number>(), leftOut: new Map<FedowModel, Map<string, string>>(), noted: new NotedRecords(), unlinkedCards: 'keep' as const, lost: [], otherWallets: [] };
    for (const { model, sourceKey, key, change } of this.notes) {
      if (model === null || sourceKey === null) continue;
      links.noted.add(model, sourceKey);
      if (change === 'skipped') continue;
      if (model === 'place') links.tenantOfPlace.set(sourceKey, key);
      if (model === 'fedowuser') links.userOf.set(sourceKey, key);
      if (model !== 'card') continue;
      links.cardOf.set(sourceKey, Number(key));
      cardKeys.set(Number(key), sourceKey);
    }
    for (const token of this.tokensApart) builder.add(token);
    return links;
  }
}

function unique<Row extends object>(rows: Iterable<Row>, row: Partial<Row>, columns: readonly (keyof Row & string)[], together = false): void {
  for (const other of rows) {
    const same = columns.filter((column) => row[column] !== null && other[column] === row[column]);
    if (together ? same.length === columns.length : same.length > 0) throw new Error(`${same.join(', ')} ${JSON.stringify(row)} stands twice`);
  }
}

function insert<Row extends object>(rows: Row[], row: Row, columns: readonly (keyof Row & string)[]): void {
  unique(rows, row, columns);
  rows.push(row);
}

function link(links: Set<Uuid> | undefined, to: Uuid): void {
  if (links === undefined || links.has(to)) throw new Error(`a link to ${to} ${links === undefined ? 'from nothing' : 'stands twice'}`);
  links.add(to);
}

/** Sets what is NULL. */
function fill<Key, Row extends object>(rows: Map<Key, Row>, key: Key, set: Readonly<Record<string, unknown>>): void {
  const row = rows.get(key);
  if (row === undefined) throw new Error(`no row ${String(key)}`);
  const given = Object.entries(set).filter(([, value]) => value !== undefined);
  for (const [column] of given) if (row[column as keyof Row] !== null) throw new Error(`${column} of ${String(key)} is not NULL`);
  rows.set(key, { ...row, ...Object.fromEntries(given) });
}
