import { copyBytes, copyRows, interned, type MeaningOf } from './absorb-columns.js';
import { Columns } from './columns.js';
import { foldedHash, HASH_WIDTH, hexAt, type HexColumn, hexColumn, sameHex, storeHex } from './hex-column.js';
import { ACTIONS, type Action, type TransactionRecord, type Uuid } from './records.js';
import { TransactionNumbers, UUID_OF } from './transaction-numbers.js';
import { NONE, UuidIndex } from './uuid-index.js';

/** What became of comparing a transaction's stored hash with the recomputed one. */
export const CONTENT = { pending: 0, verified: 1, differs: 2, incalculable: 3 } as const;

/** Bytes. */
const DIGEST_WIDTH = 16;

/** The indices that references of transactions are kept as; shared by all tables of one ledger. */
export interface ReferenceIndices {
  readonly wallets: UuidIndex;
  readonly assets: UuidIndex;
  readonly cards: UuidIndex;
}

/** The rows of a table as plain arrays, which pass from one thread to another without a copy. */
export interface PackedTransactions {
  /** Words of the uuids, four for each row. */
  readonly uuids: Int32Array<ArrayBuffer>;
  readonly wallets: Int32Array<ArrayBuffer>;
  readonly assets: Int32Array<ArrayBuffer>;
  readonly cards: Int32Array<ArrayBuffer>;
  readonly columns: {
    readonly present: Uint8Array; readonly action: Uint8Array; readonly amount: Int32Array; readonly asset: Int32Array; readonly sender: Int32Array; readonly receiver: Int32Array;
    readonly card: Int32Array; readonly primaryCard: Int32Array; readonly previous: Int32Array; readonly microseconds: Float64Array; readonly content: Uint8Array;
    readonly jsonbSensitive: Uint8Array; readonly hash: Uint8Array; readonly digest: Uint8Array;
  };
}

/** All arrays of packed transactions. */
export function arraysOf({ uuids, wallets, assets, cards, columns }: PackedTransactions): ArrayBufferView[] {
  return [uuids, wallets, assets, cards, ...Object.values(columns)];
}

/**
 * All transactions of a ledger, a row each, without their texts: some 110 bytes a row. A row exists as soon as
 * its uuid is mentioned, be it only as a previous transaction: `present` says whether the record was seen.
 */
export class TransactionTable extends Columns {
  readonly uuids = new UuidIndex();
  present!: Uint8Array;
  /** Index into `ACTIONS`. */
  action!: Uint8Array;
  /** Cents. */
  amount!: Int32Array;
  asset!: Int32Array;
  sender!: Int32Array;
  receiver!: Int32Array;
  /** Row of a card, or `NONE`. */
  card!: Int32Array;
  primaryCard!: Int32Array;
  /** Row of the previous transaction; its own for a first block. */
  previous!: Int32Array;
  /** Microseconds since the epoch. */
  microseconds!: Float64Array;
  /** One of `CONTENT`. */
  content!: Uint8Array;
  /** Whether PostgreSQL's `jsonb` could have rewritten the metadata (see `jsonbTraits`). */
  jsonbSensitive!: Uint8Array;
  #hash!: HexColumn;
  /** First 128 bits of the recomputed hash: equal digests are equal contents, whatever the stored hash is. */
  #digest!: HexColumn;
  #count = 0;
  readonly #numbers = new TransactionNumbers();
  /** The row that came last of each asset: a dump in the order of time has it as the previous one of the next. */
  readonly #lastOf: number[] = [];

