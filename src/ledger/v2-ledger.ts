import { copyBytes, copyRows, interned } from './absorb-columns.js';
import { Columns } from './columns.js';
import { HASH_WIDTH, hexAt, type HexColumn, hexColumn, storeHex } from './hex-column.js';
import type { Uuid } from './records.js';
import { microsecondsOf } from './timestamp.js';
import { NONE, UuidIndex } from './uuid-index.js';
import { V2_ACTIONS, type V2Action } from './v2-effects.js';
import type { V2Asset, V2Federation, V2Tenant, V2Transaction } from './v2-records.js';
import { V2CardTable, V2TokenTable, V2UserTable, V2WalletTable } from './v2-tables.js';

const UNKNOWN_ACTION = 255;
const ACTION_INDEX = new Map<string, number>(V2_ACTIONS.map((action, index) => [action, index]));

/** The rows of a table as plain arrays, which pass from one thread to another without a copy. */
export interface PackedV2Transactions {
  /** Words of the uuids, four for each row. */
  readonly uuids: Int32Array<ArrayBuffer>;
  readonly wallets: Int32Array<ArrayBuffer>;
  readonly assets: Int32Array<ArrayBuffer>;
  readonly tenants: Int32Array<ArrayBuffer>;
  readonly columns: {
    readonly id: Float64Array; readonly migrated: Uint8Array; readonly action: Uint8Array; readonly amount: Int32Array; readonly asset: Int32Array; readonly sender: Int32Array;
    readonly receiver: Int32Array; readonly tenant: Int32Array; readonly card: Int32Array; readonly microseconds: Float64Array; readonly hash: Uint8Array;
  };
  readonly foreignActions: ReadonlyMap<number, string>;
}

/** The transactions of V2, a row each, without their texts. */
export class V2TransactionTable extends Columns {
  readonly uuids = new UuidIndex();
  id!: Float64Array;
  /** 1 where an import wrote it, 0 where Lespass did. */
  migrated!: Uint8Array;
  /** Index into `V2_ACTIONS`. */
  action!: Uint8Array;
  /** Cents. */
  amount!: Int32Array;
  asset!: Int32Array;
  sender!: Int32Array;
  receiver!: Int32Array;
  tenant!: Int32Array;
  /** `QrcodeCashless_cartecashless.id`, or `NONE`. */
  card!: Int32Array;
  microseconds!: Float64Array;
  #hash!: HexColumn;
  /** Codes that are not V2's, by row: a finding, not a crash. */
  readonly foreignActions = new Map<number, string>();

  constructor(readonly indices: { wallets: UuidIndex; assets: UuidIndex; tenants: UuidIndex }) {
    super(64);
    this.column(Float64Array, 1, 0, (column) => (this.id = column));
    this.column(Uint8Array, 1, 0, (column) => (this.migrated = column));
    this.column(Uint8Array, 1, 0, (column) => (this.action = column));
    this.column(Int32Array, 1, 0, (column) => (this.amount = column));
    this.column(Int32Array, 1, NONE, (column) => (this.asset = column));
    this.column(Int32Array, 1, NONE, (column) => (this.sender = column));
    this.column(Int32Array, 1, NONE, (column) => (this.receiver = column));
    this.column(Int32Array, 1, NONE, (column) => (this.tenant = column));
    this.column(Int32Array, 1, NONE, (column) => (this.card = column));
    this.column(Float64Array, 1, 0, (column) => (this.microseconds = column));
    this.column(Uint8Array, HASH_WIDTH, 0, (column) => (this.#hash = hexColumn(column)));
  }

  get count(): number {
    return this.uuids.size;
  }

  add(transaction: V2Transaction): number {
    const row = this.uuids.intern(transaction.uuid);
    this.ensure(row);
    const { wallets, assets, tenants } = this.indices;
    this.id[row] = transaction.id;
    this.migrated[row] = transaction.migrated ? 1 : 0;
    this.action[row] = ACTION_INDEX.get(transaction.action) ?? UNKNOWN_ACTION;
    if (this.action[row] === UNKNOWN_ACTION) this.foreignActions.set(row, transaction.action);
    this.amount[row] = transaction.amount;
    this.asset[row] = assets.intern(transaction.asset);
    this.sender[row] = wallets.intern(transaction.sender);
    this.receiver[row] = transaction.receiver === null ? NONE : wallets.intern(transaction.receiver);
    this.tenant[row] = tenants.intern(transaction.tenant);
    this.card[row] = transaction.card ?? NONE;
    this.microseconds[row] = microsecondsOf(transaction.datetime);
    if (transaction.hash !== null) storeHex(this.#hash, row, transaction.hash, HASH_WIDTH);
    return row;
  }

  override reserve(rows: number): void {
    super.reserve(rows);
    this.uuids.reserve(rows);
  }

  /** All that is here, for `absorb`. */
  pack(): PackedV2Transactions {
    const { uuids, indices: { wallets, assets, tenants }, id, migrated, action, amount, asset, sender, receiver, tenant, card, microseconds, foreignActions } = this;
    const columns = { id, migrated, action, amount, asset, sender, receiver, tenant, card, microseconds, hash: this.#hash as Uint8Array };
    return { uuids: uuids.words, wallets: wallets.words, assets: assets.words, tenants: tenants.words, columns, foreignActions };
  }

  /** Adds the rows of another table, whose uuids are not here yet. */
  absorb({ uuids, wallets, assets, tenants, columns, foreignActions }: PackedV2Transactions): void {
    const rows = interned(this.uuids, uuids);
    const [walletOf, assetOf, tenantOf] = [interned(this.indices.wallets, wallets), interned(this.indices.assets, assets), interned(this.indices.tenants, tenants)];
    if (this.uuids.size > 0) this.ensure(this.uuids.size - 1);
    copyRows(rows, columns.id, this.id);
    copyRows(rows, columns.migrated, this.migrated);
    copyRows(rows, columns.action, this.action);
    copyRows(rows, columns.amount, this.amount);
    copyRows(rows, columns.asset, this.asset, assetOf);
    copyRows(rows, columns.sender, this.sender, walletOf);
    copyRows(rows, columns.receiver, this.receiver, walletOf);
    copyRows(rows, columns.tenant, this.tenant, tenantOf);
    copyRows(rows, columns.card, this.card);
    copyRows(rows, columns.microseconds, this.microseconds);
    copyBytes(rows, columns.hash, this.#hash, HASH_WIDTH);
    for (const [row, action] of foreignActions) this.foreignActions.set(rows[row] ?? NONE, action);
  }

  /** Null where the code is not one of V2's. */
  actionAt(row: number): V2Action | null {
    return V2_ACTIONS[this.action[row] ?? UNKNOWN_ACTION] ?? null;
  }

  /** The stored hash, 64 digits; all zeros where V2 has none. */
  hashAt(row: number): string {
    return hexAt(this.#hash, row, HASH_WIDTH);
  }
}

/** What V2 holds, or will hold after an import: the shared tables that matter to money, by key. */
export class V2Ledger {
  readonly tenants = new Map<Uuid, V2Tenant>();
  readonly wallets = new V2WalletTable();
  readonly users = new V2UserTable();
  readonly assets = new Map<Uuid, V2Asset>();
  readonly cards = new V2CardTable();
  readonly federations = new Map<Uuid, V2Federation>();
  readonly indices = { wallets: new UuidIndex(), assets: new UuidIndex(16), tenants: new UuidIndex(16) };
  readonly tokens = new V2TokenTable(this.indices);
  readonly transactions = new V2TransactionTable(this.indices);
}
