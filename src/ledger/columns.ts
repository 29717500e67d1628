import type { UuidIndex } from './uuid-index.js';

export type TypedArray = Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** One column as it was declared, with the array that it is at the moment. */
export interface Column {
  values: TypedArray;
  /** Values per row. */
  readonly width: number;
  /** The index that the values are entries of; null where they stand for themselves. */
  readonly meaning: UuidIndex | null;
}

/**
 * Columns of numbers that grow together: a million rows of twenty columns as JavaScript objects would need
 * ten times the memory. A subclass declares its columns with `column` and reads them as plain typed arrays.
 */
export abstract class Columns {
  protected readonly columns: Column[] = [];
  #capacity: number;
  readonly #grow: ((capacity: number) => void)[] = [];

  protected constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Makes room for so many rows at once: growing bit by bit copies, and leaves the smaller arrays behind as garbage. */
  reserve(rows: number): void {
    if (rows <= this.#capacity) return;
    this.#capacity = rows;
    for (const grow of this.#grow) grow(rows);
  }

  /**
   * Declares a column.
   * @param width values per row
   * @param fill what a row holds before it is set
   * @param assign is called with the column now and whenever it has grown
   * @param meaning the index that its values are entries of
   */
  protected column<T extends TypedArray>(kind: new (length: number) => T, width: number, fill: number, assign: (column: T) => void, meaning: UuidIndex | null = null): void {
    let values = new kind(this.#capacity * width);
    if (fill !== 0) values.fill(fill);
    const column: Column = { values, width, meaning };
    this.columns.push(column);
    assign(values);
    this.#grow.push((capacity) => {
      const larger = new kind(capacity * width);
      larger.set(values);
      // New arrays hold zeros already, and their pages take no memory before they are written to.
      if (fill !== 0) larger.fill(fill, values.length);
      column.values = values = larger;
      assign(larger);
    });
  }

  /** Makes room for a row. */
  protected ensure(row: number): void {
    if (row < this.#capacity) return;
    let capacity = this.#capacity;
    while (row >= capacity) capacity *= 2;
    this.reserve(capacity);
  }
}