  constructor(readonly indices: ReferenceIndices) {
    super(64);
    this.column(Uint8Array, 1, 0, (column) => (this.present = column));
    this.column(Uint8Array, 1, 0, (column) => (this.action = column));
    this.column(Int32Array, 1, 0, (column) => (this.amount = column));
    this.column(Int32Array, 1, NONE, (column) => (this.asset = column));
    this.column(Int32Array, 1, NONE, (column) => (this.sender = column));
    this.column(Int32Array, 1, NONE, (column) => (this.receiver = column));
    this.column(Int32Array, 1, NONE, (column) => (this.card = column));
    this.column(Int32Array, 1, NONE, (column) => (this.primaryCard = column));
    this.column(Int32Array, 1, NONE, (column) => (this.previous = column));
    this.column(Float64Array, 1, 0, (column) => (this.microseconds = column));
    this.column(Uint8Array, 1, 0, (column) => (this.content = column));
    this.column(Uint8Array, 1, 0, (column) => (this.jsonbSensitive = column));
    this.column(Uint8Array, HASH_WIDTH, 0, (column) => (this.#hash = hexColumn(column)));
    this.column(Uint8Array, DIGEST_WIDTH, 0, (column) => (this.#digest = hexColumn(column)));
  }

  /** How many transactions are present. */
  get count(): number {
    return this.#count;
  }

  /** How many rows there are, mentioned ones included: the bound for loops over rows. */
  get rows(): number {
    return this.uuids.size;
  }

  /** Adds a record. @returns its row, or `NONE` where its uuid is present already */
  add(record: TransactionRecord): number {
    return this.addNumbers(this.#numbers.of(record));
  }

  /** The same for one that is numbers already. */
  addNumbers(numbers: TransactionNumbers): number {
    const { words } = numbers;
    const row = this.uuids.internEntry(words, UUID_OF.uuid);
    if (this.present[row] === 1) return NONE;
    const { wallets, assets, cards } = this.indices;
    const asset = assets.internEntry(words, UUID_OF.asset);
    const previous = numbers.isFirstBlock ? row : this.uuids.internLikely(words, UUID_OF.previous, this.#lastOf[asset] ?? NONE);
    this.#lastOf[asset] = row;
    this.ensure(Math.max(row, previous));
    this.present[row] = 1;
    this.action[row] = numbers.action;
    this.amount[row] = numbers.amount;
    this.asset[row] = asset;
    this.sender[row] = wallets.internEntry(words, UUID_OF.sender);
    this.receiver[row] = wallets.internEntry(words, UUID_OF.receiver);
    this.card[row] = numbers.hasCard ? cards.internEntry(words, UUID_OF.card) : NONE;
    this.primaryCard[row] = numbers.hasPrimaryCard ? cards.internEntry(words, UUID_OF.primaryCard) : NONE;
    this.previous[row] = previous;
    this.microseconds[row] = numbers.microseconds;
    this.#hash.set(numbers.hash, row * HASH_WIDTH);
    this.#count += 1;
    return row;
  }

  /** The row of the previous transaction of one that is no first block and not here yet, or `NONE` where it is not present. */
  previousOf({ words }: TransactionNumbers): number {
    const likely = this.#lastOf[this.indices.assets.indexOfWords(words, UUID_OF.asset)] ?? NONE;
    const row = this.uuids.indexOfLikely(words, UUID_OF.previous, likely);
    return row !== NONE && this.present[row] === 1 ? row : NONE;
  }

  override reserve(rows: number): void {
    super.reserve(rows);
    this.uuids.reserve(rows);
  }

  /** All that is here, for `absorb`. */
  pack(): PackedTransactions {
    const { uuids, indices, present, action, amount, asset, sender, receiver, card, primaryCard, previous, microseconds, content, jsonbSensitive } = this;
    const columns = {
      present, action, amount, asset, sender, receiver, card, primaryCard, previous, microseconds, content, jsonbSensitive,
      hash: this.#hash as Uint8Array, digest: this.#digest as Uint8Array,
    };
    return { uuids: uuids.words, wallets: indices.wallets.words, assets: indices.assets.words, cards: indices.cards.words, columns };
  }

  /**
   * Adds the rows of another table.
   * @param meaningOf what the entries of the other ledger's index are in one of this table's
   * @param onRow is told of each transaction's row; what it returns is whether to go on
   * @returns false where a transaction stands in both tables, or `onRow` said so: nothing here is to be used then
   */
  absorb({ uuids, columns }: PackedTransactions, meaningOf: MeaningOf, onRow: (row: number) => boolean): boolean {
    const rowOf = interned(this.uuids, uuids);
    const [walletOf, assetOf, cardOf] = [meaningOf(this.indices.wallets), meaningOf(this.indices.assets), meaningOf(this.indices.cards)];
    this.ensure(this.uuids.size);
    const rows = rowOf.map((row, from) => (columns.present[from] === 1 ? row : NONE));
    for (const row of rows) {
      if (row === NONE) continue;
      if (this.present[row] === 1) return false;
      this.present[row] = 1;
      this.#count += 1;
    }
    copyRows(rows, columns.action, this.action);
    copyRows(rows, columns.amount, this.amount);
    copyRows(rows, columns.asset, this.asset, assetOf);
    copyRows(rows, columns.sender, this.sender, walletOf);
    copyRows(rows, columns.receiver, this.receiver, walletOf);
    copyRows(rows, columns.card, this.card, cardOf);
    copyRows(rows, columns.primaryCard, this.primaryCard, cardOf);
    copyRows(rows, columns.previous, this.previous, rowOf);
    copyRows(rows, columns.microseconds, this.microseconds);
    copyRows(rows, columns.content, this.content);
    copyRows(rows, columns.jsonbSensitive, this.jsonbSensitive);
    copyBytes(rows, columns.hash, this.#hash, HASH_WIDTH);
    copyBytes(rows, columns.digest, this.#digest, DIGEST_WIDTH);
    return rows.every((row) => row === NONE || onRow(row));
  }

  has(uuid: Uuid): boolean {
    return this.rowOf(uuid) !== NONE;
  }

  /** The row of a transaction that is present, or `NONE`. */
  rowOf(uuid: Uuid): number {
    const row = this.uuids.indexOf(uuid);
    return row !== NONE && this.present[row] === 1 ? row : NONE;
  }

  actionAt(row: number): Action {
    const action = ACTIONS[this.action[row] ?? 255];
    if (action === undefined) throw new RangeError(`no transaction in row ${row}`);
    return action;
  }

  /** The stored hash, 64 digits. */
  hashAt(row: number): string {
    return hexAt(this.#hash, row, HASH_WIDTH);
  }

  /** Notes the recomputed hash of a row and whether it is the stored one (both as 64 digits). */
  settle(row: number, stored: string, recomputed: string): void {
    storeHex(this.#digest, row, recomputed, DIGEST_WIDTH);
    this.content[row] = recomputed === stored ? CONTENT.verified : CONTENT.differs;
  }

  /** The same for a recomputed hash whose bytes are characters. */
  settleBytes(row: number, recomputed: string): void {
    const [hashAt, digestAt] = [row * HASH_WIDTH, row * DIGEST_WIDTH];
    let isSame = true;
    for (let at = 0; at < HASH_WIDTH; at += 1) {
      const byte = recomputed.charCodeAt(at);
      isSame &&= byte === this.#hash[hashAt + at];
      if (at < DIGEST_WIDTH) this.#digest[digestAt + at] = byte;
    }
    this.content[row] = isSame ? CONTENT.verified : CONTENT.differs;
  }

  /** The stored hashes, 32 bytes a row. */
  get hashes(): HexColumn {
    return this.#hash;
  }

  /** Notes that the hash of a row cannot be recomputed: something that it covers is not there. */
  leaveIncalculable(row: number, digest: string): void {
    storeHex(this.#digest, row, digest, DIGEST_WIDTH);
    this.content[row] = CONTENT.incalculable;
  }

  /** Whether two rows, of this table and another, have the same content by their recomputed hashes. */
  sameContent(row: number, other: TransactionTable, rowOfOther: number): boolean {
    return sameHex(this.#digest, row, other.#digest, rowOfOther, DIGEST_WIDTH);
  }

  /** The first 48 bits of its recomputed hash: another number is another content. */
  contentDigest(row: number): number {
    return this.#digest.readUIntBE(row * DIGEST_WIDTH, 6);
  }

  sameHash(row: number, other: TransactionTable, rowOfOther: number): boolean {
    return sameHex(this.#hash, row, other.#hash, rowOfOther, HASH_WIDTH);
  }

  /** The stored hash folded to 128 bits, for looking for hashes that stand twice. */
  internHash(row: number, seen: UuidIndex): number {
    return seen.internWords(foldedHash(this.#hash, row, 0), foldedHash(this.#hash, row, 1), foldedHash(this.#hash, row, 2), foldedHash(this.#hash, row, 3));
  }
}
