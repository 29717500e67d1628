type TypedArray = Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/**
 * Columns of numbers that grow together: a million rows of twenty columns as JavaScript objects would need
 * ten times the memory. A subclass declares its columns with `column` and reads them as plain typed arrays.
 */
export abstract class Columns {
  #capacity: number;
  readonly #grow: ((capacity: number) => void)[] = [];

  protected constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /**
   * Declares a column.
   * @param width values per row
   * @param fill what a row holds before it is set
   * @param assign is called with the column now and whenever it has grown
   */
  protected column<T extends TypedArray>(kind: new (length: number) => T, width: number, fill: number, assign: (column: T) => void): void {
    let column = new kind(this.#capacity * width);
    if (fill !== 0) column.fill(fill);
    assign(column);
    this.#grow.push((capacity) => {
      const larger = new kind(capacity * width);
      larger.set(column);
      // New arrays hold zeros already, and their pages take no memory before they are written to.
      if (fill !== 0) larger.fill(fill, column.length);
      column = larger;
      assign(larger);
    });
  }

  /** Makes room for a row. */
  protected ensure(row: number): void {
    if (row < this.#capacity) return;
    while (row >= this.#capacity) this.#capacity *= 2;
    for (const grow of this.#grow) grow(this.#capacity);
  }
}
