import type { MeaningOf } from './absorb-columns.js';
import { Columns, type TypedArray } from './columns.js';
import type { Uuid } from './records.js';
import { type PackedTexts, TextColumn } from './text-column.js';
import { UuidColumn } from './uuid-column.js';
import { NONE, UuidIndex } from './uuid-index.js';
import { isCanonical, UUID_WORDS } from './uuid-words.js';

/** The rows of a table as plain arrays, which pass from one thread to another without a copy. */
export interface PackedTable {
  /** Words of the keys, four for each row. */
  readonly uuids: Int32Array<ArrayBuffer>;
  readonly columns: readonly TypedArray[];
  readonly texts: readonly PackedTexts[];
}

/**
 * Records by key, kept as columns. It answers as a `Map` does, in the order in which the records came, but a record is made when it is asked for, and
 * a new one each time: half a million records as objects take three times the memory of a million transactions.
 */
export abstract class RecordTable<Key, Value> extends Columns {
  readonly #texts: TextColumn[] = [];

  constructor() {
    super(64);
  }

  abstract get size(): number;

  /** The row of a key, or `NONE`. Rows are numbered from 0 in the order in which their keys came. */
  abstract rowOf(key: Key): number;

  abstract keyAt(row: number): Key;

  /** Makes the record of a row. */
  abstract recordAt(row: number): Value;

  /** Adds a record, or puts it in the place of the one that has its key. */
  set(key: Key, value: Value): this {
    const row = this.rowFor(key);
    this.ensure(row);
    this.store(row, value);
    return this;
  }

  /** Adds a record unless its key has one. @returns whether it had none */
  add(key: Key, value: Value): boolean {
    const { size } = this;
    const row = this.rowFor(key);
    if (row < size) return false;
    this.ensure(row);
    this.store(row, value);
    return true;
  }

  has(key: Key): boolean {
    return this.rowOf(key) !== NONE;
  }

  get(key: Key): Value | undefined {
    const row = this.rowOf(key);
    return row === NONE ? undefined : this.recordAt(row);
  }

  *keys(): Generator<Key, undefined> {
    for (let row = 0; row < this.size; row += 1) yield this.keyAt(row);
  }

  *values(): Generator<Value, undefined> {
    for (let row = 0; row < this.size; row += 1) yield this.recordAt(row);
  }

  *entries(): Generator<[Key, Value], undefined> {
    for (let row = 0; row < this.size; row += 1) yield [this.keyAt(row), this.recordAt(row)];
  }

  [Symbol.iterator](): Generator<[Key, Value], undefined> {
    return this.entries();
  }

  /** The row of a key, a new one where it has none. */
  protected abstract rowFor(key: Key): number;

  /** Puts a record into the columns. */
  protected abstract store(row: number, value: Value): void;

  /** Declares a column of texts. */
  protected text(): TextColumn {
    const column = new TextColumn((assign, fill) => { this.column(Int32Array, 1, fill, assign); });
    this.#texts.push(column);
    return column;
  }

  /** Declares a column of uuids. */
  protected uuid(): UuidColumn {
    return new UuidColumn({
      words: (assign) => { this.column(Int32Array, UUID_WORDS, 0, assign); },
      flags: (assign) => { this.column(Uint8Array, 1, 0, assign); },
    });
  }

  protected packRows(): Omit<PackedTable, 'uuids'> {
    return { columns: this.columns.map(({ values, width }) => values.subarray(0, this.size * width)), texts: this.#texts.map((texts) => texts.pack()) };
  }

  /**
   * Puts packed rows behind those that were here.
   * @param from the first of their rows here
   * @param meaningOf what the entries of another ledger's index are in the one of this table
   */
  protected absorbRows({ columns, texts }: PackedTable, from: number, meaningOf: MeaningOf): void {
    this.ensure(Math.max(this.size - 1, 0));
    for (const [at, { values, width, meaning }] of this.columns.entries()) {
      const packed = columns[at] ?? new Int32Array(0);
      values.set(meaning === null ? packed : translated(packed, meaningOf(meaning)), from * width);
    }
    for (const [at, column] of this.#texts.entries()) column.absorb(texts[at] ?? new Uint8Array(0), from, this.size);
  }
}

/** Records by their uuid. */
export abstract class UuidTable<Value> extends RecordTable<Uuid, Value> {
  readonly uuids = new UuidIndex(64);

  get size(): number {
    return this.uuids.size;
  }

  rowOf(uuid: Uuid): number {
    return this.uuids.indexOfText(uuid);
  }

  keyAt(row: number): Uuid {
    return this.uuids.at(row);
  }

  pack(): PackedTable {
    return { uuids: this.uuids.words, ...this.packRows() };
  }

  /**
   * Adds the rows of another table.
   * @returns false where a record stands in both: this table is of no use any more
   */
  absorb(packed: PackedTable, meaningOf: MeaningOf): boolean {
    const from = this.size;
    const count = packed.uuids.length / UUID_WORDS;
    this.uuids.reserve(from + count);
    for (let at = 0; at < count; at += 1) this.uuids.internEntry(packed.uuids, at);
    if (this.size !== from + count) return false;
    this.absorbRows(packed, from, meaningOf);
    return true;
  }

  /** @throws RangeError for a key that is no uuid in lower case, which would not come back as it was */
  protected rowFor(uuid: Uuid): number {
    if (!isCanonical(uuid)) throw new RangeError(`no uuid in lower case: ${uuid}`);
    return this.uuids.intern(uuid);
  }
}

function translated(entries: TypedArray, meaning: Int32Array): Int32Array {
  return Int32Array.from(entries, (entry) => meaning[entry] ?? NONE);
}
